import fc from 'fast-check';
import type { AnswerValue, Cell } from '#core/answers/answer';
import type { Evidence } from '#core/answers/document';
import type { AnswerContent } from '#core/engine/live-assessment';
import type { Condition, DateReference, NumberReference, QuestionTest, RowCondition } from '#core/questionnaire/condition';
import type { Question, QuestionKind, Questionnaire, RuleCase } from '#core/questionnaire/definition';
import type { FactValue } from '#core/questionnaire/facts';
import { finding, questionnaireOf, SCALES, type ProvisionDraft, type QuestionDraft } from './questionnaire-builder';

/** Draws everything through one generator, so that fast-check can repeat and shrink a failure. */
export class Draw {
  constructor(private readonly generate: fc.GeneratorValue) {}
  upTo = (most: number): number => this.generate(fc.integer, { min: 0, max: most });
  chance = (oneIn: number): boolean => this.upTo(oneIn - 1) === 0;
  oneOf = <T>(from: readonly T[]): T => from[this.upTo(from.length - 1)]!;
  some = <T>(from: readonly T[]): T[] => from.filter(() => this.chance(2));
  times = <T>(most: number, make: (index: number) => T): T[] => Array.from({ length: this.upTo(most) }, (_, index) => make(index));
}

const DATES = ['2024-01-01', '2025-06-01', '2026-06-01'];
const OPTIONS = ['a', 'b', 'c'];
const EVIDENCE = ['law-1', 'law-2', 'law-3'];
const YEARS = ['2023', '2024'];
const ROWS = ['all', 'female', 'male'];
const FLAGS = ['relevant', 'gap', 'exempt', 'not-applicable', 'complete'] as const;

const KINDS: readonly QuestionKind[] = [
  { type: 'choice', options: OPTIONS.map((id) => ({ id })) },
  { type: 'choices', options: OPTIONS.map((id) => ({ id })) },
  { type: 'text', lines: 'many' },
  { type: 'number', whole: true },
  { type: 'date' },
  { type: 'citations', accepts: ['law'] },
  { type: 'table', table: { rows: ROWS.map((id) => ({ id, ...(id === 'all' && { totalOf: [['female', 'male']] }) })), columns: 'years' } },
  {
    type: 'table',
    table: {
      rows: 'free',
      columns: [
        { id: 'minimum', type: 'number', required: false },
        { id: 'maximum', type: 'number', required: false },
        { id: 'stage', type: 'choice', options: OPTIONS.map((id) => ({ id })), required: false },
        { id: 'target', type: 'date', required: false },
        { id: 'adopted', type: 'date', required: false },
      ],
    },
  },
];

interface Named {
  readonly id: string;
  readonly kind: QuestionKind;
}

/** What a condition at some place may name without running in a circle. */
interface Nameable {
  readonly questions: readonly Named[];
  readonly provisions: readonly string[];
}

/**
 * Provisions of two instruments, chains within one, references across articles, tables, and rules of every effect.
 * What belongs to a provision names what lies before it; rules on the whole assessment name anything.
 */
