import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import type { AnswerValue, Cell } from '#core/answers/answer';
import { validateValue } from '#core/answers/validate-value';
import { compile } from '#core/engine/compile';
import { evaluate } from '#core/engine/evaluate';
import type { AnswerContent, LiveAssessment } from '#core/engine/live-assessment';
import { open } from '#core/engine/open';
import type { Option, Question, Questionnaire, TableColumn } from '#core/questionnaire/definition';
import { loadContentLibrary } from '#services/content/load-content-library';
import { Draw } from './random-questionnaire';

const { folder } = await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) });
const library = loadContentLibrary(folder);
const whole = library.questionnaire();
const codes = whole.instruments.map(({ code }) => code);
const facts = new Map<string, string | boolean>([
  ['assessment-date', '2026-06-01'],
  ['practice', false],
  ['state-kind', 'member'],
  ...codes.flatMap((code): [string, string | boolean][] => [
    [`party:${code}`, true],
    [`participation:${code}`, 'party'],
    [`assessed:${code}`, true],
    [`denounced:${code}`, false],
  ]),
]);

it('an assessment on the content that is shipped says what an evaluation from nothing says', () => {
  fc.assert(
    fc.property(fc.gen(), (generate) => {
      const draw = new Draw(generate);
      const questionnaire = library.questionnaire(draw.oneOf([['TIP', 'UNTOC'], ['SOM', 'FIREARMS', 'UNTOC'], ['UNCAC'], codes]));
      const compiled = compile(questionnaire);
      const answers: Record<string, AnswerContent> = {};
      const live = open(compiled, { answers, evidence: {}, facts });
      for (let round = 0; round < 3; round++) {
        for (let edit = 0; edit < 120; edit++) {
          const question = someAsked(draw, questionnaire, live);
          const answer = answerTo(draw, question);
          if (answer.value !== undefined) expect(validateValue(question, answer.value, questionnaire.scales)).toBeNull();
          answers[question.id] = answer;
          live.set(question.id, answer);
        }
        const anew = evaluate(questionnaire, { answers, evidence: {}, facts });
        expect(questionnaire.questions.map(({ id }) => id).filter((id) => live.isAsked(id))).toEqual([...anew.asked]);
        expect(live.findings()).toEqual(anew.findings);
        for (const [id, state] of anew.provisions) expect(live.provision(id)).toEqual(state);
        for (const [group, completeness] of anew.completeness) expect(live.completeness(group)).toEqual(completeness);
      }
    }),
    { numRuns: 6, endOnFailure: true },
  );
});

/** A status, or a follow-up that an earlier answer opened. */
function someAsked(draw: Draw, { questions, provisions }: Questionnaire, live: LiveAssessment): Question {
  for (;;) {
    const provision = draw.oneOf(provisions);
    const asked = questions.filter((each) => each.provision === provision.id && live.isAsked(each.id));
    const status = asked.find(({ type }) => type === 'status');
    if (asked.length > 0) return status && draw.chance(2) ? status : draw.oneOf(asked);
  }
}

function answerTo(draw: Draw, question: Question): AnswerContent {
  if (draw.chance(10))
    return { standing: draw.oneOf(['not-known', 'not-applicable'] as const), ...(draw.chance(2) && { reason: 'because' }) };
  return { standing: 'answered', value: valueFor(draw, question) };
}

function valueFor(draw: Draw, question: Question): AnswerValue {
  switch (question.type) {
    case 'status':
      return draw.oneOf(whole.scales.find(({ id }) => id === question.scale)!.values).id;
    case 'choice':
      return draw.oneOf(question.options).id;
    case 'choices':
      return chosen(draw, question.options);
    case 'text':
      return 'Words of the official';
    case 'number':
      return question.minimum ?? 0;
    case 'date':
      return draw.oneOf(['2024-01-01', '2026-07-01']);
    case 'citations':
      return draw.some(['law-1', 'law-2']);
    case 'table': {
      const { rows, columns } = question.table;
      const ids = rows === 'free' ? ['row-1', 'row-2'] : rows.map(({ id }) => id);
      const cells = (): Record<string, Cell> =>
        columns === 'years'
          ? { 2023: draw.upTo(9), 2024: draw.chance(4) ? { notAvailable: true } : draw.upTo(9) }
          : Object.fromEntries(columns.filter(() => !draw.chance(4)).map((column) => [column.id, cellFor(draw, column)]));
      return { ...(columns === 'years' && { years: [2023, 2024] }), rows: ids.map((id) => ({ id, cells: cells() })) };
    }
  }
}

function cellFor(draw: Draw, { type, options = [], minimum = 0 }: TableColumn): Cell {
  if (type === 'number') return minimum + draw.upTo(9);
  if (type === 'date') return draw.oneOf(['2024-01-01', '2026-07-01']);
  if (type === 'choice') return draw.oneOf(options).id;
  if (type === 'choices') return chosen(draw, options);
  return type === 'citations' ? ['law-1'] : 'Words';
}

function chosen(draw: Draw, options: readonly Option[]): readonly string[] {
  const several = draw.some(options.filter(({ exclusive }) => !exclusive)).map(({ id }) => id);
  return several.length > 0 ? several : [draw.oneOf(options).id];
}
