import type { TableRowValue, TableValue } from '../answers/answer';
import type { Question } from '../questionnaire/definition';
import type { RowDifference } from './comparison';
import { columnType, rowContent, type Register } from './content';
import { wordDifferences } from './word-difference';

export interface TableSide {
  readonly table: TableValue;
  readonly question: Question | undefined;
  readonly register: Register;
}

interface ReadRow {
  readonly row: TableRowValue;
  readonly cells: ReadonlyMap<string, string>;
  readonly content: string;
}

/**
 * Rows of the newer table in its order, then the rows that are gone. Rows are the same by id (given rows, and free rows
 * that were carried over), else by content; the order of rows and blank rows are no difference.
 */
export function rowDifferences(older: TableSide, newer: TableSide): readonly RowDifference[] {
  const before = readRows(older);
  const after = readRows(newer);
  const partner = new Map<ReadRow, ReadRow>();
  const free = new Set(before);
  const join = (row: ReadRow, match: ReadRow | undefined) => {
    if (!match) return;
    partner.set(row, match);
    free.delete(match);
  };
  const byId = new Map(before.map((row) => [row.row.id, row]));
  for (const row of after) {
    const match = byId.get(row.row.id);
    if (match && free.has(match)) join(row, match);
  }
  for (const row of after) {
    if (!partner.has(row))
      join(
        row,
        [...free].find(({ content }) => content === row.content),
      );
  }
  return [
    ...after.map((row) => difference(partner.get(row), row, newer.question)),
    ...before.filter((row) => free.has(row)).map((row) => difference(row, undefined, newer.question)),
  ];
}

/** Equal exactly when two tables hold the same rows, in whatever order. */
export function tableContent(side: TableSide): string {
  const rows = readRows(side);
  const named = side.question?.type === 'table' && side.question.table.rows !== 'free';
  return JSON.stringify(rows.map(({ row, content }) => (named ? row.id + content : content)).sort());
}

function readRows({ table, question, register }: TableSide): readonly ReadRow[] {
  return table.rows
    .map((row) => {
      const cells = rowContent(row, question?.type === 'table' ? question : undefined, register);
      return { row, cells, content: JSON.stringify([...cells]) };
    })
    .filter(({ cells }) => cells.size > 0);
}

function difference(older: ReadRow | undefined, newer: ReadRow | undefined, question: Question | undefined): RowDifference {
  const names = [...new Set([...(older?.cells.keys() ?? []), ...(newer?.cells.keys() ?? [])])];
  const columns = names.filter((name) => older?.cells.get(name) !== newer?.cells.get(name));
  const kind = !older ? 'added' : !newer ? 'withdrawn' : columns.length > 0 ? 'changed' : 'unchanged';
  const words = older && newer && question?.type === 'table' ? cellWords(older.row, newer.row, columns, question) : {};
  return {
    kind,
    ...(older && { older: older.row }),
    ...(newer && { newer: newer.row }),
    columns,
    ...(Object.keys(words).length > 0 && { words }),
  };
}

const cellWords = (
  older: TableRowValue,
  newer: TableRowValue,
  columns: readonly string[],
  question: Extract<Question, { readonly type: 'table' }>,
): NonNullable<RowDifference['words']> =>
  Object.fromEntries(
    columns.flatMap((column) => {
      const [then, now] = [older.cells[column], newer.cells[column]];
      const isText = columnType(question, column) === 'text' && typeof then === 'string' && typeof now === 'string';
      return isText ? [[column, wordDifferences(then, now)] as const] : [];
    }),
  );