export function randomQuestionnaire(draw: Draw): Questionnaire {
  const drafts: ProvisionDraft[] = [];
  const cases: RuleCase[] = [];
  const before: { questions: Named[]; provisions: string[] } = { questions: [], provisions: [] };
  const count = 1 + draw.upTo(4);
  for (let index = 0; index < count; index++) {
    const id = `${index < 3 ? 'A' : 'B'}:${String(1 + Math.floor(index / 2))}(${String(index)})`;
    const assessable = !draw.chance(5);
    const obligation = draw.oneOf(['mandatory', 'consider', 'optional'] as const);
    const own: Named[] = assessable
      ? [{ id: `${id}/status`, kind: { type: 'status', scale: obligation === 'consider' ? 'consideration' : 'duty' } }]
      : [];
    const status = [...own];
    const sofar = (): Nameable => ({ questions: [...before.questions, ...own], provisions: before.provisions });
    const questions: QuestionDraft[] = [];
    if (assessable && draw.chance(5)) questions.push({ id: 'status', kind: own[0]!.kind, required: true, when: condition(draw, before) });
    for (let number = draw.upTo(5); number > 0; number--) {
      const kind = draw.oneOf(KINDS);
      const ownFlags: readonly Condition[] = [{ provision: id, is: draw.oneOf(['exempt', 'gap', 'relevant'] as const) }];
      const when = draw.chance(4) ? undefined : draw.chance(6) ? draw.oneOf(ownFlags) : condition(draw, sofar());
      const question = { id: `question-${String(number)}`, kind, required: draw.chance(2), ...(when && { when }) };
      if (draw.chance(6))
        cases.push({ id: `R1/hide-question`, at: id, effect: 'hide', target: `${id}/${question.id}`, when: condition(draw, sofar()) });
      questions.push(question);
      own.push({ id: `${id}/${question.id}`, kind });
    }
    drafts.push({
      id,
      assessable,
      obligation,
      questions,
      themes: draw.some(['theme-one', 'theme-two']),
      cluster: draw.oneOf(['cluster-one', 'cluster-two']),
    });
    if (draw.chance(3)) cases.push({ id: 'R1/hide', at: id, effect: 'hide', target: id, when: condition(draw, before) });
    if (draw.chance(3))
      cases.push({ id: 'R1/not-applicable', at: id, effect: 'not-applicable', when: condition(draw, withoutStatus(sofar(), status)) });
    if (draw.chance(3))
      cases.push({
        id: 'R1/exempt',
        at: id,
        effect: 'exempt',
        when: condition(draw, { ...before, questions: [...before.questions, ...status] }),
      });
    const levels = ['E', 'W', 'I'] as const;
    const groups = ['citation', 'incomplete', 'confirm'] as const;
    draw.times(2, () =>
      cases.push(finding(id, condition(draw, sofar()), { level: draw.oneOf(levels), group: draw.oneOf(groups), target: `${id}/status` })),
    );
    before.questions.push(...own);
    before.provisions.push(id);
  }
  for (const at of ['assessment', 'A', 'B']) if (draw.chance(2)) cases.push(finding(at, condition(draw, before), { level: 'W' }));
  return questionnaireOf(drafts, cases);
}

/** A provision's status cannot decide that the provision is not applicable: the status depends on nothing else. */
const withoutStatus = ({ questions, provisions }: Nameable, status: readonly Named[]): Nameable => ({
  questions: questions.filter(({ id }) => !status.some((of) => of.id === id)),
  provisions,
});

function condition(draw: Draw, nameable: Nameable, depth = 2): Condition {
  const shape = draw.upTo(9);
  if (depth > 0 && shape === 0) return { all: draw.times(3, () => condition(draw, nameable, depth - 1)) };
  if (depth > 0 && shape === 1) return { any: draw.times(3, () => condition(draw, nameable, depth - 1)) };
  if (depth > 0 && shape === 2) return { not: condition(draw, nameable, depth - 1) };
  if (shape === 3)
    return draw.oneOf<Condition>([
      { fact: 'party:A', is: true },
      { fact: 'state-kind', in: ['member', 'observer'] },
      { fact: 'practice', answered: draw.chance(2) },
      { fact: 'signed:A', before: dateReference(draw, nameable.questions) },
      { fact: 'assessment-date', after: dateReference(draw, nameable.questions) },
    ]);
  if (shape === 4 && nameable.provisions.length > 0) return { provision: draw.oneOf(nameable.provisions), is: draw.oneOf(FLAGS) };
  if (nameable.questions.length === 0) return { always: draw.chance(2) };
  return questionCondition(draw, draw.oneOf(nameable.questions), nameable.questions);
}

function questionCondition(draw: Draw, { id: question, kind }: Named, others: readonly Named[]): Condition {
  const general: readonly QuestionTest[] = [
    { question, answered: draw.chance(2) },
    { question, standing: draw.oneOf(['unanswered', 'answered', 'not-known', 'not-applicable'] as const) },
    { question, reason: draw.chance(2) },
  ];
  if (draw.chance(4)) return draw.oneOf(general);
  const alike = others.filter((other) => other.kind.type === kind.type);
  if (draw.chance(6)) return { differ: [question, draw.oneOf(alike).id] };
  switch (kind.type) {
    case 'status':
      return draw.chance(2)
        ? { question, kind: draw.some(['positive', 'partial', 'considered', 'negative'] as const) }
        : { question, is: draw.oneOf(statusValues(kind.scale)) };
    case 'choice':
      return draw.chance(2) ? { question, is: draw.oneOf(OPTIONS) } : { question, in: draw.some(OPTIONS) };
    case 'choices':
      return draw.chance(2) ? { question, includes: draw.oneOf(OPTIONS) } : { question, includesAll: draw.some(OPTIONS) };
    case 'number':
      return draw.oneOf<Condition>([
        { question, atLeast: numberReference(draw, others) },
        { question, atMost: numberReference(draw, others) },
        { question, moreThan: numberReference(draw, others) },
        { question, lessThan: numberReference(draw, others) },
      ]);
    case 'date':
      return draw.chance(2) ? { question, before: dateReference(draw, others) } : { question, after: dateReference(draw, others) };
    case 'citations':
      return citationsCondition(draw, question, others);
    case 'table':
      return tableCondition(draw, question, kind.table.columns === 'years', others);
    default:
      return { question, answered: true };
  }
}

