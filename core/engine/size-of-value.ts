import { isTable, type AnswerValue, type Cell } from '../answers/answer';

/** How much of an answer a test may have to look at. */
export interface Size {
  /** Every row, cell, option and 32 characters is one; a short text or a number by itself is nothing. */
  readonly weight: number;
  readonly rows: number;
  /** Rows, with 32 characters of their ids as one more: what finding a row by its id takes. */
  readonly rowWeight: number;
  readonly years: number;
}

const NOTHING: Size = { weight: 0, rows: 0, rowWeight: 0, years: 0 };

export function sizeOf(value: AnswerValue | undefined): Size {
  if (value === undefined || typeof value === 'number') return NOTHING;
  if (typeof value === 'string') return value.length < 32 ? NOTHING : { ...NOTHING, weight: value.length >> 5 };
  if (!isTable(value)) return { ...NOTHING, weight: weightOfList(value as readonly string[]) };
  let [rowWeight, cells] = [0, 0];
  for (const row of value.rows) {
    rowWeight += 1 + (row.id.length >> 5);
    for (const column in row.cells) cells += weightOfCell(row.cells[column]);
  }
  return { weight: rowWeight + cells, rows: value.rows.length, rowWeight, years: value.years?.length ?? 0 };
}

function weightOfCell(cell: Cell | undefined): number {
  if (typeof cell === 'string') return 1 + (cell.length >> 5);
  return Array.isArray(cell) ? 1 + weightOfList(cell as readonly string[]) : 1;
}

const weightOfList = (list: readonly string[]): number => list.reduce((sum, each) => sum + 1 + (each.length >> 5), 0);
