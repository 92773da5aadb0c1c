import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '#core/answers/answer';
import type { CallContext } from '#core/contract/dispatch';
import type { EarlierAnswer } from '#core/answers/earlier-answer';
import type { Contribution } from '#core/answers/work-package';
import { assessmentStoreOf } from '#services/assessments/store-of';
import { loadContentLibrary } from '#services/content/load-content-library';
import { Office, stopOf, type Official } from '#test/store/office';

const call: CallContext = { signal: new AbortController().signal, progress: () => {} };
const by = { name: 'A. Official', role: 'focal point' };
const STATUS = 'TIP:5(1)/status';
const LAWS = 'TIP:5(1)/legal-basis.citations';
const OTHER_LAWS = 'TIP:6(6)/legal-basis.citations';
const EXPLANATION = 'TIP:5(1)/legal-basis.explanation';
const WITNESS = 'Witness Zefiryna Quillfeather';

let folder: string;
let office: Office;
let official: Official;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-evidence-'));
  office = await Office.open(join(folder, 'data'));
  official = await office.begins();
});
afterEach(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

const register = async () => (await official.opens()).document.evidence;
const revisionOf = async (id: string): Promise<number> => (await register())[id]?.revision ?? 0;

async function merges(keep: string, ...others: readonly string[]) {
  const record = async (evidence: string) => ({ evidence, base: await revisionOf(evidence) });
  const input = { assessment: official.assessment, keep: await record(keep), others: await Promise.all(others.map(record)), by };
  return office.handlers['evidence.merge'](input, call);
}

const finds = (words: string) => office.handlers['records.find']({ assessment: official.assessment, words }, call);
const wouldErase = (...records: readonly { collection: 'answers' | 'evidence' | 'comments'; key: string }[]) =>
  office.handlers['records.toErase']({ assessment: official.assessment, records: [...records] }, call);
const checksFiles = (contents: boolean) => office.handlers['attachments.check']({ assessment: official.assessment, contents }, call);

async function attaches(name: string, content: string | Buffer) {
  const path = join(folder, name);
  await writeFile(path, content);
  return official.attaches(path);
}

/** Files of the whole data folder in whose bytes the words occur. */
async function filesWith(words: string): Promise<readonly string[]> {
  const entries = await readdir(join(folder, 'data'), { recursive: true, withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) =>
      entry.isFile() && (await readFile(join(entry.parentPath, entry.name))).includes(words) ? [entry.name] : [],
    ),
  );
  return found.flat();
}

describe('Sources that are one and the same are made one', () => {
  beforeEach(async () => {
    await official.keepsEvidence('code', { kind: 'law', title: 'Penal Code', reference: 'Article 3' });
    await official.keepsEvidence('copy', { kind: 'law', title: 'The Penal Code', link: 'https://laws.example/penal' });
    await official.answers(LAWS, ['copy', 'code']);
    await official.answers(OTHER_LAWS, ['copy']);
  });

  it('every citation follows, each once, and one step of undo brings both back', async () => {
    const before = (await official.opens()).document;
    await merges('code', 'copy');
    const { document } = await official.opens();
    expect(Object.keys(document.evidence)).toEqual(['code']);
    expect(document.evidence['code']).toMatchObject({ title: 'Penal Code', reference: 'Article 3', link: 'https://laws.example/penal' });
    expect([document.answers[LAWS]?.value, document.answers[OTHER_LAWS]?.value]).toEqual([['code'], ['code']]);
    expect(document.answers[LAWS]).toMatchObject({ by: before.answers[LAWS]?.by, at: before.answers[LAWS]?.at });
    await official.undoes();
    const undone = (await official.opens()).document;
    expect([undone.answers[LAWS]?.value, undone.answers[OTHER_LAWS]?.value]).toEqual([['copy', 'code'], ['copy']]);
    expect(undone.evidence['copy']?.title).toBe('The Penal Code');
  });

  it('and nothing changes where one of them was changed meanwhile, is of another kind, or is named twice', async () => {
    const seen = await revisionOf('copy');
    await official.keepsEvidence('copy', { kind: 'law', title: 'The Penal Code, as amended' });
    await official.keepsEvidence('case', { kind: 'case', title: 'A. B.' });
    const before = await official.opens();
    const others = [{ evidence: 'copy', base: seen }];
    const keep = { evidence: 'code', base: await revisionOf('code') };
    const stale = office.handlers['evidence.merge']({ assessment: official.assessment, keep, others, by }, call);
    expect((await stopOf(stale)).code).toBe('conflict');
    for (const other of ['case', 'code']) expect((await stopOf(merges('code', other))).code).toBe('input-invalid');
    expect((await stopOf(merges('code', 'nowhere'))).code).toBe('not-found');
    expect(await official.opens()).toEqual(before);
  });
});

