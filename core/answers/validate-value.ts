import type { Option, Question, Scale, Table, TableColumn } from '../questionnaire/definition';
import { isNotAvailable, isTable, type AnswerValue, type Cell, type TableValue } from './answer';
import { isIsoDate } from './iso-date';

/** What is wrong with the shape of a value; a sentence for each is `value.<problem>` in the interface strings. */
export type ValueProblemCode =
  | 'wrong-type'
  | 'unknown-option'
  | 'option-twice'
  | 'option-excludes-others'
  | 'not-a-date'
  | 'not-a-number'
  | 'not-whole'
  | 'too-small'
  | 'too-large'
  | 'unknown-row'
  | 'row-twice'
  | 'unknown-column'
  | 'years-not-expected'
  | 'years-missing'
  | 'years-not-ascending';

export interface ValueProblem {
  readonly problem: ValueProblemCode;
  /** In a table: row and column, as far as the problem has a place. */
  readonly row?: string;
  readonly column?: string;
}

/** Years that a table may have as columns. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

/**
 * Checks the shape of a value, which may come from outside, against its question; null where it fits. Whether the
 * evidence cited exists is not looked at, nor whether a row is complete: half an answer is kept like any other.
 * `scales`: those of the questionnaire; only status questions need them.
 */
export function validateValue(question: Question, value: AnswerValue, scales: readonly Scale[]): ValueProblem | null {
  switch (question.type) {
    case 'status': {
      const scale = scales.find(({ id }) => id === question.scale);
      return validateChoice(scale?.values ?? [], value);
    }
    case 'choice':
      return validateChoice(question.options, value);
    case 'choices':
      return validateChoices(question.options, value);
    case 'text':
      return typeof value === 'string' ? null : { problem: 'wrong-type' };
    case 'date':
      return validateDate(value);
    case 'number':
      return validateNumber(question, value);
    case 'citations':
      return validateIds(value);
    case 'table':
      return isTable(value) ? validateTable(question.table, value) : { problem: 'wrong-type' };
  }
}

function validateChoice(options: readonly Option[], value: unknown): ValueProblem | null {
  if (typeof value !== 'string') return { problem: 'wrong-type' };
  return idsOf(options).has(value) ? null : { problem: 'unknown-option' };
}

const known = new WeakMap<readonly { readonly id: string }[], ReadonlySet<string>>();

/** Looked up, not searched: what came from outside may hold thousands of values for thousands of options. */
function idsOf(list: readonly { readonly id: string }[]): ReadonlySet<string> {
  const before = known.get(list);
  if (before) return before;
  const ids = new Set(list.map(({ id }) => id));
  known.set(list, ids);
  return ids;
}

const knownExclusive = new WeakMap<readonly Option[], ReadonlySet<string>>();

function exclusiveAmong(options: readonly Option[]): ReadonlySet<string> {
  const before = knownExclusive.get(options);
  if (before) return before;
  const ids = new Set(options.flatMap(({ id, exclusive }) => (exclusive ? [id] : [])));
  knownExclusive.set(options, ids);
  return ids;
}

function validateChoices(options: readonly Option[], value: unknown): ValueProblem | null {
  const problem = validateIds(value);
  if (problem) return problem;
  const chosen = value as readonly string[];
  const ids = idsOf(options);
  if (chosen.some((id) => !ids.has(id))) return { problem: 'unknown-option' };
  const excludes = chosen.length > 1 && chosen.some((id) => exclusiveAmong(options).has(id));
  return excludes ? { problem: 'option-excludes-others' } : null;
}

function validateIds(value: unknown): ValueProblem | null {
  if (!Array.isArray(value) || value.some((id) => typeof id !== 'string' || id === '')) return { problem: 'wrong-type' };
  return value.length < 2 || new Set(value).size === value.length ? null : { problem: 'option-twice' };
}

function validateDate(value: unknown): ValueProblem | null {
  if (typeof value !== 'string') return { problem: 'wrong-type' };
  return value === '' || isIsoDate(value) ? null : { problem: 'not-a-date' };
}

function validateNumber(
  { minimum, maximum, whole }: { readonly minimum?: number; readonly maximum?: number; readonly whole?: boolean },
  value: unknown,
): ValueProblem | null {
  if (typeof value !== 'number') return { problem: 'wrong-type' };
  if (!Number.isFinite(value)) return { problem: 'not-a-number' };
  if (whole && !Number.isInteger(value)) return { problem: 'not-whole' };
  if (minimum !== undefined && value < minimum) return { problem: 'too-small' };
  if (maximum !== undefined && value > maximum) return { problem: 'too-large' };
  return null;
}

function validateTable(table: Table, value: TableValue): ValueProblem | null {
  if (!Array.isArray(value.rows)) return { problem: 'wrong-type' };
  const problem = validateYears(table, value.years);
  if (problem) return problem;
  const columns = columnsOf(table, value);
  const seen = new Set<string>();
  for (const row of value.rows) {
    if (typeof row?.id !== 'string' || typeof row.cells !== 'object' || row.cells === null) return { problem: 'wrong-type' };
    if (seen.has(row.id)) return { problem: 'row-twice', row: row.id };
    seen.add(row.id);
    if (table.rows !== 'free' && !idsOf(table.rows).has(row.id)) return { problem: 'unknown-row', row: row.id };
    for (const [column, cell] of Object.entries<Cell>(row.cells)) {
      const inCell = validateCell(columns.get(column), cell);
      if (inCell) return { ...inCell, row: row.id, column };
    }
  }
  return null;
}

function validateYears({ columns }: Table, years: unknown): ValueProblem | null {
  if (columns !== 'years') return years === undefined ? null : { problem: 'years-not-expected' };
  if (years === undefined) return { problem: 'years-missing' };
  if (!Array.isArray(years)) return { problem: 'wrong-type' };
  for (const [place, year] of years.entries()) {
    if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return { problem: 'wrong-type', column: String(year) };
    if (place > 0 && year <= years[place - 1]) return { problem: 'years-not-ascending', column: String(year) };
  }
  return null;
}

type CellShape = Omit<TableColumn, 'id'>;
const YEAR_CELL: CellShape = { type: 'number', required: false, minimum: 0, whole: true };

const knownColumns = new WeakMap<readonly TableColumn[], ReadonlyMap<string, CellShape>>();

function columnsOf({ columns }: Table, { years = [] }: TableValue): ReadonlyMap<string, CellShape> {
  if (columns === 'years') return new Map(years.map((year) => [String(year), YEAR_CELL]));
  const before = knownColumns.get(columns);
  if (before) return before;
  const byId = new Map(columns.map((column) => [column.id, column]));
  knownColumns.set(columns, byId);
  return byId;
}

function validateCell(column: CellShape | undefined, cell: Cell): ValueProblem | null {
  if (!column) return { problem: 'unknown-column' };
  if (isNotAvailable(cell)) return cell.notAvailable === true && Object.keys(cell).length === 1 ? null : { problem: 'wrong-type' };
  switch (column.type) {
    case 'text':
      return typeof cell === 'string' ? null : { problem: 'wrong-type' };
    case 'number':
      return validateNumber(column, cell);
    case 'date':
      return validateDate(cell);
    case 'choice':
      return cell === '' ? null : validateChoice(column.options ?? [], cell);
    case 'choices':
      return validateChoices(column.options ?? [], cell);
    case 'citations':
      return validateIds(cell);
  }
}
