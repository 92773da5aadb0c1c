import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Office, stopOf, type Official } from './office';

const STATUS = 'TIP:5(1)/status';
const TEXT = 'TIP:5(1)/legal-basis.explanation';
const CITATIONS = 'TIP:5(1)/legal-basis.citations';

let folder: string;
let office: Office;
let official: Official;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-store-'));
  office = await Office.open(folder);
  official = await office.begins();
});
afterEach(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

async function afterRestart(): Promise<void> {
  await office.close();
  office = await Office.open(folder);
  official = office.continues(official.assessment);
}

const journalLines = async (): Promise<number> =>
  (await readFile(join(folder, 'assessments', official.assessment, 'journal.ndjson'), 'utf8')).trimEnd().split('\n').length;

describe('Recording answers', () => {
  it('keeps who entered what and when, and counts its revisions', async () => {
    const saved = await official.answers(STATUS, 'yes');
    expect(saved).toMatchObject({ seq: 2, canUndo: true, canRedo: false });
    await afterRestart();
    expect(await official.sees(STATUS)).toMatchObject({
      standing: 'answered',
      value: 'yes',
      revision: 1,
      by: { name: 'A. Official', role: 'focal point' },
      origin: { kind: 'entered' },
      confirmed: true,
    });
    await official.doesNotKnow(STATUS, 'The ministry has to be asked.');
    expect(await official.sees(STATUS)).toMatchObject({ standing: 'not-known', revision: 2, reason: 'The ministry has to be asked.' });
    expect(await official.sees(STATUS)).not.toHaveProperty('value');
  });

  it('two windows cannot overwrite each other: the later is told which revision there is now', async () => {
    await official.answers(STATUS, 'yes');
    await official.answers(STATUS, 'partial', { seen: 1 });
    expect(await stopOf(official.answers(STATUS, 'no', { seen: 1 }))).toMatchObject({
      code: 'conflict',
      params: { what: 'answer', id: STATUS, yours: 1, current: 2 },
    });
    expect((await official.sees(STATUS))?.value).toBe('partial');
  });

  it('of two windows that save at the same moment one wins and the other is told', async () => {
    const attempts = await Promise.allSettled([official.answers(STATUS, 'yes', { seen: 0 }), official.answers(STATUS, 'no', { seen: 0 })]);
    expect(attempts.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect((await official.sees(STATUS))?.value).toBe('yes');
  });

  it('one call is one line: all of it is written, or nothing', async () => {
    await official.answersAtOnce({ [STATUS]: 'yes', [TEXT]: 'The penal code.' });
    expect(await journalLines()).toBe(3);
    await official.answers(TEXT, 'meanwhile');
    const stale = official.answersAtOnce({ [STATUS]: 'no', [TEXT]: 'later', 'TIP:5(1)/nowhere': 'x' });
    expect((await stopOf(stale)).code).toBe('not-found');
    expect((await official.sees(STATUS))?.value).toBe('yes');
    expect(await journalLines()).toBe(4);
  });

  it('saving the same again writes nothing', async () => {
    await official.answers(STATUS, 'yes');
    const again = await official.answers(STATUS, 'yes');
    expect(again).toMatchObject({ seq: 2, changes: [] });
    expect(await journalLines()).toBe(3);
  });

  it.each([
    ['an option that the scale does not have', STATUS, 'perhaps'],
    ['a text where an option is expected', STATUS, 7],
    ['a number where a text is expected', TEXT, 7],
    ['a list of evidence that holds one twice', CITATIONS, ['law-1', 'law-1']],
  ])('refuses %s, and names the place', async (_, question, value) => {
    const stop = await stopOf(official.answers(question, value));
    expect(stop.code).toBe('input-invalid');
    expect(stop.params['path']).toBe(question);
    expect(await journalLines()).toBe(2);
  });

  it('refuses a question that is not asked, and evidence that does not exist', async () => {
    expect(await stopOf(official.answers('UNTOC:5(1)(a)/status', 'yes'))).toMatchObject({
      code: 'not-found',
      params: { what: 'question' },
    });
    expect(await stopOf(official.answers('__proto__', 'yes', { seen: 0 }))).toMatchObject({ code: 'not-found' });
    expect(await stopOf(official.answers(CITATIONS, ['law-9']))).toMatchObject({
      code: 'not-found',
      params: { what: 'evidence', id: 'law-9' },
    });
  });

  it('a second window sees what the first has written', async () => {
    const { seq } = await official.opens();
    await official.answers(STATUS, 'yes');
    await official.answers(TEXT, 'The penal code.');
    const news = await official.changesSince(seq);
    expect(news.changes.map(({ key }) => key)).toEqual([STATUS, TEXT]);
    expect(await official.changesSince(news.seq)).toMatchObject({ changes: [] });
  });
});

describe('Undo and redo', () => {
  it('take back and bring back, also after a restart', async () => {
    await official.answers(STATUS, 'yes');
    await official.answers(STATUS, 'partial');
    await afterRestart();
    expect(await official.undoes()).toMatchObject({ canUndo: true, canRedo: true });
    expect(await official.sees(STATUS)).toMatchObject({ value: 'yes', revision: 3 });
    await official.undoes();
    expect(await official.sees(STATUS)).toMatchObject({ standing: 'unanswered' });
    expect((await stopOf(official.undoes())).code).toBe('nothing-to-undo');
    await afterRestart();
    await official.redoes();
    expect((await official.sees(STATUS))?.value).toBe('yes');
    expect(await official.redoes()).toMatchObject({ canRedo: false });
    expect((await official.sees(STATUS))?.value).toBe('partial');
    expect((await stopOf(official.redoes())).code).toBe('nothing-to-redo');
  });

  it('a new answer after undo ends what could be brought back', async () => {
    await official.answers(STATUS, 'yes');
    await official.undoes();
    await official.answers(STATUS, 'no');
    expect((await stopOf(official.redoes())).code).toBe('nothing-to-redo');
    await official.undoes();
    expect(await official.sees(STATUS)).toMatchObject({ standing: 'unanswered' });
  });

  it('typing on in one text is one step; the same in another text, after a pause, or in a scale is not', async () => {
    await official.answers(TEXT, 'The');
    await official.answers(TEXT, 'The penal', { typingOn: true });
    await official.answers(TEXT, 'The penal code', { typingOn: true });
    await official.undoes();
    expect(await official.sees(TEXT)).toMatchObject({ standing: 'unanswered' });
    await official.redoes();
    expect((await official.sees(TEXT))?.value).toBe('The penal code');

    await official.answers(TEXT, 'The penal code, article 1');
    await official.undoes();
    expect((await official.sees(TEXT))?.value).toBe('The penal code');

    await official.answers(STATUS, 'yes');
    await official.answers(STATUS, 'no', { typingOn: true });
    await official.undoes();
    expect((await official.sees(STATUS))?.value).toBe('yes');
  });

  it('several answers given at once are one step', async () => {
    await official.answersAtOnce({ [STATUS]: 'yes', [TEXT]: 'The penal code.' });
    await official.undoes();
    expect([await official.sees(STATUS), await official.sees(TEXT)]).toMatchObject([
      { standing: 'unanswered' },
      { standing: 'unanswered' },
    ]);
  });

  it('somebody who still looks at the undone answer meets a conflict, not silence', async () => {
    await official.answers(STATUS, 'yes');
    await official.undoes();
    expect((await stopOf(official.answers(STATUS, 'no', { seen: 1 }))).code).toBe('conflict');
  });

  it('moving through the questions is no step, and neither is beginning the assessment', async () => {
    await official.answers(STATUS, 'yes');
    await official.changesSettings({ resumeAt: TEXT });
    expect((await official.opens()).document.settings['assessment']?.resumeAt).toBe(TEXT);
    await official.undoes();
    expect(await official.sees(STATUS)).toMatchObject({ standing: 'unanswered' });
    expect((await official.opens()).document.settings['assessment']?.resumeAt).toBe(TEXT);
    expect((await stopOf(official.undoes())).code).toBe('nothing-to-undo');
  });

  it('the history names every line, what it undoes included, in pages', async () => {
    await official.answers(STATUS, 'yes');
    await official.undoes();
    await official.redoes();
    const history = await official.history();
    expect(history.map(({ seq, undoes, redoes }) => [seq, undoes, redoes])).toEqual([
      [1, undefined, undefined],
      [2, undefined, undefined],
      [3, 2, undefined],
      [4, undefined, 2],
    ]);
    expect(history[1]?.changes).toEqual([{ collection: 'answers', key: STATUS }]);
    expect((await official.history({ after: 1, limit: 2 })).map(({ seq }) => seq)).toEqual([2, 3]);
    expect((await official.history({ limit: 1 })).map(({ seq }) => seq)).toEqual([4]);
  });
});