describe('Attached files', () => {
  it('that are missing or altered are found', async () => {
    const [one, two, three] = await Promise.all(['one', 'two', 'three'].map((name) => attaches(`${name}.txt`, name)));
    for (const [id, attachment] of Object.entries({ one, two, three }))
      await official.keepsEvidence(id, { kind: 'file', title: id, attachment });
    const place = (sha512 = ''): string => join(folder, 'data', 'assessments', official.assessment, 'attachments', sha512);
    await rm(place(one?.sha512));
    await writeFile(place(two?.sha512), 'TWO');
    expect(await checksFiles(false)).toEqual([{ sha512: one?.sha512, problem: 'missing' }]);
    expect(await checksFiles(true)).toEqual([
      { sha512: one?.sha512, problem: 'missing' },
      { sha512: two?.sha512, problem: 'altered' },
    ]);
  });

  it('are shown by what is in them, never by what they are called', async () => {
    const shows = async (name: string, content: string | Buffer) => {
      const attachment = await attaches(name, content);
      await official.keepsEvidence(name.replace(/\W/g, ''), { kind: 'file', title: name, attachment });
      return office.handlers['attachments.preview']({ assessment: official.assessment, sha512: attachment.sha512 }, call);
    };
    const header = (width: number): Buffer => {
      const picture = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
      picture.writeUInt32BE(width, 16);
      return picture;
    };
    expect(await shows('law.txt', 'Закон о торговле людьми')).toEqual({ kind: 'text', text: 'Закон о торговле людьми', cut: false });
    expect(await shows('long.csv', 'a,b\n'.repeat(100_000))).toMatchObject({ kind: 'text', cut: true });
    expect(await shows('scan.pdf', header(1))).toMatchObject({ kind: 'image', mediaType: 'image/png' });
    expect(await shows('bomb.png', header(100_000_000))).toEqual({ kind: 'none', because: 'size' });
    expect(await shows('large.txt', 'x'.repeat(17 * 1024 * 1024))).toEqual({ kind: 'none', because: 'size' });
    for (const [name, content] of [
      ['page.html', '<script>alert(1)</script>'],
      ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
      ['law.pdf', '%PDF-1.7'],
      ['program.txt', Buffer.from([0x4d, 0x5a, 0, 0, 3])],
      ['bytes.txt', Buffer.concat([Buffer.from('text '), randomBytes(64), Buffer.from([0xff, 0xfe, 0x80])])],
    ] as const)
      expect(await shows(name, content), name).toEqual({ kind: 'none', because: 'type' });
  });
});

