import type { TableValue } from '#core/answers/answer';
import type { TableRow } from '#core/questionnaire/definition';
import { cellAt } from './table-cells';

export interface RowSum {
  readonly sum: number;
  /** The stated total and the parts are all there and do not agree. */
  readonly differs: boolean;
}

/** What each breakdown of a total adds up to in one year; breakdowns without any figure are left out. */
export function rowSums(row: TableRow, value: TableValue, year: number): readonly RowSum[] {
  const total = cellAt(value, row.id, String(year));
  return (row.totalOf ?? []).flatMap((parts) => {
    const cells = parts.map((part) => cellAt(value, part, String(year)));
    const figures = cells.filter((cell): cell is number => typeof cell === 'number');
    if (figures.length === 0) return [];
    const sum = figures.reduce((one, other) => one + other, 0);
    return [{ sum, differs: figures.length === parts.length && typeof total === 'number' && total !== sum }];
  });
}
