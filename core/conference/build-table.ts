import { instrumentOf, type Arrangement, type ProvisionPlace } from './arrangement';
import type { CurrentSubmission } from './current-submissions';
import type { MarkKind } from './summary';
import type { PackedSummary, SaidMark, Summaries } from './summaries';
import { NONE, UNDATED, UNSPECIFIED, type TableFilter, type TableKind, type TableRequest } from './table-request';

/** One answer that is counted: what a State says at a provision. */
export interface Place {
  readonly digest: string;
  readonly state: string;
  /** As the questionnaire of the submission calls it. */
  readonly provision: string;
}

export interface Cell {
  readonly places: readonly Place[];
  /** Of how many provisions that were asked; only of what was answered. */
  readonly asked?: number;
}

/** Null: nothing of this State (or of anybody) is there to be counted, which is not the same as none. */
export interface Row {
  readonly key: string;
  readonly cells: readonly (Cell | null)[];
  /** Every answer of the row once. */
  readonly all: Cell | null;
}

export interface ConferenceTable {
  readonly request: TableRequest;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Every answer of a column once, and of the table. */
  readonly totals: readonly Cell[];
  readonly all: Cell;
  /** Codes of the States whose submissions are counted. */
  readonly states: readonly string[];
}

export interface KnownState {
  readonly code: string;
  readonly group: string | null;
  /** It stands in the table also where nothing came from it. */
  readonly expected: boolean;
}

export interface TableBasis {
  readonly summaries: Summaries;
  readonly current: readonly CurrentSubmission[];
  readonly arrangement: Arrangement;
  /** In the order in which a list of States is read. */
  readonly states: readonly KnownState[];
  /** Which provisions of a submission count; null: nothing of it. */
  readonly lets: (submission: CurrentSubmission, summary: PackedSummary) => ((provision: string) => boolean) | null;
}

/** Counts what the submissions say. Rows and columns stand in the order of the content and of the States' names, whatever is counted. */
export function buildTable(request: TableRequest, basis: TableBasis): ConferenceTable {
  const { arrangement, states } = basis;
  const { kind, rows: rowsBy, columns: columnsBy, filter } = request;
  const groups = new Map(states.map(({ code, group }) => [code, group ?? NONE]));
  const grid = new Grid();
  const kinds = marksFor(kind);
  const counted = new Map<string, Set<string>>();
  for (const [submission, summary, instruments] of countedSubmissions(basis)) {
    const { state, digest } = submission;
    const group = groups.get(state) ?? NONE;
    const lets = filter.group === undefined || filter.group === group ? basis.lets(submission, summary) : null;
    const wanted = instruments.filter((code) => !filter.instruments || filter.instruments.includes(code));
    if (!lets || wanted.length === 0) continue;
    counted.set(state, new Set([...(counted.get(state) ?? []), ...wanted]));
    for (const [provision, said] of basis.summaries.byProvision(summary, kinds)) {
      if (!wanted.includes(instrumentOf(provision)) || !lets(provision)) continue;
      const places = arrangement.placesOf(provision).filter((place) => isWanted(place, filter));
      if (places.length === 0) continue;
      const place: Place = { digest, state, provision };
      for (const { value, answered } of valuesOf(request, said, places)) {
        const keys = (by: typeof rowsBy | typeof columnsBy): readonly string[] => keysOf(by, { state, group, value, places });
        for (const row of keys(rowsBy)) for (const column of keys(columnsBy)) grid.add(row, column, place, answered);
      }
    }
  }
  const columns =
    columnsBy === 'value'
      ? arrangement.valuesInOrder(kind, grid.columns)
      : arrangement.inOrder(columnsBy, new Set([...grid.columns, ...columnsStanding(request, arrangement)]));
  const rows = rowKeys(request, basis, grid, new Set(counted.keys()));
  return {
    request,
    columns,
    rows: rows.map((row) => rowOf(row, columns, request, { grid, arrangement, counted })),
    totals: columns.map((column) => grid.column(column, kind === 'answered')),
    all: grid.all(kind === 'answered'),
    states: states.map(({ code }) => code).filter((code) => counted.has(code)),
  };
}

/** Each submission once, with the instruments for which it counts. */
function* countedSubmissions({
  current,
  summaries,
}: TableBasis): Generator<readonly [CurrentSubmission, PackedSummary, readonly string[]]> {
  const byDigest = new Map<string, CurrentSubmission[]>();
  for (const each of current) byDigest.set(each.digest, [...(byDigest.get(each.digest) ?? []), each]);
  for (const own of byDigest.values()) {
    const summary = own[0] && summaries.of(own[0].digest);
    if (own[0] && summary && !summary.unread) yield [own[0], summary, own.map(({ instrument }) => instrument)];
  }
}

/** Notifications are also owed where nothing is said of them, which only the standing tells. */
const marksFor = (kind: TableKind): readonly MarkKind[] =>
  kind === 'answered' ? ['standing'] : kind === 'notifications' ? ['standing', 'notifications'] : [kind];

const isWanted = ({ cluster, themes }: ProvisionPlace, filter: TableFilter): boolean =>
  (filter.cluster === undefined || filter.cluster === cluster) && (filter.theme === undefined || themes.includes(filter.theme));

interface Counted {
  readonly value: string;
  /** False: asked, and nothing said; it counts as asked alone. */
  readonly answered: boolean;
}