describe('What erasing would take is told beforehand', () => {
  it('with every version, citation and file, and changes nothing', async () => {
    const attachment = await attaches('statement.txt', WITNESS);
    await official.keepsEvidence('statement', { kind: 'law', title: WITNESS, attachment });
    await official.keepsEvidence('statement', { kind: 'law', title: 'Statement', attachment });
    await official.answers(LAWS, ['statement']);
    await official.answers(LAWS, []);
    const before = await official.opens();
    expect(await wouldErase({ collection: 'evidence', key: 'statement' })).toEqual({
      records: [{ collection: 'evidence', key: 'statement', present: true, versions: 2 }],
      citing: [LAWS],
      files: ['statement.txt'],
      bundles: [],
    });
    expect(await official.opens()).toEqual(before);
  });

  it('and a name is found in what was changed and removed since, whatever its case', async () => {
    await official.answers(STATUS, 'yes');
    await official.answers(EXPLANATION, `${WITNESS} told us.`);
    await official.answers(EXPLANATION, 'A witness told us.');
    await official.notes('note', STATUS, `Ask ${WITNESS}.`);
    await official.dropsNote('note');
    expect(await finds('zefiryna')).toEqual([
      { collection: 'answers', key: EXPLANATION, present: true, excerpt: `${WITNESS} told us.` },
      { collection: 'comments', key: 'note', present: false, excerpt: `Ask ${WITNESS}.` },
    ]);
    expect(await finds('A. Official')).toEqual([]);
  });
});

describe('Erasing reaches what others said', () => {
  const answer = (text: string): Pick<Answer, 'standing' | 'value' | 'by' | 'at' | 'origin'> => ({
    standing: 'answered',
    value: text,
    by,
    at: '2025-01-01T00:00:00.000Z',
    origin: { kind: 'entered' },
  });

  it('the answer of the last exercise and what an agency has sent, and leaves the rest of it', async () => {
    const contribution = {
      revision: 1,
      workPackage: 'package',
      number: 1,
      fileName: 'contribution.omnibus',
      writtenAt: '2026-01-01T00:00:00.000Z',
      receivedAt: '2026-01-01T00:00:00.000Z',
      by,
      source: 'source',
      replaces: [],
      questionnaire: '1',
      answers: { [EXPLANATION]: answer(`${WITNESS}, says the agency.`), [LAWS]: { ...answer(''), value: ['statement', 'law'] } },
      evidence: { statement: { kind: 'law', title: WITNESS }, law: { kind: 'law', title: 'Law' } },
      comments: { note: { about: STATUS, text: WITNESS, by, at: '2026-01-01T00:00:00.000Z' } },
    } as unknown as Contribution;
    const earlier: EarlierAnswer = {
      revision: 1,
      exercise: 'last',
      title: 'Last exercise',
      question: EXPLANATION,
      asked: 'a'.repeat(128),
      became: 'same',
      beside: [EXPLANATION],
      answer: answer(`${WITNESS}, as we said.`),
    };
    const store = assessmentStoreOf({
      data: office.data,
      clock: { now: () => '2026-02-01T00:00:00.000Z' },
      newId: () => 'id',
      content: loadContentLibrary('dist/content'),
    });
    await store.commit(official.assessment, by, () => ({
      changes: [
        { collection: 'contributions', key: 'digest', before: null, after: contribution },
        { collection: 'earlierAnswers', key: EXPLANATION, before: null, after: earlier },
      ],
    }));
    expect((await finds(WITNESS)).map(({ collection, key }) => `${collection} ${key}`).sort()).toEqual([
      `answers ${EXPLANATION}`,
      'comments note',
      `earlierAnswers ${EXPLANATION}`,
      'evidence statement',
    ]);
    const { saved } = await official.erases([
      { collection: 'answers', key: EXPLANATION },
      { collection: 'earlierAnswers', key: EXPLANATION },
      { collection: 'evidence', key: 'statement' },
      { collection: 'comments', key: 'note' },
    ]);
    expect(await filesWith(WITNESS)).toEqual([]);
    const { document } = await official.opens();
    expect(document.earlierAnswers).toEqual({});
    const left = document.contributions['digest'];
    expect(Object.keys(left?.answers ?? {})).toEqual([LAWS]);
    expect(left?.answers[LAWS]?.value).toEqual(['law']);
    expect([Object.keys(left?.evidence ?? {}), left?.comments]).toEqual([['law'], {}]);
    expect(saved.changes.map(({ collection }) => collection)).toEqual(expect.arrayContaining(['contributions', 'earlierAnswers']));
  });
});
