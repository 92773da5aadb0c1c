import type { AnswerValue } from '../answers/answer';
import type { CellSelection, Condition, NumberReference, RowCondition, RowDateReference, SumTest } from '../questionnaire/condition';
import type { Question, Questionnaire } from '../questionnaire/definition';
import { sizeOf, type Size } from './size-of-value';

/** What making a questionnaire ready and evaluating every condition of it once takes at most, in steps. */
export interface Work {
  /** Whatever is answered. */
  readonly fixed: number;
  /** By question: steps for each unit of weight of its answer. */
  readonly perWeight: ReadonlyMap<string, number>;
  /** Where sizes multiply: each gives its steps for the sizes of the answers that it reads. */
  readonly products: readonly Product[];
}

/** Looking a cell up by its column takes as long as several tests. */
const CELL_ADDED = 4;

type Product = (sizeOf: (question: string) => Size) => number;

/**
 * Counts without compiling or evaluating anything, since both may take too long: an upper bound, with no part cut short. A step is
 * one test, or one row, cell, option or 32 characters that a test looks at. Reads the members of a condition in the order of
 * `compileCondition`. Throws where a condition is none, as compiling it would.
 */
export function workOf(questionnaire: Questionnaire): Work {
  const counter = new WorkCounter(questionnaire);
  for (const { when } of questionnaire.questions) if (when) counter.count(when);
  for (const { cases } of questionnaire.rules) for (const { when } of cases) counter.count(when);
  return counter;
}

/** Steps at most for these answers. */
export function stepsFor(
  { fixed, perWeight, products }: Work,
  answers: Readonly<Record<string, { readonly value?: AnswerValue | undefined }>>,
): number {
  const known = new Map<string, Size>();
  const ofQuestion = (question: string): Size => {
    const size = known.get(question) ?? sizeOf(Object.hasOwn(answers, question) ? answers[question]?.value : undefined);
    known.set(question, size);
    return size;
  };
  let steps = fixed;
  for (const [question, each] of perWeight) steps += each * ofQuestion(question).weight;
  for (const product of products) steps += product(ofQuestion);
  return steps;
}

class WorkCounter implements Work {
  fixed = 0;
  readonly perWeight = new Map<string, number>();
  readonly products: Product[] = [];
  private readonly questions: ReadonlyMap<string, Question>;

  constructor({ questions }: Questionnaire) {
    this.questions = new Map(questions.map((question) => [question.id, question]));
  }

  count(condition: Condition): void {
    this.fixed += 1;
    if ('all' in condition) condition.all.forEach((part) => this.count(part));
    else if ('any' in condition) condition.any.forEach((part) => this.count(part));
    else if ('not' in condition) this.count(condition.not);
    else if ('always' in condition || 'provision' in condition) return;
    else if ('fact' in condition) this.countComparison(condition);
    else if ('sum' in condition) this.countSum(condition);
    else if ('citations' in condition) {
      this.addPerWeight(condition.citations, 2);
      // The dates are put in order.
      if ('someNewerThan' in condition) this.addPerWeight(condition.someNewerThan.latest, 16);
    } else if ('totals' in condition) this.countTotals(condition.totals);
    else if ('differ' in condition) for (const question of condition.differ) this.addPerWeight(question, 4);
    else if ('anyRow' in condition) this.addPerWeight(condition.question, 1 + this.rowWeight(condition.anyRow));
    else if ('everyRow' in condition) this.addPerWeight(condition.question, 1 + this.rowWeight(condition.everyRow));
    else {
      if ('includes' in condition) this.addPerWeight(condition.question, 1);
      if ('includesAll' in condition) this.addPerWeight(condition.question, lengthOf(condition.includesAll));
      if ('kind' in condition) this.fixed += lengthOf(condition.kind);
      this.countComparison(condition);
    }
  }

  /** Of one value with a list, a text, a number or a date. */
  private countComparison(condition: object): void {
    if ('is' in condition) this.fixed += weightOf(condition.is);
    if ('in' in condition) this.fixed += weightOfList(condition.in);
    for (const name of ['before', 'after'] as const)
      if (name in condition) {
        const reference = (condition as Readonly<Record<typeof name, RowDateReference>>)[name];
        this.fixed += referenceWeight(reference);
        // As long as the text that it is compared with.
        if (typeof reference === 'object' && 'question' in reference) this.addPerWeight(reference.question, 1);
      }
  }

