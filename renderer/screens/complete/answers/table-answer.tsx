import type { ReactNode } from 'react';
import { isTable, type TableValue } from '#core/answers/answer';
import { stillShown } from './table-cells';
import type { AnswerProps } from './answer-input';
import { FigureTable } from './figure-table';
import { RowCards } from './row-cards';

const EMPTY: TableValue = { rows: [] };

export interface TableProps extends AnswerProps<'table'> {
  readonly value: TableValue;
  readonly onChange: (value: TableValue, typing?: boolean) => void;
}

/** Figures per year stand in a grid; rows of many kinds of cells are entered one below the other. */
export function TableAnswer(props: AnswerProps<'table'>): ReactNode {
  const { question, answer } = props;
  const value = isTable(answer.content.value) ? answer.content.value : EMPTY;
  const { rows: allRows, columns: allColumns } = question.table;
  const rows =
    allRows === 'free'
      ? allRows
      : stillShown(
          allRows,
          value.rows.filter((row) => Object.keys(row.cells).length > 0).map(({ id }) => id),
        );
  const columns =
    allColumns === 'years'
      ? allColumns
      : stillShown(
          allColumns,
          value.rows.flatMap((row) => Object.keys(row.cells)),
        );
  if (columns === 'years' && rows !== 'free') return <FigureTable {...props} rows={rows} value={value} onChange={answer.setValue} />;
  return <RowCards {...props} rows={rows} columns={columns === 'years' ? [] : columns} value={value} onChange={answer.setValue} />;
}
