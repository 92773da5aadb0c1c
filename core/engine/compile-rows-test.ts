import { isTable, type AnswerValue, type Cell, type TableRowValue } from '../answers/answer';
import { cellOf, isBlankCell, isBlankRow } from '../answers/blank-value';
import type { RowCondition, RowDateReference, RowNumberReference, Scalar } from '../questionnaire/condition';
import { compileDateReference, compileNumberReference, laterDate } from './compile-reference';
import type { ConditionScope, Reads } from './condition-scope';
import type { EngineState } from './engine-state';

type RowTest = (row: TableRowValue, state: EngineState) => boolean;

/** Tests the filled rows of a table. There is at least one: a table without any is no answer, and never gets here. */
export function compileRowsTest(
  condition: { readonly anyRow: RowCondition } | { readonly everyRow: RowCondition },
  scope: ConditionScope,
  reads: Reads,
): (value: AnswerValue | undefined, state: EngineState) => boolean {
  if ('anyRow' in condition) {
    const test = compileRow(condition.anyRow, scope, reads);
    return (value, state) => filledRows(value).some((row) => test(row, state));
  }
  const test = compileRow(condition.everyRow, scope, reads);
  return (value, state) => filledRows(value).every((row) => test(row, state));
}

function filledRows(value: AnswerValue | undefined): readonly TableRowValue[] {
  return isTable(value) ? value.rows.filter((row) => !isBlankRow(row)) : [];
}

function compileRow(condition: RowCondition, scope: ConditionScope, reads: Reads): RowTest {
  if ('all' in condition) {
    const tests = condition.all.map((part) => compileRow(part, scope, reads));
    return (row, state) => tests.every((test) => test(row, state));
  }
  if ('any' in condition) {
    const tests = condition.any.map((part) => compileRow(part, scope, reads));
    return (row, state) => tests.some((test) => test(row, state));
  }
  if ('not' in condition) {
    const test = compileRow(condition.not, scope, reads);
    return (row, state) => !test(row, state);
  }
  const { column } = condition;
  if ('is' in condition) {
    const expected = condition.is;
    return (row) => matches(cellOf(row, column), [expected]);
  }
  if ('in' in condition) {
    const expected = condition.in;
    return (row) => matches(cellOf(row, column), expected);
  }
  if ('answered' in condition) {
    const expected = condition.answered;
    return (row) => !isBlankCell(cellOf(row, column)) === expected;
  }
  if ('whole' in condition) {
    const expected = condition.whole;
    return (row) => {
      const cell = cellOf(row, column);
      return typeof cell === 'number' && Number.isInteger(cell) === expected;
    };
  }
  if ('before' in condition) return compileDate(column, condition.before, scope, reads, (cell, limit) => cell < limit);
  if ('after' in condition) return compileDate(column, condition.after, scope, reads, (cell, limit) => cell > limit);
  if ('atLeast' in condition) return compileNumber(column, condition.atLeast, scope, reads, (cell, limit) => cell >= limit);
  if ('atMost' in condition) return compileNumber(column, condition.atMost, scope, reads, (cell, limit) => cell <= limit);
  if ('lessThan' in condition) return compileNumber(column, condition.lessThan, scope, reads, (cell, limit) => cell < limit);
  return compileNumber(column, condition.moreThan, scope, reads, (cell, limit) => cell > limit);
}

function matches(cell: Cell | undefined, expected: readonly Scalar[]): boolean {
  if (typeof cell === 'string' || typeof cell === 'number') return expected.includes(cell);
  return Array.isArray(cell) && cell.some((option: string) => expected.includes(option));
}

function compileNumber(
  column: string,
  limit: RowNumberReference,
  scope: ConditionScope,
  reads: Reads,
  holds: (cell: number, limit: number) => boolean,
): RowTest {
  const limitOf: (row: TableRowValue, state: EngineState) => Cell | undefined =
    typeof limit === 'object' && 'column' in limit
      ? (row) => cellOf(row, limit.column)
      : besideRow(compileNumberReference(limit, scope, reads));
  return (row, state) => {
    const cell = cellOf(row, column);
    const bound = limitOf(row, state);
    return typeof cell === 'number' && typeof bound === 'number' && holds(cell, bound);
  };
}

function compileDate(
  column: string,
  reference: RowDateReference,
  scope: ConditionScope,
  reads: Reads,
  holds: (cell: string, limit: string) => boolean,
): RowTest {
  const limitOf: (row: TableRowValue, state: EngineState) => string | undefined =
    typeof reference === 'object' && 'column' in reference
      ? (row) => laterDate(cellOf(row, reference.column), reference.plusDays ?? 0)
      : besideRow(compileDateReference(reference, scope, reads));
  return (row, state) => {
    const cell = cellOf(row, column);
    const limit = limitOf(row, state);
    return typeof cell === 'string' && cell !== '' && limit !== undefined && holds(cell, limit);
  };
}

const besideRow =
  <T>(limitOf: (state: EngineState) => T) =>
  (_row: TableRowValue, state: EngineState): T =>
    limitOf(state);
