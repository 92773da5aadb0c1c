import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#core/answers/answer';
import type { Change } from '#core/answers/change';
import { ASSESSMENT_FORMAT } from '#core/answers/document';
import { AssessmentStore, type AssessmentStoreParts } from '#services/assessments/assessment-store';
import { sealLine, type JournalEntry } from '#services/assessments/journal';
import type { Formats } from '#services/assessments/migrations';
import { recordChange } from '#services/assessments/record-change';
import { openDataFolder, type DataFolder } from '#services/storage/data-folder';
import { SETTINGS, stopOf } from './office';

const by: Person = { name: 'A. Official', role: 'focal point' };
const settled: Change = { collection: 'settings', key: 'assessment', before: null, after: { revision: 1, ...SETTINGS } };
const TEXT = 'TIP:5(1)/legal-basis.explanation';

let folder: string;
let data: DataFolder;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-formats-'));
  data = await openDataFolder(folder, { mode: 'own' });
});
afterEach(async () => {
  await data.close();
  await rm(folder, { recursive: true, force: true });
});

const storeWith = (parts: Partial<AssessmentStoreParts>): AssessmentStore =>
  new AssessmentStore({
    data,
    clock: { now: () => '2026-01-01T00:00:00.000Z' },
    newId: () => 'new',
    questionnaireVersion: () => 'questionnaire-1',
    snapshotEvery: 3,
    ...parts,
  });

const answersWith = (store: AssessmentStore, id: string, text: string): Promise<unknown> =>
  store.commit(id, by, (current) => ({
    changes: recordChange(current, 'answers', TEXT, {
      standing: 'answered',
      value: text,
      by,
      at: '',
      origin: { kind: 'entered' },
      confirmed: true,
    }),
  }));

/** An artificial older format in which answers were called replies, and nobody knew comments. */
const OLD = 'omnibus-assessment/0';
const withOld: Formats = {
  current: ASSESSMENT_FORMAT,
  migrations: [
    {
      from: OLD,
      to: ASSESSMENT_FORMAT,
      document: ({ replies, ...rest }) => ({ ...rest, answers: replies, comments: {} }),
      change: (stored) =>
        stored['collection'] === 'mood' ? null : stored['collection'] === 'replies' ? { ...stored, collection: 'answers' } : { ...stored },
    },
  ],
};

const reply = (text: string, revision: number): Record<string, unknown> => ({
  ...{ standing: 'answered', value: text, revision, by, at: '', origin: { kind: 'entered' }, confirmed: true },
});

async function writeOldAssessment(id: string, withSnapshot: boolean): Promise<void> {
  const head = sealLine({ seq: 0, format: OLD, assessment: id, created: '2020-01-01T00:00:00.000Z', questionnaire: 'old' });
  const contents = [
    [settled],
    [{ collection: 'replies', key: TEXT, before: null, after: reply('written long ago', 1) }],
    [
      { collection: 'mood', key: 'x', before: null, after: {} },
      { collection: 'replies', key: TEXT, before: reply('written long ago', 1), after: reply('and improved', 2) },
    ],
  ];
  const lines = [head.text];
  let prev = head.checksum;
  contents.forEach((changes, index) => {
    const line = sealLine({ seq: index + 1, prev, at: '2020-01-01T00:00:00.000Z', by, changes } as unknown as JournalEntry);
    lines.push(line.text);
    prev = line.checksum;
  });
  const place = join(folder, 'assessments', id);
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'journal.ndjson'), `${lines.join('\n')}\n`);
  if (!withSnapshot) return;
  const document = {
    ...{ format: OLD, id, created: '2020-01-01T00:00:00.000Z', questionnaire: 'old', settings: { assessment: settled.after } },
    ...{ replies: { [TEXT]: reply('and improved', 2) }, evidence: {}, explanations: {}, offers: {}, submissions: {} },
    ...{ clearances: {}, workPackages: {}, contributions: {}, earlierAnswers: {} },
  };
  const body = JSON.stringify({ seq: 3, chain: prev, document });
  const checksum = createHash('sha256').update(body).digest('hex');
  await writeFile(join(place, 'assessment.json'), `{"format":"${OLD}","checksum":"${checksum}","snapshot":${body}}\n`);
}

describe('An assessment in an older format', () => {
  it.each([true, false])('opens through its migration and goes on in the present format (snapshot: %s)', async (withSnapshot) => {
    await writeOldAssessment('old', withSnapshot);
    const old = await readFile(join(folder, 'assessments/old/journal.ndjson'), 'utf8');
    const store = storeWith({ formats: withOld });
    const opened = await store.open('old');
    expect(opened).toMatchObject({ access: 'full', notices: [], canUndo: true });
    expect(opened.document).toMatchObject({ format: ASSESSMENT_FORMAT, comments: {} });
    expect(opened.document.answers[TEXT]?.value).toBe('and improved');
    await answersWith(store, 'old', 'in the new format');
    await store.settled();

    const again = await storeWith({ formats: withOld }).open('old');
    expect(again).toMatchObject({ access: 'full', notices: [] });
    expect(again.document.answers[TEXT]?.value).toBe('in the new format');
    await store.undo('old', by);
    await store.undo('old', by);
    expect((await store.open('old')).document.answers[TEXT]?.value).toBe('written long ago');
    expect(await readFile(join(folder, 'assessments/old/journal.ndjson'), 'utf8')).toContain(old);
    const backups = await readdir(join(folder, 'assessments/old/backups'));
    expect(backups.includes('before-migration-2026-01-01.json')).toBe(withSnapshot);
  });

  it('is only looked at, not rewritten, by a program that may not write', async () => {
    await writeOldAssessment('old', true);
    const looking = await openDataFolder(folder, { mode: 'read-only' });
    const before = await readFile(join(folder, 'assessments/old/assessment.json'));
    expect((await storeWith({ formats: withOld, data: looking }).open('old')).document.answers[TEXT]?.value).toBe('and improved');
    expect(await readFile(join(folder, 'assessments/old/assessment.json'))).toEqual(before);
  });

  it('for which there is no migration is not guessed at', async () => {
    await writeOldAssessment('old', true);
    expect((await stopOf(storeWith({}).open('old'))).code).toBe('damaged');
  });
});
