import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkContent } from '#build/content/check-content';
import { compileFiles } from '#build/content/compile';
import { ensureContent } from '#build/content/ensure';
import { sentenceOf } from '#build/content/problem';
import { readContentFiles } from '#build/content/read-content-files';
import { releaseIds } from '#build/content/release-ids';
import { earlierQuestions, keptAnswers } from '#core/answers/kept-answers';
import { unpackQuestionnaire } from '#core/questionnaire/packed';
import { Party, TestClock } from '../register/party';

const EXAMPLE = fileURLToPath(new URL('worked-example', import.meta.url));
const GUIDE = fileURLToPath(new URL('../../docs/guides/editing-questions.md', import.meta.url));
const OFFICIAL = { name: 'A. Official', role: 'Focal point' };
const local = (question: string): string => question.replace('TIP:9(1)/', '');

/**
 * The chapter "After a release" of docs/guides/editing-questions.md, played from beginning to end. In `worked-example` lie the
 * questionnaire of 2026, a first try at that of 2028, and the right one: one question reworded, one split in two, one
 * retired, one added.
 */
describe('a questionnaire that was released changes', () => {
  let desk: string;
  let state: Party;
  let assessment: string;
  let key: string;
  const clock = new TestClock();
  const bundles: string[] = [];

  /** Puts the files of one stage over those that are there. */
  const edit = (stage: string) => cp(join(EXAMPLE, stage), desk, { recursive: true });
  const whatTheCheckerSays = async () => checkContent(await readContentFiles(desk)).map(sentenceOf);
  const compiled = async (year: string) =>
    (await ensureContent({ root: desk, output: join(desk, `compiled-${year}`), onProblems: 'fail' })).folder;
  const answers = (values: Readonly<Record<string, string>>) => record(assessment, values);
  async function record(to: string, values: Readonly<Record<string, string>>): Promise<void> {
    const { document } = await state.call('assessments.open', { assessment: to });
    const writes = Object.entries(values).map(([local, value]) => {
      const question = `TIP:9(1)/${local}`;
      return { question, base: document.answers[question]?.revision ?? 0, standing: 'answered' as const, value };
    });
    await state.call('answers.record', { assessment: to, writes, by: OFFICIAL });
  }
  const seal = async (of: string): Promise<void> => void bundles.push(await state.sends(of, key));

  beforeAll(async () => {
    desk = await mkdtemp(join(tmpdir(), 'omnibus-desk-'));
    await edit('2026');
  });
  afterAll(async () => {
    await state.leave();
    await rm(desk, { recursive: true, force: true });
  });

  it('1. The questionnaire of 2026 is released: the lock keeps ids and words', async () => {
    expect(await whatTheCheckerSays()).toEqual([]);
    const [lock] = releaseIds(compileFiles(await readContentFiles(desk)), '2026-03-01');
    await writeFile(join(desk, lock?.path ?? ''), lock?.text ?? '');
    expect(lock?.text).toContain('"TIP:9(1)/protection-and-return": {"type":"choice","options":["yes","no"]}');
    expect(lock?.text).toContain('"question/TIP:9(1)/plan/label": "Is a national plan in force?"');
  });

  it('2. A State answers it, and seals a submission', async () => {
    state = await Party.open(clock, undefined, await compiled('2026'));
    key = (await state.makesKey('submission')).id;
    assessment = await state.assesses('cycle-2026');
    await answers({ status: 'yes', plan: 'yes', 'protection-and-return': 'yes', fax: '+000 123' });
    await seal(assessment);
    await state.close();
  });

  it('3. A first try at 2028 is refused: the checker names what changed, and the ways out', async () => {
    await edit('2028-first-try');
    const expected = await readFile(join(EXAMPLE, '2028-first-try', 'what-the-checker-says.txt'), 'utf8');
    expect(`${(await whatTheCheckerSays()).join('\n')}\n`).toBe(expected);
    expect(await readFile(GUIDE, 'utf8')).toContain(expected);
  });

  it('4. Reworded, split, retired and added as the guide says: nothing to mend', async () => {
    await edit('2028');
    expect(await whatTheCheckerSays()).toEqual([]);
  });

  it('5. The open draft goes on as it was; the preview says what 2028 would change, and nothing is changed by looking', async () => {
    state = await Party.open(clock, state.folder, await compiled('2028'));
    const opened = await state.call('assessments.open', { assessment });
    expect(opened.olderEdition).toBe(true);
    await answers({ fax: '+000 456' });

    const { state: asks, plan } = await state.call('versions.preview', { assessment, language: 'en' });
    expect(asks).toBe('older');
    expect(plan?.counts).toEqual({ same: 1, reworded: 1, moved: 0, split: 1, merged: 0, retired: 1 });
    expect(plan?.changed.map(({ question, became, now }) => [local(question), became, now.map(local)])).toEqual([
      ['plan', 'reworded', ['plan']],
      ['protection-and-return', 'split', ['protection', 'safe-return']],
      ['fax', 'retired', []],
    ]);
    expect(plan?.added.map(local)).toEqual(['online-report']);
  });

  it('6. It moves to 2028: what changed is to be confirmed or read, and nothing is lost', async () => {
    await state.call('versions.move', { assessment, by: OFFICIAL });
    const { document, olderEdition } = await state.call('assessments.open', { assessment });
    expect(olderEdition).toBeUndefined();
    expect(document.answers['TIP:9(1)/status']).toMatchObject({ value: 'yes', confirmed: true });
    expect(document.answers['TIP:9(1)/plan']).toMatchObject({ value: 'yes', confirmed: false });
    expect(document.answers).not.toHaveProperty(['TIP:9(1)/protection']);

    const shown = Object.values(document.earlierAnswers).map(({ question, became, beside, answer }) => ({
      question: local(question),
      became,
      beside: beside.map(local),
      answer: answer.value,
    }));
    expect(shown).toEqual([
      { question: 'plan', became: 'reworded', beside: ['plan'], answer: 'yes' },
      { question: 'protection-and-return', became: 'split', beside: ['protection', 'safe-return'], answer: 'yes' },
      { question: 'fax', became: 'retired', beside: [], answer: '+000 456' },
    ]);
    const questionnaire = unpackQuestionnaire(await state.call('content.questionnaire', { instruments: ['TIP'] }));
    expect(keptAnswers(document, earlierQuestions(questionnaire))).toEqual([]);

    // In the words of then, which this program does not ask any more.
    const asked = document.earlierAnswers['TIP:9(1)/plan']?.asked ?? '';
    const { wording } = await state.call('carryOver.asked', { assessment, asked, language: 'en' });
    expect(wording[0]?.entries['question/TIP:9(1)/plan/label']).toBe('Is a national plan in force?');
  });

  it('7. One step takes it back, and forward again; then it is worked on under 2028', async () => {
    await state.call('history.undo', { assessment, by: OFFICIAL });
    const back = await state.call('assessments.open', { assessment });
    expect(back).toMatchObject({ olderEdition: true, document: { earlierAnswers: {} } });
    expect(back.document.answers['TIP:9(1)/plan']).toMatchObject({ value: 'yes', confirmed: true });
    await answers({ fax: '+000 789' });
    await state.call('history.undo', { assessment, by: OFFICIAL });
    await state.call('versions.move', { assessment, by: OFFICIAL });

    await answers({ protection: 'yes' });
    await expect(answers({ fax: '+000 000' })).rejects.toMatchObject({ code: 'not-found' });
    const { document } = await state.call('assessments.open', { assessment });
    expect(document.earlierAnswers['TIP:9(1)/fax']).toMatchObject({ answer: { value: '+000 456' } });
  });

  it('8. A submission of 2028 beside that of 2026: same, followed, added and withdrawn are told apart', async () => {
    const later = await state.assesses('cycle-2028');
    await record(later, { status: 'yes', plan: 'yes', protection: 'yes', 'safe-return': 'no', 'online-report': 'yes' });
    await seal(later);
    const [older = '', newer = ''] = bundles;
    const { comparison, questionnaires } = await state.call('comparison.compare', {
      older: { file: state.file(older) },
      newer: { file: state.file(newer) },
    });
    expect(unpackQuestionnaire(questionnaires.older).questions.map(({ id }) => id)).toContain('TIP:9(1)/fax');
    const became = comparison.provisions.flatMap(({ questions }) =>
      questions.map(({ question, kind, from, older: before, newer: after }) => ({
        question: question.replace('TIP:9(1)/', ''),
        kind,
        ...(from !== undefined && { from: from.replace('TIP:9(1)/', '') }),
        before: before?.value,
        after: after?.value,
      })),
    );
    expect(became).toEqual([
      { question: 'status', kind: 'unchanged', before: 'yes', after: 'yes' },
      // Reworded: the same question.
      { question: 'plan', kind: 'unchanged', before: 'yes', after: 'yes' },
      // Split: each part stands beside the answer that was given to both.
      { question: 'protection', kind: 'moved', from: 'protection-and-return', before: 'yes', after: 'yes' },
      { question: 'safe-return', kind: 'changed', from: 'protection-and-return', before: 'yes', after: 'no' },
      { question: 'online-report', kind: 'added', before: undefined, after: 'yes' },
      { question: 'fax', kind: 'withdrawn', before: '+000 123', after: undefined },
    ]);
  });
});