function citationsCondition(draw: Draw, citations: string, others: readonly Named[]): Condition {
  const lists = others.filter(({ kind }) => kind.type === 'table' && kind.table.columns !== 'years');
  if (lists.length === 0 || draw.chance(2)) return { citations, every: 'not-in-force' };
  return { citations, someNewerThan: { latest: draw.oneOf(lists).id, column: 'target' } };
}

function tableCondition(draw: Draw, question: string, years: boolean, others: readonly Named[]): Condition {
  if (draw.chance(2)) {
    const row = rowCondition(draw, years, others);
    return draw.chance(2) ? { question, anyRow: row } : { question, everyRow: row };
  }
  if (years && draw.chance(3)) return { totals: question };
  const rows = (): string[] => (years ? draw.some(ROWS) : []);
  const tables = others.filter(({ kind }) => kind.type === 'table');
  return {
    sum: { question, rows: rows(), ...(!years && { columns: ['minimum'] }) },
    compare: draw.oneOf(['equal', 'notEqual', 'greater', 'atMost'] as const),
    to: draw.chance(3) ? draw.upTo(4) : { question: draw.oneOf(tables).id, rows: years ? draw.some(ROWS) : [] },
    by: draw.oneOf(['perYear', 'total', 'upToYear'] as const),
  };
}

function rowCondition(draw: Draw, years: boolean, others: readonly Named[]): RowCondition {
  const shape = draw.upTo(7);
  if (shape === 0) return { all: [rowCondition(draw, years, others), rowCondition(draw, years, others)] };
  if (shape === 1) return { any: [rowCondition(draw, years, others), rowCondition(draw, years, others)] };
  if (shape === 2) return { not: rowCondition(draw, years, others) };
  const [low, high] = years ? ['2023', '2024'] : ['minimum', 'maximum'];
  if (shape === 3)
    return draw.chance(2)
      ? { column: low!, moreThan: { column: high! } }
      : { column: low!, lessThan: draw.chance(2) ? { column: high! } : numberReference(draw, others) };
  if (shape === 4) return draw.chance(2) ? { column: low!, atLeast: draw.upTo(3) } : { column: low!, atMost: { column: high! } };
  if (shape === 5) return { column: low!, whole: draw.chance(2) };
  if (shape === 6 && !years)
    return draw.chance(2)
      ? { column: 'target', before: dateReference(draw, others) }
      : { column: 'target', after: draw.chance(4) ? { column: 'adopted', plusDays: 31 } : dateReference(draw, others) };
  return draw.chance(2)
    ? { column: years ? high! : 'stage', in: draw.some<string | number>([...OPTIONS, 1, 2]) }
    : { column: high!, answered: draw.chance(2) };
}

function dateReference(draw: Draw, others: readonly Named[]): DateReference {
  const dates = others.filter(({ kind }) => kind.type === 'date');
  const later = draw.chance(3) ? { plusDays: draw.upTo(800) } : {};
  if (dates.length > 0 && draw.chance(3)) return { question: draw.oneOf(dates).id, ...later };
  return draw.chance(2) ? { fact: draw.oneOf(['assessment-date', 'signed:A']), ...later } : draw.oneOf(DATES);
}

function numberReference(draw: Draw, others: readonly Named[]): NumberReference {
  const numbers = others.filter(({ kind }) => kind.type === 'number');
  return numbers.length > 0 && draw.chance(2) ? { question: draw.oneOf(numbers).id } : draw.upTo(3);
}

