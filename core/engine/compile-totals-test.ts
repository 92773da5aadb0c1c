import { isTable, type TableValue } from '../answers/answer';
import { cellOf } from '../answers/blank-value';
import type { TotalsTest } from '../questionnaire/condition';
import type { ConditionScope, Reads } from './condition-scope';
import { STANDING, type Test } from './engine-state';

interface Breakdown {
  readonly total: string;
  readonly parts: readonly string[];
}

export function compileTotalsTest({ totals }: TotalsTest, scope: ConditionScope, reads: Reads): Test {
  const question = scope.question(totals);
  reads.questions.add(question);
  const definition = scope.definition(question);
  const rows = definition.type === 'table' && definition.table.rows !== 'free' ? definition.table.rows : [];
  const breakdowns = rows.flatMap(({ id, totalOf = [] }): Breakdown[] => totalOf.map((parts) => ({ total: id, parts })));
  return (state) => {
    const value = state.value[question];
    if (state.effective[question] !== STANDING.answered || !isTable(value)) return false;
    const years = (value.years ?? []).map(String);
    return breakdowns.some((breakdown) => years.some((year) => doesNotAddUp(value, breakdown, year)));
  };
}

function doesNotAddUp(table: TableValue, { total, parts }: Breakdown, year: string): boolean {
  const whole = numberAt(table, total, year);
  if (whole === undefined) return false;
  const known = parts.map((part) => numberAt(table, part, year)).filter((part) => part !== undefined);
  const sum = known.reduce((left, right) => left + right, 0);
  return known.length === parts.length ? sum !== whole : sum > whole;
}

function numberAt(table: TableValue, row: string, year: string): number | undefined {
  const found = table.rows.find(({ id }) => id === row);
  const cell = found && cellOf(found, year);
  return typeof cell === 'number' ? cell : undefined;
}
