import { describe, expect, test } from 'vitest';
import type { TableValue } from '#core/answers/answer';
import { rowSums } from '../../renderer/screens/complete/answers/row-sums';
import { cellAt, withCell, withoutYear, withYear } from '../../renderer/screens/complete/answers/table-cells';

const EMPTY: TableValue = { rows: [] };
const PROSECUTED = { id: 'prosecuted', totalOf: [['female', 'male']] };

const table = (cells: Readonly<Record<string, number>>): TableValue =>
  Object.entries(cells).reduce((value, [row, figure]) => withCell(value, row, '2024', figure), withYear(EMPTY, 2024));

describe('a table of figures', () => {
  test('years stand in order, whatever the order in which they are added, and once each', () => {
    const value = withYear(withYear(withYear(EMPTY, 2024), 2022), 2024);
    expect(value.years).toEqual([2022, 2024]);
  });
  test('a year that is taken out takes its figures with it and leaves the others', () => {
    const value = withCell(withCell(withYear(withYear(EMPTY, 2023), 2024), 'a', '2023', 1), 'a', '2024', 2);
    const rest = withoutYear(value, 2023);
    expect(rest.years).toEqual([2024]);
    expect([cellAt(rest, 'a', '2023'), cellAt(rest, 'a', '2024')]).toEqual([undefined, 2]);
  });
  test('a cell made blank is gone, not zero', () => {
    const value = withCell(table({ a: 3 }), 'a', '2024', undefined);
    expect(cellAt(value, 'a', '2024')).toBeUndefined();
  });
  test('a total that its parts do not reach is said to differ', () => {
    expect(rowSums(PROSECUTED, table({ prosecuted: 9, female: 4, male: 4 }), 2024)).toEqual([{ sum: 8, differs: true }]);
    expect(rowSums(PROSECUTED, table({ prosecuted: 8, female: 4, male: 4 }), 2024)).toEqual([{ sum: 8, differs: false }]);
  });
  test('while a part is missing nothing is said to differ', () => {
    expect(rowSums(PROSECUTED, table({ prosecuted: 9, female: 4 }), 2024)).toEqual([{ sum: 4, differs: false }]);
    expect(rowSums(PROSECUTED, table({ prosecuted: 9 }), 2024)).toEqual([]);
  });
});
