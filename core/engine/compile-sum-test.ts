import { isTable, type TableValue } from '../answers/answer';
import { cellOf, isBlankRow } from '../answers/blank-value';
import type { CellSelection, SumTest } from '../questionnaire/condition';
import type { ConditionScope, Reads } from './condition-scope';
import { STANDING, type EngineState, type Test } from './engine-state';

const COMPARISONS: Readonly<Record<SumTest['compare'], (left: number, right: number) => boolean>> = {
  equal: (left, right) => left === right,
  notEqual: (left, right) => left !== right,
  greater: (left, right) => left > right,
  atMost: (left, right) => left <= right,
};

/**
 * Compares sums of table cells. Blank is not zero: where a cell is blank, not available or not there, the sum is
 * unknown and whatever it is compared with stays silent.
 */
export function compileSumTest(condition: SumTest, scope: ConditionScope, reads: Reads): Test {
  const compare = COMPARISONS[condition.compare];
  const left = compileSelection(condition.sum, scope, reads);
  const right = typeof condition.to === 'number' ? condition.to : compileSelection(condition.to, scope, reads);
  const { by } = condition;
  return (state) => {
    const leftTable = left.tableOf(state);
    const rightTable = typeof right === 'number' ? undefined : right.tableOf(state);
    if (!leftTable || (typeof right !== 'number' && !rightTable)) return false;
    const rightSum = (columns: readonly string[]): number =>
      typeof right === 'number' ? right : sum(rightTable!, right.selection, columns);
    const leftColumns = left.columnsOf(leftTable);
    const rightColumns = typeof right === 'number' ? leftColumns : right.columnsOf(rightTable!);
    const holds = (ofLeft: readonly string[], ofRight: readonly string[]): boolean => {
      const leftSum = sum(leftTable, left.selection, ofLeft);
      const other = rightSum(ofRight);
      return !Number.isNaN(leftSum) && !Number.isNaN(other) && compare(leftSum, other);
    };
    if (by === 'total') return holds(leftColumns, rightColumns);
    if (by === 'perYear')
      return leftColumns.some((column) =>
        holds(
          [column],
          rightColumns.filter((other) => other === column),
        ),
      );
    return leftColumns.some((column) => holds(upTo(leftColumns, column), upTo(rightColumns, column)));
  };
}

const upTo = (columns: readonly string[], last: string): readonly string[] => columns.filter((column) => Number(column) <= Number(last));

interface Selection {
  readonly selection: CellSelection;
  tableOf(state: EngineState): TableValue | undefined;
  columnsOf(table: TableValue): readonly string[];
}

function compileSelection(selection: CellSelection, scope: ConditionScope, reads: Reads): Selection {
  const question = scope.question(selection.question);
  reads.questions.add(question);
  const definition = scope.definition(question);
  const columns = definition.type === 'table' ? definition.table.columns : 'years';
  const fixed =
    selection.columns ?? (columns === 'years' ? undefined : columns.filter(({ type }) => type === 'number').map(({ id }) => id));
  return {
    selection,
    tableOf: (state) => {
      const value = state.value[question];
      return state.effective[question] === STANDING.answered && isTable(value) ? value : undefined;
    },
    columnsOf: (table) => fixed ?? (table.years ?? []).map(String),
  };
}

/** NaN where anything is unknown, or where there is nothing to add. */
function sum(table: TableValue, selection: CellSelection, columns: readonly string[]): number {
  const rows =
    selection.rows.length === 0
      ? table.rows.filter((row) => !isBlankRow(row))
      : selection.rows.map((id) => table.rows.find((row) => row.id === id));
  if (rows.length === 0 || columns.length === 0) return NaN;
  let total = 0;
  for (const row of rows)
    for (const column of columns) {
      const cell = row && cellOf(row, column);
      if (typeof cell !== 'number') return NaN;
      total += cell;
    }
  return total;
}
