import { isNotAvailable, isTable, type TableRowValue, type TableValue } from '../answers/answer';
import { isBlankCell, isBlankRow } from '../answers/blank-value';
import type { Evidence } from '../answers/document';
import { daysAfter, isIsoDate } from '../answers/iso-date';
import type {
  CellSelection,
  Condition,
  DateReference,
  DerivedFlag,
  DifferTest,
  EvidenceTest,
  NumberReference,
  QuestionTest,
  RowCondition,
  RowDateReference,
  RowNumberReference,
  StatusKind,
} from '../questionnaire/condition';
import type { Question } from '../questionnaire/definition';
import type { FactValue } from '../questionnaire/facts';
import type { AnswerContent } from './live-assessment';
import { same } from './same-content';

/** What a condition may look at. */
export interface Circumstances {
  question(id: string): Question;
  /** The answer of a question that is asked; undefined while it is hidden or unanswered. */
  answer(id: string): AnswerContent | undefined;
  statusKind(id: string): StatusKind | undefined;
  fact(id: string): FactValue | undefined;
  flag(provision: string, flag: DerivedFlag): boolean;
  evidence(id: string): Evidence | undefined;
}

/** Reads a condition as it stands, word by word. The plain counterpart of `compileCondition`. */
export function conditionHolds(condition: Condition, at: Circumstances): boolean {
  if ('all' in condition) return condition.all.every((part) => conditionHolds(part, at));
  if ('any' in condition) return condition.any.some((part) => conditionHolds(part, at));
  if ('not' in condition) return !conditionHolds(condition.not, at);
  if ('always' in condition) return condition.always;
  if ('provision' in condition) return at.flag(condition.provision, condition.is);
  if ('question' in condition) return questionTestHolds(condition, at);
  if ('fact' in condition) {
    const value = at.fact(condition.fact);
    if ('answered' in condition) return (value !== undefined) === condition.answered;
    if ('before' in condition) return isEarlier(value, dateOf(condition.before, at));
    if ('after' in condition) return isEarlier(dateOf(condition.after, at), value);
    return value !== undefined && ('is' in condition ? [condition.is] : condition.in).includes(value);
  }
  if ('citations' in condition) return evidenceTestHolds(condition, at);
  if ('differ' in condition) return differ(condition, at);
  if ('totals' in condition) return someTotalIsWrong(condition.totals, at);
  const { sum, to, by, compare } = condition;
  const left = cellsOf(sum, at);
  const right = typeof to === 'number' ? to : cellsOf(to, at);
  if (!left || right === undefined) return false;
  const holds = (ofLeft: Cells, ofRight: Cells | number): boolean =>
    compareSums(total(ofLeft), typeof ofRight === 'number' ? ofRight : total(ofRight), compare);
  if (by === 'total') return holds(left, right);
  return [...new Set(left.map(({ column }) => column))].some((year) => {
    const within = ({ column }: Cells[number]): boolean => (by === 'perYear' ? column === year : Number(column) <= Number(year));
    return holds(left.filter(within), typeof right === 'number' ? right : right.filter(within));
  });
}

/** Ids of all questions that a condition names. */
export function questionsRead(condition: Condition): string[] {
  const ids: string[] = [];
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const [name, inner] of Object.entries(part)) {
      if (['question', 'citations', 'totals', 'latest'].includes(name) && typeof inner === 'string') ids.push(inner);
      else if (name === 'differ') ids.push(...(inner as string[]));
      else walk(inner);
    }
  };
  walk(condition);
  return ids;
}

function valueOf(question: string, at: Circumstances): AnswerContent['value'] {
  const answer = at.answer(question);
  return answer?.standing === 'answered' ? answer.value : undefined;
}

