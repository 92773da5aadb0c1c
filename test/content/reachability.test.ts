import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { canHold } from '#build/content/checks/satisfiability';
import { compileFiles } from '#build/content/compile';
import { readContentFiles } from '#build/content/read-content-files';
import { scenarioInput } from '#build/content/scenarios';
import { compile } from '#core/engine/compile';
import type { AnswerContent } from '#core/engine/live-assessment';
import { open } from '#core/engine/open';
import type { Condition } from '#core/questionnaire/condition';
import type { Question, Questionnaire } from '#core/questionnaire/definition';

const good = compileFiles(await readContentFiles(fileURLToPath(new URL('fixtures/good', import.meta.url)))).questionnaire;
const scales = new Map(good.scales.map((scale) => [scale.id, scale]));
const OPTIONS = ['one', 'two'];
const STATES: readonly (AnswerContent | undefined)[] = [
  undefined,
  ...OPTIONS.map((value) => ({ standing: 'answered', value }) as const),
  { standing: 'not-known', reason: 'no record' },
  { standing: 'not-applicable', reason: 'no such case' },
];

const test = fc.oneof(
  fc.record({ question: fc.constantFrom('TIP:5(1)/a', 'TIP:5(1)/b'), is: fc.constantFrom(...OPTIONS) }),
  fc.record({ question: fc.constantFrom('TIP:5(1)/a', 'TIP:5(1)/b'), answered: fc.boolean() }),
  fc.record({
    question: fc.constantFrom('TIP:5(1)/a', 'TIP:5(1)/b'),
    standing: fc.constantFrom('unanswered' as const, 'answered' as const, 'not-known' as const, 'not-applicable' as const),
  }),
) as fc.Arbitrary<Condition>;
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    test,
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));

const choice = (id: string, when?: Condition): Question => ({
  id: `TIP:5(1)/${id}`,
  provision: 'TIP:5(1)',
  block: 'own',
  wording: id,
  required: false,
  internal: false,
  type: 'choice',
  options: OPTIONS.map((option) => ({ id: option })),
  ...(when ? { when } : {}),
});

it('calls a question unreachable exactly when no answers whatever bring it up', () => {
  const everything = scenarioInput({ name: '', given: {}, evidence: {}, answers: {}, then: {}, fires: false }, good);
  let unreachable = 0;
  fc.assert(
    fc.property(condition, test, (when, whenB) => {
      const onA = JSON.parse(JSON.stringify(whenB).replaceAll('TIP:5(1)/b', 'TIP:5(1)/a')) as Condition;
      const questions = [choice('a'), choice('b', onA), choice('c', when)];
      const questionnaire: Questionnaire = {
        ...good,
        rules: [],
        questions: [...good.questions, ...questions],
        provisions: good.provisions.map((each) =>
          each.id === 'TIP:5(1)' ? { ...each, questions: [...each.questions, ...questions.map(({ id }) => id)] } : each,
        ),
      };
      const live = open(compile(questionnaire), everything);
      const reached = STATES.some((a) =>
        STATES.some((b) => {
          live.set('TIP:5(1)/a', a);
          live.set('TIP:5(1)/b', b);
          return live.isAsked('TIP:5(1)/c');
        }),
      );
      if (!reached) unreachable += 1;
      expect(canHold(when, new Map(questions.map((question) => [question.id, question])), scales)).toBe(reached);
    }),
    { numRuns: 400 },
  );
  expect(unreachable).toBeGreaterThan(0);
});
