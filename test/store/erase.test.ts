import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Office, stopOf, type Official } from './office';

const STATUS = 'TIP:5(1)/status';
const CITATIONS = 'TIP:5(1)/legal-basis.citations';
const EXPLANATION = 'TIP:5(1)/legal-basis.explanation';
const WITNESS = 'Witness Zefiryna Quillfeather';

let folder: string;
let office: Office;
let official: Official;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-erase-'));
  office = await Office.open(join(folder, 'data'));
  official = await office.begins();
});
afterEach(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

const place = (...path: string[]): string => join(folder, 'data', 'assessments', official.assessment, ...path);

/** Files of the whole data folder in whose bytes the words occur, also names of files. */
async function filesWith(words: string): Promise<readonly string[]> {
  const entries = await readdir(join(folder, 'data'), { recursive: true, withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      if (entry.name.includes(words)) return [entry.name];
      if (!entry.isFile()) return [];
      return (await readFile(join(entry.parentPath, entry.name))).includes(words) ? [entry.name] : [];
    }),
  );
  return found.flat();
}

/** The program is started anew on the same folder. */
async function startsAgain(): Promise<void> {
  await office.close();
  office = await Office.open(join(folder, 'data'));
  official = office.continues(official.assessment);
}

async function aFile(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('What is erased is nowhere in the data folder any more', () => {
  it('an answer with all its former texts, what was undone included, while the rest stays', async () => {
    await official.answers(STATUS, 'yes');
    await official.answers(EXPLANATION, `${WITNESS} told us.`);
    await official.answers(EXPLANATION, `${WITNESS} told us twice.`);
    await official.undoes();
    for (let minute = 0; minute < 24 * 60; minute++) office.timePasses();
    for (let turn = 0; turn < 110; turn++) await official.answers(STATUS, turn % 2 === 0 ? 'no' : 'yes');
    expect([...(await filesWith(WITNESS))].sort()).toEqual(['2026-01-02.json', 'assessment.json', 'assessment.json.bak', 'journal.ndjson']);
    const before = await official.opens();

    const { saved } = await official.erases([{ collection: 'answers', key: EXPLANATION }]);

    expect(await filesWith(WITNESS)).toEqual([]);
    expect(saved.seq).toBe(before.seq + 1);
    await startsAgain();
    const after = await official.opens();
    expect(after).toMatchObject({ access: 'full', notices: [], seq: saved.seq });
    const revision = (before.document.answers[EXPLANATION]?.revision ?? 0) + 1;
    expect(after.document.answers[EXPLANATION]).toMatchObject({ standing: 'unanswered', revision });
    expect(after.document.answers[EXPLANATION]).not.toHaveProperty('value');
    expect(after.document.answers[STATUS]).toEqual(before.document.answers[STATUS]);
    expect(await filesWith(WITNESS)).toEqual([]);
  });

  it('evidence with its file, and the citations of it, and leaves a file that other evidence cites', async () => {
    const mine = await official.attaches(await aFile('statement.txt', `${WITNESS} signs.`));
    const shared = await official.attaches(await aFile('law.txt', 'The law.'));
    await official.keepsEvidence('statement', { kind: 'law', title: `Statement of ${WITNESS}`, attachment: shared });
    await official.keepsEvidence('statement', { kind: 'law', title: `Statement of ${WITNESS}`, attachment: mine });
    await official.keepsEvidence('law', { kind: 'law', title: 'Law', attachment: shared });
    await official.answers(CITATIONS, ['statement', 'law']);
    await official.fetches(mine.sha512);
    expect((await filesWith(WITNESS)).length).toBeGreaterThan(2);

    await official.erases([{ collection: 'evidence', key: 'statement' }]);

    expect(await filesWith(WITNESS)).toEqual([]);
    expect(await readdir(place('attachments'))).toEqual([shared.sha512]);
    const { document } = await official.opens();
    expect(Object.keys(document.evidence)).toEqual(['law']);
    expect(document.answers[CITATIONS]).toMatchObject({ value: ['law'], revision: 2 });
    await official.undoes();
    await official.undoes();
    expect((await official.opens()).document.evidence).toEqual({});
  });

  it('comments and explanations, also those that were removed before', async () => {
    await official.answers(STATUS, 'yes');
    await official.notes('note', STATUS, `Ask ${WITNESS}.`);
    await official.dropsNote('note');
    const finding = (await official.findings()).findings.find(({ at }) => at === 'TIP:5(1)')?.key ?? '';
    await official.explains(finding, `${WITNESS} explains.`);
    await official.erases([
      { collection: 'comments', key: 'note' },
      { collection: 'explanations', key: finding },
    ]);
    expect(await filesWith(WITNESS)).toEqual([]);
    const { document } = await official.opens();
    expect([document.comments, document.explanations]).toEqual([{}, {}]);
  });

  it('what a program that was stopped had left half-written', async () => {
    await official.answers(EXPLANATION, WITNESS);
    await mkdir(place('backups'), { recursive: true });
    await writeFile(place('.0123.tmp'), WITNESS);
    await writeFile(place('backups', 'before-migration-2025-01-01.json'), WITNESS);
    await official.erases([{ collection: 'answers', key: EXPLANATION }]);
    expect(await filesWith(WITNESS)).toEqual([]);
  });
});

describe('The history of what was erased', () => {
  it('says who changed it and when, and who erased it, why and when, and nothing of its content', async () => {
    await official.answers(EXPLANATION, WITNESS);
    await official.answers(STATUS, 'yes');
    const before = await official.history();
    await office
      .continues(official.assessment, 'B. Colleague')
      .erases([{ collection: 'answers', key: EXPLANATION }], { reason: 'Request 7' });
    const after = await official.history();
    const records = [{ collection: 'answers', key: EXPLANATION }];
    expect(after.slice(0, -1).map(({ seq, at, by }) => ({ seq, at, by }))).toEqual(before.map(({ seq, at, by }) => ({ seq, at, by })));
    expect(after[1]?.changes).toEqual([{ collection: 'answers', key: EXPLANATION, erased: true }]);
    expect(after[2]).toEqual(before[2]);
    expect(after.at(-1)).toMatchObject({ by: { name: 'B. Colleague' }, erases: { reason: 'Request 7', records } });
    expect(Date.parse(after.at(-1)?.at ?? '')).toBeGreaterThan(Date.parse(before.at(-1)?.at ?? ''));
  });

  it('is not undone for it, says so, and is still undone for the rest', async () => {
    await official.answersAtOnce({ [STATUS]: 'yes', [EXPLANATION]: WITNESS });
    await official.answers(EXPLANATION, `${WITNESS} again`);
    const { saved } = await official.erases([{ collection: 'answers', key: EXPLANATION }]);
    expect(saved).toMatchObject({ canUndo: true, canRedo: false });
    const undone = await official.undoes();
    expect(undone.changes.map(({ key }) => key)).toEqual([STATUS]);
    expect(undone.canUndo).toBe(false);
    await startsAgain();
    expect(await stopOf(official.undoes())).toMatchObject({ code: 'erased', params: { at: saved.at } });
    await official.redoes();
    expect(await official.sees(STATUS)).toMatchObject({ value: 'yes' });
    expect(await official.sees(EXPLANATION)).toMatchObject({ standing: 'unanswered' });
    expect(await filesWith(WITNESS)).toEqual([]);
  });

  it('brings no citation of erased evidence back', async () => {
    await official.keepsEvidence('statement', { kind: 'law', title: WITNESS });
    await official.answers(CITATIONS, ['statement']);
    await official.answers(CITATIONS, []);
    await official.erases([{ collection: 'evidence', key: 'statement' }]);
    await official.undoes();
    expect(await official.sees(CITATIONS)).toMatchObject({ value: [] });
  });
});

describe('Others who work on the assessment', () => {
  it('learn of it from wherever they were, and cannot write over it unseen', async () => {
    const { seq: start } = await official.opens();
    await official.answers(EXPLANATION, WITNESS);
    const { seq } = await official.notes('note', STATUS, WITNESS);
    await official.erases([
      { collection: 'answers', key: EXPLANATION },
      { collection: 'comments', key: 'note' },
    ]);
    for (const from of [start, seq]) {
      const news = await official.changesSince(from);
      expect(news.seq).toBe(seq + 1);
      expect(JSON.stringify(news)).not.toContain(WITNESS);
      const last = new Map(news.changes.map(({ key, after }) => [key, after]));
      expect(last.get('note')).toBeNull();
      expect(last.get(EXPLANATION)).toMatchObject({ standing: 'unanswered', revision: 2 });
    }
    expect((await stopOf(official.answers(EXPLANATION, 'unseen', { seen: 1 }))).code).toBe('conflict');
    await official.answers(EXPLANATION, 'Something else');
    expect(await official.sees(EXPLANATION)).toMatchObject({ value: 'Something else', revision: 3 });
  });

  it('cannot erase where they only read, nor what was never there; nothing changes', async () => {
    await official.answers(EXPLANATION, WITNESS);
    const journal = await readFile(place('journal.ndjson'));
    const reader = await Office.open(join(folder, 'data'), { mode: 'read-only' });
    const reading = reader.continues(official.assessment);
    expect((await stopOf(reading.erases([{ collection: 'answers', key: EXPLANATION }]))).code).toBe('read-only');
    expect((await stopOf(official.erases([{ collection: 'comments', key: EXPLANATION }]))).code).toBe('not-found');
    const twice = { collection: 'answers', key: EXPLANATION } as const;
    expect((await stopOf(official.erases([twice, twice]))).code).toBe('input-invalid');
    expect(await readFile(place('journal.ndjson'))).toEqual(journal);
  });

  it('can erase the same record again after it was written anew', async () => {
    await official.answers(EXPLANATION, 'first');
    await official.erases([{ collection: 'answers', key: EXPLANATION }]);
    await official.answers(EXPLANATION, WITNESS);
    await official.erases([{ collection: 'answers', key: EXPLANATION }]);
    expect(await filesWith(WITNESS)).toEqual([]);
    expect(await official.sees(EXPLANATION)).toMatchObject({ standing: 'unanswered', revision: 4 });
  });

  it('are told of a damaged assessment from which this one was recovered', async () => {
    await official.answers(EXPLANATION, WITNESS);
    const damaged = official.assessment;
    await official.answers(STATUS, 'yes');
    await office.close();
    const lines = (await readFile(place('journal.ndjson'), 'utf8')).split('\n');
    await writeFile(place('journal.ndjson'), [...lines.slice(0, -2), 'broken', ''].join('\n'));
    office = await Office.open(join(folder, 'data'));
    const { document } = await office.recovers(damaged);
    official = office.continues(document.id);
    expect(await official.erases([{ collection: 'answers', key: EXPLANATION }])).toMatchObject({ recoveredFrom: damaged });
    expect((await official.opens()).notices).toEqual([]);
  });
});