  /** Steps for each unit of weight of the table. */
  private rowWeight(condition: RowCondition): number {
    if ('all' in condition) return condition.all.reduce((sum, part) => sum + this.rowWeight(part), 1);
    if ('any' in condition) return condition.any.reduce((sum, part) => sum + this.rowWeight(part), 1);
    if ('not' in condition) return 1 + this.rowWeight(condition.not);
    if ('is' in condition) return 1 + weightOf(condition.is);
    if ('in' in condition) return 1 + weightOfList(condition.in);
    const limit = limitOf(condition);
    return 1 + (limit === undefined ? 0 : referenceWeight(limit));
  }

  private countTotals(question: string): void {
    const definition = this.questions.get(question);
    const rows = definition?.type === 'table' && definition.table.rows !== 'free' ? definition.table.rows : [];
    const lookUps = rows.reduce((sum, { totalOf = [] }) => totalOf.reduce((inner, parts) => inner + 1 + lengthOf(parts), sum + 1), 0);
    this.fixed += lookUps;
    this.products.push((size) => {
      const { years, rowWeight } = size(question);
      return lookUps * years * (rowWeight + 1);
    });
  }

  private countSum({ sum, to, by }: SumTest): void {
    const left = this.selected(sum);
    const right = typeof to === 'number' ? undefined : this.selected(to);
    this.products.push((size) => {
      const columns = left.columns(size);
      const others = right?.columns(size) ?? columns;
      const comparisons = by === 'total' ? 1 : columns;
      const once = columns + others + left.steps(size, by === 'perYear' ? 1 : columns) + (right?.steps(size, others) ?? 0);
      return comparisons * once;
    });
  }

  private selected({ question, rows, columns }: CellSelection): Selected {
    const definition = this.questions.get(question);
    const own = definition?.type === 'table' ? definition.table.columns : 'years';
    const listed = lengthOf(rows);
    const fixed = columns ? lengthOf(columns) : own === 'years' ? undefined : own.length;
    this.fixed += listed + (fixed ?? 0);
    return {
      columns: (size) => fixed ?? size(question).years,
      steps: (size, summed) => {
        const { weight, rows: all, rowWeight } = size(question);
        return listed > 0 ? listed * (rowWeight + CELL_ADDED * summed) : weight + CELL_ADDED * all * summed;
      },
    };
  }

  private addPerWeight(question: string, steps: number): void {
    this.perWeight.set(question, (this.perWeight.get(question) ?? 0) + steps);
  }
}

interface Selected {
  columns(size: (question: string) => Size): number;
  /** To add so many columns up once. */
  steps(size: (question: string) => Size, summed: number): number;
}

type Compared = Exclude<
  RowCondition,
  { all: unknown } | { any: unknown } | { not: unknown } | { readonly is: unknown } | { readonly in: unknown }
>;

function limitOf(condition: Compared): RowDateReference | NumberReference | { readonly column: string } | undefined {
  if ('answered' in condition || 'whole' in condition) return undefined;
  if ('before' in condition) return condition.before;
  if ('after' in condition) return condition.after;
  if ('atLeast' in condition) return condition.atLeast;
  if ('atMost' in condition) return condition.atMost;
  return 'lessThan' in condition ? condition.lessThan : condition.moreThan;
}

/** Days are added month by month. */
function referenceWeight(reference: RowDateReference | NumberReference | { readonly column: string }): number {
  if (typeof reference !== 'object') return weightOf(reference);
  const days: unknown = 'plusDays' in reference ? (reference.plusDays ?? 0) : 0;
  if (typeof days !== 'number') throw new Error('A number of days is no number.');
  return 1 + Math.abs(days) / 28;
}

const weightOf = (constant: unknown): number => (typeof constant === 'string' ? 1 + (constant.length >> 5) : 1);

function weightOfList(list: unknown): number {
  lengthOf(list);
  return (list as readonly unknown[]).reduce<number>((sum, each) => sum + weightOf(each), 0);
}

/** A text would have a length as well, and be searched in another way. */
function lengthOf(list: unknown): number {
  if (!Array.isArray(list)) throw new Error('A list of a condition is none.');
  return list.length;
}
