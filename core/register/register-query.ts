import type { Verdict } from '../submission/verification';
import type { ChainPlace, RegisterEntry } from './register';

/** What somebody wants of the register; absent: everything. */
export interface RegisterFilter {
  readonly state?: string;
  /** Regional group of the United Nations. */
  readonly group?: string;
  readonly instrument?: string;
  readonly cluster?: string;
  readonly exercise?: string;
  readonly place?: ChainPlace;
  readonly verdict?: Verdict;
}

/** One line of the register. */
export interface RegisterRow {
  readonly digest: string;
  readonly state: string;
  readonly exercise: string;
  readonly exerciseTitle: string;
  readonly instruments: readonly string[];
  readonly number: number;
  readonly practice: boolean;
  readonly receivedAt: string;
  readonly place: ChainPlace;
  readonly verdict: Verdict;
  readonly receiptAt?: string;
  /** Provisions at which the words stand, and `evidence`; only where words were looked for. */
  readonly found?: number;
}

/** By what the register can be narrowed, as it stands: each value once, in an order of its own. */
export interface RegisterChoices {
  readonly states: readonly string[];
  readonly groups: readonly string[];
  readonly instruments: readonly string[];
  readonly clusters: readonly string[];
  readonly exercises: readonly { readonly id: string; readonly title: string }[];
  readonly places: readonly ChainPlace[];
  readonly verdicts: readonly Verdict[];
}

export interface RegisterFacts {
  readonly groupOf: (state: string) => string | null;
  readonly clustersOf: (digest: string) => readonly string[];
}

/** Whether an entry is wanted. */
export function passes({ digest, claims, place, report }: RegisterEntry, wanted: RegisterFilter, facts: RegisterFacts): boolean {
  return (
    (wanted.state === undefined || claims.state === wanted.state) &&
    (wanted.group === undefined || facts.groupOf(claims.state) === wanted.group) &&
    (wanted.instrument === undefined || claims.instruments.includes(wanted.instrument)) &&
    (wanted.exercise === undefined || claims.exercise === wanted.exercise) &&
    (wanted.place === undefined || place === wanted.place) &&
    (wanted.verdict === undefined || report.verdict === wanted.verdict) &&
    (wanted.cluster === undefined || facts.clustersOf(digest).includes(wanted.cluster))
  );
}

export function rowOf(entry: RegisterEntry, found?: number): RegisterRow {
  const { digest, receivedAt, place, report, receipt } = entry;
  const { state, exercise, exerciseTitle, instruments, number, practice } = entry.claims;
  const about = { digest, state, exercise, exerciseTitle, instruments, number, practice, receivedAt, place, verdict: report.verdict };
  return { ...about, ...(receipt && { receiptAt: receipt.issuedAt }), ...(found !== undefined && { found }) };
}

export function registerChoices(entries: readonly RegisterEntry[], { groupOf, clustersOf }: RegisterFacts): RegisterChoices {
  const once = <T>(values: Iterable<T>): T[] => [...new Set(values)].sort();
  const titles = new Map(entries.map(({ claims }) => [claims.exercise, claims.exerciseTitle]));
  const states = once(entries.map(({ claims }) => claims.state));
  return {
    states,
    groups: once(states.flatMap((state) => groupOf(state) ?? [])),
    instruments: once(entries.flatMap(({ claims }) => claims.instruments)),
    clusters: once(entries.flatMap(({ digest }) => clustersOf(digest))),
    exercises: [...titles].map(([id, title]) => ({ id, title })).sort((one, other) => (one.id < other.id ? 1 : -1)),
    places: once(entries.map(({ place }) => place)),
    verdicts: once(entries.map(({ report }) => report.verdict)),
  };
}
