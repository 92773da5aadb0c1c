import type { ReactNode } from 'react';
import { isTable, type TableValue } from '#core/answers/answer';
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
  const { rows, columns } = question.table;
  if (columns === 'years' && rows !== 'free') return <FigureTable {...props} rows={rows} value={value} onChange={answer.setValue} />;
  return <RowCards {...props} columns={columns === 'years' ? [] : columns} value={value} onChange={answer.setValue} />;
}
