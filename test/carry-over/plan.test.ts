import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCarryOver, type CarryOverPlan } from '#core/carry-over/plan';
import { editionOf, said, type Asked } from './editions';

const ask = (local: string, words: string, more: Partial<Asked> = {}): Asked => ({ id: `TIP:9(1)/${local}`, words, ...more });
const became = ({ answers }: CarryOverPlan): Record<string, string> =>
  Object.fromEntries(
    answers.map(({ question, became: fate, carried }) => [question.split('/')[1] ?? '', carried ? `${fate}, carried` : fate]),
  );

describe('an earlier exercise meets a newer questionnaire', () => {
  const earlier = editionOf([
    ask('plan', 'Is there a plan?'),
    ask('fax', 'Fax number?'),
    ask('protection-and-return', 'Protection and return?'),
    ask('shelters', 'Shelters?'),
    ask('guardians', 'Guardians?'),
    ask('unit', 'Which unit?'),
  ]);
  const now = editionOf([
    ask('plan', 'Is there a national plan?'),
    ask('protection', 'Protection?', { replaces: ['TIP:9(1)/protection-and-return'] }),
    ask('return', 'Return?', { replaces: ['TIP:9(1)/protection-and-return'] }),
    ask('care', 'Shelters and guardians?', { replaces: ['TIP:9(1)/shelters', 'TIP:9(1)/guardians'] }),
    ask('lead-unit', 'Which unit?', { replaces: ['TIP:9(1)/unit'] }),
    ask('online', 'Reports online?'),
  ]);
  const answers = Object.fromEntries(earlier.questionnaire.questions.map(({ id }) => [id, said(`about ${id}`)]));

  it('reworded, retired, split, merged, moved and new are told apart by what the newer one says', () => {
    const plan = planCarryOver(earlier, now, answers);
    expect(became(plan)).toEqual({
      plan: 'reworded, carried',
      fax: 'retired',
      'protection-and-return': 'split',
      shelters: 'merged',
      guardians: 'merged',
      unit: 'moved, carried',
    });
    expect(plan.answers.find(({ question }) => question.endsWith('return'))?.beside).toEqual(['TIP:9(1)/protection', 'TIP:9(1)/return']);
    expect(plan.added).toEqual(['TIP:9(1)/online']);
  });

  it('the same questionnaire carries everything, in the same words', () => {
    const plan = planCarryOver(earlier, earlier, answers);
    expect(new Set(Object.values(became(plan)))).toEqual(new Set(['same, carried']));
    expect(plan.added).toEqual([]);
  });

  it('other words about the provision are other words of its questions', () => {
    const about = (subject: string) => ({ ...earlier, words: { ...earlier.words, 'provision/TIP:9(1)/subject': subject } });
    const plan = planCarryOver(about('Prevention'), about('Prevention of trafficking'), { 'TIP:9(1)/plan': said('yes') });
    expect(became(plan)).toEqual({ plan: 'reworded, carried' });
  });

  it('an answer goes with the option that took the place of the one chosen, and is only shown where there is none', () => {
    const options = (...ids: readonly { readonly id: string; readonly replaces?: readonly string[] }[]) => ({ options: ids });
    const then = editionOf([ask('kind', 'Which?', options({ id: 'law' }, { id: 'plan' }))]);
    const later = editionOf([ask('kinds', 'Which?', { ...options({ id: 'act', replaces: ['law'] }), replaces: ['TIP:9(1)/kind'] })]);
    const [law] = planCarryOver(then, later, { 'TIP:9(1)/kind': said('law') }).answers;
    expect(law?.carried).toMatchObject({ question: 'TIP:9(1)/kinds', content: { value: 'act' } });
    const [plan] = planCarryOver(then, later, { 'TIP:9(1)/kind': said('plan') }).answers;
    expect(plan).toMatchObject({ became: 'moved', beside: ['TIP:9(1)/kinds'] });
    expect(plan).not.toHaveProperty('carried');
  });

  it('an answer that was kept even then, because nobody asked any more, is in the list to be read', () => {
    const plan = planCarryOver(earlier, now, { 'TIP:9(1)/telex': said('12 34') });
    expect(plan.answers).toEqual([{ question: 'TIP:9(1)/telex', became: 'retired', beside: [], answer: said('12 34') }]);
  });
});

describe('whatever a questionnaire says of its history', () => {
  const local = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
  const provision = fc.constantFrom('TIP:9(1)', 'TIP:9(2)');
  const id = fc.tuple(provision, local).map(([of, name]) => `${of}/${name}`);
  const asked = fc
    .uniqueArray(fc.record({ id, words: fc.constantFrom('one', 'two'), replaces: fc.array(id, { maxLength: 3 }) }), {
      selector: (each) => each.id,
      maxLength: 10,
    })
    .map((questions) => [...questions].sort((one, other) => (one.id < other.id ? -1 : 1)));
  const moved = fc.dictionary(provision, fc.array(provision, { maxLength: 2 }), { maxKeys: 2 });
  const given = fc.dictionary(id, fc.constantFrom('x', 'y').map(said), { maxKeys: 10 });

  it('every earlier answer is carried, shown beside a question, or in the list, and no question is given two', () => {
    fc.assert(
      fc.property(asked, asked, moved, given, (before, after, provisions, answers) => {
        const newer = editionOf(after, provisions);
        const plan = planCarryOver(editionOf(before), newer, answers);
        expect(plan.answers.map(({ question }) => question).sort()).toEqual(Object.keys(answers).sort());
        const here = new Set(newer.questionnaire.questions.map((question) => question.id));
        for (const { became: fate, beside, carried, answer, question } of plan.answers) {
          expect(answer).toBe(answers[question]);
          expect(beside.every((each) => here.has(each))).toBe(true);
          expect(beside.length === 0).toBe(fate === 'retired');
          if (carried) expect(beside).toContain(carried.question);
        }
        const carriedTo = plan.answers.flatMap(({ carried }) => (carried ? [carried.question] : []));
        expect(new Set(carriedTo).size).toBe(carriedTo.length);
        const taken = new Set(plan.answers.flatMap(({ beside }) => beside));
        expect(plan.added.filter((each) => taken.has(each))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});
