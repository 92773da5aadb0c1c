import { readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import type { HistoryLine, Input } from '#core/contract/operations';
import { Office } from '#test/store/office';
import { csvCells } from '#test/report/read-back';
import { Ministry } from './ministry';

const STATUS = 'TIP:5(1)/status';
const call = { signal: new AbortController().signal, progress: () => {} };
type Filter = Input<'history.list'>['filter'];

const finds = (ministry: Ministry, filter: Filter, more: Partial<Input<'history.list'>> = {}): Promise<readonly HistoryLine[]> =>
  ministry.office.handlers['history.list']({ assessment: ministry.assessment, contents: true, filter, ...more }, call);
const overview = (ministry: Ministry, filter?: Filter) =>
  ministry.office.handlers['history.overview']({ assessment: ministry.assessment, filter }, call);
const exported = async (ministry: Ministry, format: 'csv' | 'jsonl', filter?: Filter): Promise<string> => {
  const labels = { 'journal.kind.answers': 'Answer', 'journal.column.after': 'After', 'standing.unanswered': 'Not answered' };
  const input = { assessment: ministry.assessment, format, language: 'en', labels, filter } as const;
  const { name } = await ministry.office.handlers['history.export'](input, call);
  return readFile(ministry.office.handedOver.get(name) ?? '', 'utf8');
};

/** Two people have worked on it: answers, a comment, a clearance, an undo. */
async function worked(): Promise<Ministry> {
  const ministry = await Ministry.opens();
  await ministry.person('D. Drafter').answers(STATUS, 'yes');
  await ministry.person('D. Drafter').answers('TIP:6(1)/status', 'partial');
  await ministry.person('R. Reviewer').notes('c1', 'TIP:5(1)', 'Ask the prosecutor’s office.');
  await ministry.sets('ready', ['TIP:5(1)', 'TIP:6(1)'], { by: 'R. Reviewer' });
  await ministry.person('D. Drafter').undoes();
  return ministry;
}

describe('The history as an audit trail', () => {
  it('says who changed what from what to what, in the order in which it happened', async () => {
    const ministry = await worked();
    await ministry.person('H. Head').answers(STATUS, 'no');
    const line = (await finds(ministry, {})).at(-1);
    expect(line).toMatchObject({ by: { name: 'H. Head' }, changes: [{ key: STATUS, before: { value: 'yes' }, after: { value: 'no' } }] });
  });

  it.each<[string, Filter, readonly string[]]>([
    ['a person', { person: 'R. Reviewer' }, ['comments', 'clearances']],
    ['a provision', { provision: 'TIP:6(1)' }, ['answers', 'clearances', 'clearances']],
    ['an article', { provision: 'TIP:5' }, ['answers', 'comments', 'clearances', 'clearances']],
    ['a kind', { kinds: ['comments'] }, ['comments']],
    ['words of a text, whatever its accents', { text: 'PROSECUTOR' }, ['comments']],
    ['words of an option as the questionnaire has them', { text: 'Yes', kinds: ['answers'], language: 'en' }, ['answers', 'answers']],
    ['a day on which nothing was done', { from: '2027-01-01' }, []],
    ['the first day', { to: '2026-01-01', kinds: ['answers'] }, ['answers', 'answers']],
    ['two things together', { person: 'D. Drafter', kinds: ['clearances'] }, ['clearances']],
  ])('is searched by %s', async (_what, filter, kinds) => {
    const found = await finds(await worked(), filter);
    expect(found.map(({ changes }) => changes[0]?.collection)).toEqual(kinds);
  });

  it('shows of a line only what is looked for', async () => {
    const [line] = await finds(await worked(), { provision: 'TIP:6(1)', kinds: ['clearances'] });
    expect(line?.changes.map(({ key }) => key)).toEqual(['TIP:6(1)']);
  });

  it('counts, and knows who has written', async () => {
    const ministry = await worked();
    expect(await overview(ministry, { kinds: ['comments'] })).toEqual({
      total: 6,
      matching: 1,
      people: ['A. Official', 'D. Drafter', 'R. Reviewer'],
      kinds: ['answers', 'clearances', 'comments', 'settings'],
    });
  });

  it('is read page by page, from the newest back', async () => {
    const ministry = await worked();
    const newest = await finds(ministry, {}, { limit: 2 });
    const older = await finds(ministry, {}, { limit: 2, before: newest[0]?.seq });
    expect([...older, ...newest].map(({ seq }) => seq)).toEqual([3, 4, 5, 6]);
  });

  it('leaves out that somebody moved from one question to the next', async () => {
    const ministry = await worked();
    await ministry.drafter.changesSettings({ resumeAt: 'TIP:6(1)' });
    expect((await overview(ministry)).total).toBe(6);
    await ministry.drafter.changesSettings({ languages: ['fr', 'en'] });
    expect((await overview(ministry)).total).toBe(7);
  });

  it('says of what was erased only that it was erased', async () => {
    const ministry = await worked();
    await ministry.drafter.erases([{ collection: 'comments', key: 'c1' }], { reason: 'Names a person.' });
    const erased = (await finds(ministry, { kinds: ['comments'] })).flatMap(({ changes }) => changes);
    expect(erased).toEqual([
      { collection: 'comments', key: 'c1', erased: true },
      { collection: 'comments', key: 'c1', erased: true },
    ]);
    const text = await exported(ministry, 'csv');
    expect(text).not.toContain('prosecutor');
    expect(text).toContain('Names a person.');
  });
});

describe('The history that is asked for again and again', () => {
  it('is read from the disk once, and goes on with what is written', async () => {
    const ministry = await worked();
    await overview(ministry);
    const reading = vi.spyOn(ministry.office.data.files, 'read');
    await finds(ministry, { kinds: ['comments'] });
    await ministry.drafter.answers(STATUS, 'no');
    await ministry.drafter.undoes();
    await overview(ministry, { person: 'D. Drafter' });
    expect((await finds(ministry, {})).at(-1)).toMatchObject({ undoes: 7, changes: [{ key: STATUS, after: { value: 'yes' } }] });
    expect(reading.mock.calls.flat().filter((path) => path.endsWith('journal.ndjson'))).toEqual([]);
  });

  it('is what the next start of the program reads, after an erasure too', async () => {
    const ministry = await worked();
    await overview(ministry);
    await ministry.drafter.answers(STATUS, 'no');
    await ministry.drafter.erases([{ collection: 'comments', key: 'c1' }], { reason: 'Names a person.' });
    const { assessment } = ministry;
    await ministry.drafter.answers(STATUS, 'yes');
    const kept = await finds(ministry, {}, { limit: 500 });
    await ministry.office.close();
    const next = await Office.open(ministry.folder, { mode: 'read-only' });
    expect(await next.handlers['history.list']({ assessment, contents: true, filter: {}, limit: 500 }, call)).toEqual(kept);
    await next.close();
  });
});

describe('The history as a file', () => {
  it('is a table in words for a spreadsheet', async () => {
    const [head = [], first = []] = csvCells(await exported(await worked(), 'csv', { kinds: ['answers'] }));
    expect(head).toContain('After');
    expect(first.slice(0, 6)).toEqual(['2', '2026-01-01T00:01:00.000Z', 'D. Drafter', 'focal point', 'Answer', 'TIP:5(1)']);
    expect(first[8]).toMatch(/^Yes/);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1'])('holds no formula: %j', async (text) => {
    const ministry = await Ministry.opens();
    await ministry.person(text).notes('c1', 'TIP:5(1)', `${text} "quoted"`);
    const cells = csvCells(await exported(ministry, 'csv', { kinds: ['comments'] })).flat();
    expect(cells).toContain(`'${text} "quoted"`);
    expect(cells).toContain(`'${text}`);
    expect(cells.filter((cell) => /^[\s\u3000]*[=+\-@\t\r＝]/.test(cell))).toEqual([]);
  });

  it('is a line of JSON for each line of the history, with all that is kept', async () => {
    const lines = (await exported(await worked(), 'jsonl', { provision: 'TIP:5' })).trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ seq: 2, by: { name: 'D. Drafter' }, changes: [{ after: { value: 'yes' } }] });
  });
});