const statusValues = (scale: string): readonly string[] => SCALES.find(({ id }) => id === scale)!.values.map(({ id }) => id);

/** One edit, as a user or a form might make it. */
export type Edit =
  | { readonly edit: 'answer'; readonly question: string; readonly answer: AnswerContent | undefined }
  | { readonly edit: 'fact'; readonly fact: string; readonly value: FactValue | undefined }
  | { readonly edit: 'evidence'; readonly id: string; readonly evidence: Evidence | undefined };

export function randomEdit(draw: Draw, { questions }: Questionnaire): Edit {
  const shape = draw.upTo(9);
  if (shape === 0) {
    const [fact, values] = draw.oneOf<readonly [string, readonly (FactValue | undefined)[]]>([
      ['party:A', [true, false, undefined]],
      ['state-kind', ['member', 'non-member', undefined]],
      ['practice', [true, undefined]],
      ['signed:A', [...DATES, undefined]],
      ['assessment-date', [...DATES, undefined]],
    ]);
    return { edit: 'fact', fact, value: draw.oneOf(values) };
  }
  if (shape === 1) return { edit: 'evidence', id: draw.oneOf(EVIDENCE), evidence: randomEvidence(draw) };
  if (questions.length === 0) return { edit: 'fact', fact: 'practice', value: draw.chance(2) };
  const question = draw.oneOf(questions);
  const answer = randomAnswer(draw, question);
  return { edit: 'answer', question: question.id, answer: answer && draw.chance(6) ? { ...answer, confirmed: false } : answer };
}

function randomEvidence(draw: Draw): Evidence | undefined {
  if (draw.chance(5)) return undefined;
  const stage = draw.oneOf([undefined, 'bill', 'adopted', 'in-force', 'repealed'] as const);
  const inForce = draw.oneOf([undefined, ...DATES]);
  const adopted = draw.oneOf([undefined, ...DATES]);
  const dates = { ...(inForce && { inForce }), ...(adopted && { adopted }) };
  return { revision: 1, kind: draw.oneOf(['law', 'agreement', 'link'] as const), title: 'Act', ...(stage && { stage }), ...dates };
}

function randomAnswer(draw: Draw, question: Question): AnswerContent | undefined {
  if (draw.chance(6)) return undefined;
  if (draw.chance(6))
    return {
      standing: draw.oneOf(['unanswered', 'not-known', 'not-applicable'] as const),
      ...(draw.chance(2) && { reason: draw.oneOf(['', 'because']) }),
    };
  return { standing: 'answered', value: randomValue(draw, question) };
}

function randomValue(draw: Draw, question: Question): AnswerValue {
  switch (question.type) {
    case 'status':
      return draw.oneOf(statusValues(question.scale));
    case 'choice':
      return draw.oneOf(OPTIONS);
    case 'choices':
      return draw.some(OPTIONS);
    case 'text':
      return draw.oneOf(['', '  ', 'words']);
    case 'number':
      return draw.upTo(4);
    case 'date':
      return draw.oneOf(DATES);
    case 'citations':
      return draw.some(EVIDENCE);
    case 'table': {
      if (question.table.columns === 'years') {
        const rows = ROWS.map((id) => ({ id, cells: cellsOf(draw, YEARS) }));
        return { years: draw.chance(3) ? [2024] : [2023, 2024], rows: draw.some(rows) };
      }
      return { rows: draw.times(3, (index) => ({ id: `row-${String(index)}`, cells: freeCells(draw) })) };
    }
  }
}

function cellsOf(draw: Draw, columns: readonly string[]): Record<string, Cell> {
  const cells: Record<string, Cell> = {};
  for (const column of columns)
    if (!draw.chance(4)) cells[column] = draw.chance(6) ? { notAvailable: true } : draw.chance(6) ? 1.5 : draw.upTo(3);
  return cells;
}

function freeCells(draw: Draw): Record<string, Cell> {
  const cells = cellsOf(draw, ['minimum', 'maximum']);
  if (draw.chance(2)) cells['stage'] = draw.oneOf(['', ...OPTIONS]);
  if (draw.chance(2)) cells['target'] = draw.oneOf(['', ...DATES]);
  if (draw.chance(2)) cells['adopted'] = draw.oneOf(['', ...DATES]);
  return cells;
}
