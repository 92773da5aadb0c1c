import type { Cell, TableValue } from '#core/answers/answer';

export const cellAt = (value: TableValue, row: string, column: string): Cell | undefined => {
  const cells = value.rows.find((each) => each.id === row)?.cells;
  return cells && Object.hasOwn(cells, column) ? cells[column] : undefined;
};

/** A table with one cell changed; `undefined` makes it blank again. A row that is not there yet is added at the end. */
export function withCell(value: TableValue, row: string, column: string, cell: Cell | undefined): TableValue {
  const existing = value.rows.find((each) => each.id === row) ?? { id: row, cells: {} };
  const cells = Object.fromEntries(Object.entries(existing.cells).filter(([id]) => id !== column));
  const changed = { id: row, cells: cell === undefined ? cells : { ...cells, [column]: cell } };
  const rows = value.rows.includes(existing) ? value.rows.map((each) => (each === existing ? changed : each)) : [...value.rows, changed];
  return { ...value, rows };
}

export const withYear = (value: TableValue, year: number): TableValue => ({
  ...value,
  years: [...new Set([...(value.years ?? []), year])].sort((one, other) => one - other),
});

/** Takes a year out, with its figures. */
export const withoutYear = (value: TableValue, year: number): TableValue => ({
  years: (value.years ?? []).filter((each) => each !== year),
  rows: value.rows.map((row) => ({ ...row, cells: Object.fromEntries(Object.entries(row.cells).filter(([id]) => id !== String(year))) })),
});

/** Rows or columns without those that are no longer offered, unless something stands in them. */
export const stillShown = <T extends { readonly id: string; readonly retired?: true }>(
  all: readonly T[],
  filled: readonly string[],
): readonly T[] => all.filter(({ id, retired }) => !retired || filled.includes(id));
