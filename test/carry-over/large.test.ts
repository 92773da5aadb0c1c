import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyChanges, inverse, type Change } from '#core/answers/change';
import type { AssessmentDocument } from '#core/answers/document';
import type { Input } from '#core/contract/operations';
import type { Question } from '#core/questionnaire/definition';
import { unpackQuestionnaire } from '#core/questionnaire/packed';
import { Official, OFFICIAL } from './official';

const INSTRUMENTS = ['UNTOC', 'TIP', 'SOM', 'FIREARMS', 'UNCAC'];

/** Something that may stand there, for each kind of question that needs no evidence. */
function answerTo(question: Question): Input<'answers.record'>['writes'][number]['value'] {
  if (question.type === 'status') return 'yes';
  if (question.type === 'choice') return question.options.find(({ retired }) => !retired)?.id;
  if (question.type === 'choices') return question.options.slice(0, 1).map(({ id }) => id);
  if (question.type === 'text') return `What is done about ${question.id}. `.repeat(5);
  if (question.type === 'number') return question.minimum ?? 1;
  return undefined;
}

describe('thousands of answers, as a State has them after five treaties', () => {
  let official: Official;
  let answered = 0;

  beforeAll(async () => {
    official = await Official.arrives();
    const { document } = await official.party.call('assessments.create', {
      settings: {
        state: 'XX',
        exercise: { id: 'all-2024', title: 'All of it', mechanism: 'self-assessment' },
        languages: ['en'],
        instruments: INSTRUMENTS,
        participation: Object.fromEntries(INSTRUMENTS.map((code) => [code, { standing: 'party' as const }])),
        practice: true,
        assessmentDate: '2026-06-01',
      },
      by: OFFICIAL,
    });
    official.assessment = document.id;
    const { questions, scales } = unpackQuestionnaire(await official.party.call('content.questionnaire', {}));
    const writes = questions.flatMap((question) => {
      const value = question.type === 'status' ? scales.find(({ id }) => id === question.scale)?.values[0]?.id : answerTo(question);
      return value === undefined ? [] : [{ question: question.id, base: 0, standing: 'answered' as const, value }];
    });
    answered = writes.length;
    for (let from = 0; from < writes.length; from += 500)
      await official.party.call('answers.record', {
        assessment: official.assessment,
        writes: writes.slice(from, from + 500),
        by: OFFICIAL,
      });
  }, 120_000);
  afterAll(() => official.leaves());

  it('come along in one line of the journal, and are there again after a restart', async () => {
    expect(answered).toBeGreaterThan(3_000);
    await official.startsFrom({ assessment: official.assessment }, 'all-2026');
    await official.comesBack();
    const document = await official.document();
    expect(Object.keys(document.earlierAnswers)).toHaveLength(answered);
    expect(await official.waiting()).toHaveLength(answered);
    const lines = await official.party.call('history.list', { assessment: official.assessment });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.changes.length).toBe(2 * answered + 1);
  }, 120_000);

  it('are confirmed in one step once seen, and taken back in one', async () => {
    const { questions } = unpackQuestionnaire(await official.party.call('content.questionnaire', { instruments: ['TIP'] }));
    const provisions = [...new Set(questions.map(({ provision }) => provision))];
    const before = (await official.waiting()).length;
    await official.opens(...provisions);
    await official.confirms(...provisions);
    const left = (await official.waiting()).length;
    expect(before - left).toBeGreaterThan(200);
    await official.undoes();
    expect(await official.waiting()).toHaveLength(before);
  }, 120_000);

  it('are applied by copying each collection once, whatever the number of changes', async () => {
    const document = await official.document();
    let copies = 0;
    const counting = new Proxy(document.answers, {
      ownKeys: (target) => {
        copies += 1;
        return Reflect.ownKeys(target);
      },
    });
    const counted: AssessmentDocument = { ...document, answers: counting };
    const changes = Object.entries(document.answers).map(([key, before]): Change => ({
      collection: 'answers',
      key,
      before,
      after: { ...before, confirmed: true },
    }));
    const next = applyChanges(counted, changes);
    expect(copies).toBe(1);
    expect(Object.values(next.answers).every(({ confirmed }) => confirmed)).toBe(true);
    expect(Object.keys(applyChanges(next, inverse(next, changes, 1)).answers)).toHaveLength(changes.length);
  });
});