function valuesOf({ kind }: TableRequest, said: readonly SaidMark[], places: readonly ProvisionPlace[]): readonly Counted[] {
  const standing = said.find((mark) => mark.kind === 'standing')?.value;
  if (kind === 'answered') return standing === undefined ? [] : [{ value: '', answered: standing !== 'open' }];
  const own = said.filter((mark) => mark.kind === kind).map(({ value }) => value);
  const values = own.map((value): string => {
    if (kind === 'assistance') return value || UNSPECIFIED;
    if (kind === 'steps') return value.slice(0, 4) || UNDATED;
    if (kind === 'notifications') return value === 'yes' ? 'made' : 'owed';
    return value;
  });
  const unstated = kind === 'notifications' && own.length === 0 && standing !== undefined && standing !== 'not-applicable';
  if (unstated && places.some(({ notifyUN }) => notifyUN)) values.push('unstated');
  return [...new Set(values)].map((value) => ({ value, answered: true }));
}

interface Keyed {
  readonly state: string;
  readonly group: string;
  readonly value: string;
  readonly places: readonly ProvisionPlace[];
}

function keysOf(by: TableRequest['rows'] | TableRequest['columns'], { state, group, value, places }: Keyed): readonly string[] {
  if (by === 'state') return [state];
  if (by === 'group') return [group];
  if (by === 'value') return [value];
  if (by === 'theme') return [...new Set(places.flatMap(({ themes }) => themes))];
  return [...new Set(places.map((place) => (by === 'provision' ? place.id : place[by])))];
}

/** Columns that stand whether anybody has answered or not. */
function columnsStanding({ columns, filter }: TableRequest, arrangement: Arrangement): readonly string[] {
  if (columns === 'value') return [];
  return columns === 'group' && filter.group !== undefined ? [filter.group] : arrangement.standing(columns, filter);
}

function rowKeys({ rows, filter }: TableRequest, { arrangement, states }: TableBasis, grid: Grid, counted: ReadonlySet<string>) {
  if (rows !== 'state') {
    const fixed = rows === 'group' ? (filter.group === undefined ? arrangement.standing('group', filter) : [filter.group]) : [];
    return arrangement.inOrder(rows, new Set([...grid.rows, ...fixed]));
  }
  return states
    .filter(({ code, expected }) => expected || counted.has(code))
    .filter(({ group }) => filter.group === undefined || filter.group === (group ?? NONE))
    .map(({ code }) => code);
}

interface Found {
  readonly grid: Grid;
  readonly arrangement: Arrangement;
  /** Instruments for which a State's submissions are counted. */
  readonly counted: ReadonlyMap<string, ReadonlySet<string>>;
}

function rowOf(row: string, columns: readonly string[], request: TableRequest, { grid, arrangement, counted }: Found): Row {
  const withAsked = request.kind === 'answered';
  const received = request.rows === 'state' ? counted.get(row) : undefined;
  const nothing = request.rows === 'state' ? received === undefined : withAsked && !grid.hasRow(row);
  const cells = columns.map((column): Cell | null => {
    if (nothing) return null;
    if (received && (request.columns === 'instrument' || request.columns === 'cluster' || request.columns === 'chapter')) {
      const about = arrangement.instrumentsAt(request.columns, column);
      if (about.length > 0 && !about.some((code) => received.has(code))) return null;
    }
    return grid.cell(row, column, withAsked);
  });
  return { key: row, cells, all: nothing ? null : grid.row(row, withAsked) };
}

/** An answer is one and the same object wherever it is counted. */
interface Counts {
  readonly places: Set<Place>;
  readonly asked: Set<Place>;
}

/** What was counted, by row and column. An answer that is told twice for one cell counts once. */
class Grid {
  readonly #cells = new Map<string, Map<string, Counts>>();
  readonly #columns = new Set<string>();

  get rows(): Iterable<string> {
    return this.#cells.keys();
  }

  get columns(): Iterable<string> {
    return this.#columns;
  }

  hasRow(row: string): boolean {
    return this.#cells.has(row);
  }

  add(row: string, column: string, place: Place, answered: boolean): void {
    const cells = this.#cells.get(row) ?? new Map<string, Counts>();
    this.#cells.set(row, cells);
    this.#columns.add(column);
    const cell = cells.get(column) ?? { places: new Set(), asked: new Set() };
    cells.set(column, cell);
    cell.asked.add(place);
    if (answered) cell.places.add(place);
  }

  cell(row: string, column: string, withAsked: boolean): Cell {
    const found = this.#cells.get(row)?.get(column);
    return together(found ? [found] : [], withAsked);
  }

  row(row: string, withAsked: boolean): Cell {
    return together(this.#cells.get(row)?.values() ?? [], withAsked);
  }

  column(column: string, withAsked: boolean): Cell {
    const own = [...this.#cells.values()].flatMap((cells) => cells.get(column) ?? []);
    return together(own, withAsked);
  }

  all(withAsked: boolean): Cell {
    const own = [...this.#cells.values()].flatMap((cells) => [...cells.values()]);
    return together(own, withAsked);
  }
}

function together(cells: Iterable<Counts>, withAsked: boolean): Cell {
  const places = new Set<Place>();
  const asked = new Set<Place>();
  for (const cell of cells) {
    for (const place of cell.places) places.add(place);
    if (withAsked) for (const place of cell.asked) asked.add(place);
  }
  return { places: [...places], ...(withAsked && { asked: asked.size }) };
}