function questionTestHolds(test: QuestionTest, at: Circumstances): boolean {
  const answer = at.answer(test.question);
  if ('standing' in test) return (answer?.standing ?? 'unanswered') === test.standing;
  if ('answered' in test) return (answer?.standing === 'answered') === test.answered;
  if ('reason' in test) return answer !== undefined && Boolean(answer.reason?.trim()) === test.reason;
  const value = valueOf(test.question, at);
  if (value === undefined) return false;
  if ('kind' in test) {
    const kind = at.statusKind(test.question);
    return kind !== undefined && test.kind.includes(kind);
  }
  if ('is' in test) return value === test.is;
  if ('in' in test) return (test.in as readonly unknown[]).includes(value);
  if ('includes' in test) return Array.isArray(value) && value.includes(test.includes);
  if ('includesAll' in test) return Array.isArray(value) && test.includesAll.every((option) => value.includes(option));
  if ('atLeast' in test) return isAtLeast(value, numberOf(test.atLeast, at));
  if ('atMost' in test) return isAtLeast(numberOf(test.atMost, at), value);
  if ('moreThan' in test) return isMore(value, numberOf(test.moreThan, at));
  if ('lessThan' in test) return isMore(numberOf(test.lessThan, at), value);
  if ('before' in test) return isEarlier(value, dateOf(test.before, at));
  if ('after' in test) return isEarlier(dateOf(test.after, at), value);
  if (!isTable(value)) return false;
  const rows = value.rows.filter((row) => !isBlankRow(row));
  if ('anyRow' in test) return rows.some((row) => rowHolds(test.anyRow, row, at));
  return rows.length > 0 && rows.every((row) => rowHolds(test.everyRow, row, at));
}

function rowHolds(condition: RowCondition, row: TableRowValue, at: Circumstances): boolean {
  if ('all' in condition) return condition.all.every((part) => rowHolds(part, row, at));
  if ('any' in condition) return condition.any.some((part) => rowHolds(part, row, at));
  if ('not' in condition) return !rowHolds(condition.not, row, at);
  const cell = row.cells[condition.column];
  if ('answered' in condition) return isBlankCell(cell) !== condition.answered;
  if (cell === undefined || isNotAvailable(cell)) return false;
  if ('is' in condition || 'in' in condition) {
    const expected: readonly unknown[] = 'is' in condition ? [condition.is] : condition.in;
    return (Array.isArray(cell) ? cell : [cell]).some((value) => expected.includes(value));
  }
  if ('whole' in condition) return typeof cell === 'number' && Number.isInteger(cell) === condition.whole;
  if ('before' in condition) return isEarlier(cell, dateOf(condition.before, at, row));
  if ('after' in condition) return isEarlier(dateOf(condition.after, at, row), cell);
  if ('atLeast' in condition) return isAtLeast(cell, numberOf(condition.atLeast, at, row));
  if ('atMost' in condition) return isAtLeast(numberOf(condition.atMost, at, row), cell);
  return 'moreThan' in condition
    ? isMore(cell, numberOf(condition.moreThan, at, row))
    : isMore(numberOf(condition.lessThan, at, row), cell);
}

function dateOf(reference: RowDateReference, at: Circumstances, row?: TableRowValue): unknown {
  if (typeof reference === 'string') return reference;
  const date = 'column' in reference ? row?.cells[reference.column] : referredTo(reference, at);
  if (!reference.plusDays) return date;
  return typeof date === 'string' && isIsoDate(date) ? daysAfter(date, reference.plusDays) : undefined;
}

function referredTo(reference: Exclude<DateReference, string>, at: Circumstances): unknown {
  return 'fact' in reference ? at.fact(reference.fact) : valueOf(reference.question, at);
}

function numberOf(reference: NumberReference | RowNumberReference, at: Circumstances, row?: TableRowValue): unknown {
  if (typeof reference === 'number') return reference;
  return 'column' in reference ? row?.cells[reference.column] : valueOf(reference.question, at);
}

const isAtLeast = (one: unknown, other: unknown): boolean => typeof one === 'number' && typeof other === 'number' && one >= other;
const isMore = (one: unknown, other: unknown): boolean => typeof one === 'number' && typeof other === 'number' && one > other;

const isEarlier = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' && typeof other === 'string' && one !== '' && other !== '' && one < other;

