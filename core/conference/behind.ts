import type { Arrangement } from './arrangement';
import type { Cell, ConferenceTable, Place } from './build-table';
import type { TableKind } from './table-request';

/** The questions of a provision that belong to what is counted, by the beginning of their local names. */
const BLOCKS: Readonly<Record<TableKind, string>> = {
  answered: 'status',
  assistance: 'assistance-needed.',
  challenges: 'reasons.',
  steps: 'planned-steps.',
  notifications: 'notification.',
  practices: 'good-practice.',
};

export const belongsTo = (kind: TableKind, question: string): boolean =>
  question.slice(question.lastIndexOf('/') + 1).startsWith(BLOCKS[kind]);

/** The cell of a row and a column; without one of them what it comes to in all. Undefined: there is no such row or column. */
export function cellAt({ rows, columns, totals, all }: ConferenceTable, row?: string, column?: string): Cell | null | undefined {
  const at = column === undefined ? undefined : columns.indexOf(column);
  if (row === undefined) return at === undefined ? all : totals[at];
  const found = rows.find(({ key }) => key === row);
  return at === undefined ? found?.all : found?.cells[at];
}

/** As answers are read: State by State in the order of `states`, then in the order of the treaties. */
export function placesInOrder(places: readonly Place[], states: readonly string[], arrangement: Arrangement): readonly Place[] {
  const stateAt = new Map(states.map((code, at) => [code, at]));
  const provisions = arrangement.inOrder('provision', new Set(places.flatMap(({ provision }) => arrangement.firstOf(provision))));
  const provisionAt = new Map(provisions.map((id, at) => [id, at]));
  const placed = places.map((place) => ({
    place,
    state: stateAt.get(place.state) ?? states.length,
    provision: provisionAt.get(arrangement.firstOf(place.provision)) ?? provisions.length,
  }));
  placed.sort(
    (one, other) => one.state - other.state || one.provision - other.provision || (one.place.digest < other.place.digest ? -1 : 1),
  );
  return placed.map(({ place }) => place);
}
