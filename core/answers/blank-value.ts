import { isTable, type AnswerValue, type Cell, type TableRowValue } from './answer';

/**
 * Whether a value says nothing: no text but white space, no option, no filled cell. A field that was emptied again
 * is unanswered, whatever its standing says. "Not available" and zero say something.
 */
export function isBlankValue(value: AnswerValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value === 'number') return false;
  if (isTable(value)) return !Array.isArray(value.rows) || value.rows.every(isBlankRow);
  return value.length === 0;
}

/** Whether no cell of the row is filled. */
export function isBlankRow(row: TableRowValue): boolean {
  for (const column in row.cells) if (Object.hasOwn(row.cells, column) && !isBlankCell(row.cells[column])) return false;
  return true;
}

export function isBlankCell(cell: Cell | undefined): boolean {
  if (cell === undefined || cell === null) return true;
  if (typeof cell === 'string') return cell.trim() === '';
  return Array.isArray(cell) && cell.length === 0;
}

/** The cell of a column or year; own properties only, since ids come from files. */
export function cellOf(row: TableRowValue, column: string): Cell | undefined {
  return Object.hasOwn(row.cells, column) ? row.cells[column] : undefined;
}