function evidenceTestHolds(test: EvidenceTest, at: Circumstances): boolean {
  const cited = valueOf(test.citations, at);
  if (!Array.isArray(cited)) return false;
  if ('every' in test) return cited.every((id: string) => isNotInForce(at.evidence(id), at.fact('assessment-date')));
  const table = valueOf(test.someNewerThan.latest, at);
  const dates = isTable(table)
    ? table.rows.map((row) => row.cells[test.someNewerThan.column]).filter((cell) => typeof cell === 'string' && cell !== '')
    : [];
  if (dates.length === 0) return false;
  return cited.some((id: string) => {
    const evidence = at.evidence(id);
    if (evidence?.kind !== 'law' || evidence.stage === 'bill') return false;
    return [evidence.adopted, evidence.inForce].some((day) => dates.every((date) => isEarlier(date, day)));
  });
}

function differ({ differ: [one, other] }: DifferTest, at: Circumstances): boolean {
  const left = valueOf(one, at);
  const right = valueOf(other, at);
  if (left === undefined || right === undefined) return false;
  const statuses = at.question(one).type === 'status' && at.question(other).type === 'status';
  return statuses ? at.statusKind(one) !== at.statusKind(other) : !same(left, right);
}

function someTotalIsWrong(question: string, at: Circumstances): boolean {
  const table = valueOf(question, at);
  const definition = at.question(question);
  if (!isTable(table) || definition.type !== 'table' || definition.table.rows === 'free') return false;
  const cell = (row: string, year: number): unknown => table.rows.find(({ id }) => id === row)?.cells[String(year)];
  return definition.table.rows.some(({ id, totalOf = [] }) =>
    totalOf.some((parts) =>
      (table.years ?? []).some((year) => {
        const whole = cell(id, year);
        const known = parts.map((part) => cell(part, year)).filter((part) => typeof part === 'number');
        const sum = known.reduce((left, right) => left + right, 0);
        return typeof whole === 'number' && (sum > whole || (known.length === parts.length && sum < whole));
      }),
    ),
  );
}

/** Written apart from `answers/in-force.ts`, since each is tried against the other. */
function isNotInForce(evidence: Evidence | undefined, assessmentDate: unknown): boolean {
  if (evidence?.stage === 'bill' || evidence?.stage === 'repealed') return true;
  const dated = evidence?.kind === 'law' || evidence?.kind === 'agreement';
  if (dated && evidence.inForce) return isEarlier(assessmentDate, evidence.inForce);
  return evidence?.stage === 'adopted' || (dated && isEarlier(assessmentDate, evidence.adopted));
}

type Cells = readonly { readonly column: string; readonly value: number | undefined }[];

/** Every cell selected, unknown ones included; undefined where the table is not answered. */
function cellsOf({ question, rows, columns }: CellSelection, at: Circumstances): Cells | undefined {
  const value = valueOf(question, at);
  if (!isTable(value)) return undefined;
  const selected =
    rows.length > 0 ? rows.map((id) => value.rows.find((row) => row.id === id)) : value.rows.filter((row) => !isBlankRow(row));
  return (columns ?? columnsOf(at.question(question), value)).flatMap((column) =>
    selected.map((row) => {
      const cell = row?.cells[column];
      return { column, value: typeof cell === 'number' ? cell : undefined };
    }),
  );
}

function columnsOf(question: Question, value: TableValue): readonly string[] {
  if (question.type !== 'table' || question.table.columns === 'years') return (value.years ?? []).map(String);
  return question.table.columns.filter(({ type }) => type === 'number').map(({ id }) => id);
}

function total(cells: Cells): number | undefined {
  if (cells.length === 0 || cells.some(({ value }) => value === undefined)) return undefined;
  return cells.reduce((sum, { value }) => sum + value!, 0);
}

function compareSums(left: number | undefined, right: number | undefined, compare: 'equal' | 'notEqual' | 'greater' | 'atMost'): boolean {
  if (left === undefined || right === undefined) return false;
  if (compare === 'equal') return left === right;
  if (compare === 'notEqual') return left !== right;
  return compare === 'greater' ? left > right : left <= right;
}
