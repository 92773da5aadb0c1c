import type { Cell, ConferenceTable } from './build-table';

/** Bars for a table: each repeats figures of it, in its order. States have no bars: they are not set against each other. */
export interface Plot<C = Cell> {
  readonly barsAre: 'rows' | 'columns';
  readonly bars: readonly string[];
  /** Column keys; `answered` beside `asked`; or one for all. */
  readonly series:
    { readonly kind: 'columns'; readonly keys: readonly string[] } | { readonly kind: 'answered' } | { readonly kind: 'all' };
  readonly cells: readonly (readonly (C | null)[])[];
}

interface Plotted<C> {
  readonly request: ConferenceTable['request'];
  readonly columns: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly (C | null)[]; readonly all: C | null }[];
  readonly totals: readonly C[];
}

/** More patterns than this are not told apart in black and white. */
const MOST_SERIES = 6;
/** More bars than this are no picture. */
const MOST_BARS = 60;

export function plotOf<C>({ request, columns, rows, totals }: Plotted<C>): Plot<C> | null {
  if (request.kind === 'answered') {
    const series = { kind: 'answered' } as const;
    if (request.rows !== 'state') return { barsAre: 'rows', bars: rows.map(({ key }) => key), series, cells: rows.map(({ all }) => [all]) };
    return columns.length === 0 ? null : { barsAre: 'columns', bars: columns, series, cells: totals.map((cell) => [cell]) };
  }
  if (rows.length === 0 || columns.length === 0) return null;
  if (request.rows === 'state' || columns.length > MOST_SERIES || rows.length > MOST_BARS)
    return { barsAre: 'columns', bars: columns, series: { kind: 'all' }, cells: totals.map((cell) => [cell]) };
  return {
    barsAre: 'rows',
    bars: rows.map(({ key }) => key),
    series: { kind: 'columns', keys: columns },
    cells: rows.map(({ cells }) => cells),
  };
}
