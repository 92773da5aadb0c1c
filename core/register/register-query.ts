import type { Release } from '../answers/release';
import type { Verdict } from '../submission/verification';
import type { ChainPlace, RegisterEntry } from './register';

/** Whether a submission may leave the secretariat; `part`: but for provisions that are confidential. */
export const RELEASE_STANDINGS = ['released', 'part', 'not-released'] as const;
export type ReleaseStanding = (typeof RELEASE_STANDINGS)[number];

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
  readonly release?: ReleaseStanding;
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
  readonly release: ReleaseStanding;
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
  readonly releases: readonly ReleaseStanding[];
}

export interface RegisterFacts {
  readonly groupOf: (state: string) => string | null;
  readonly clustersOf: (digest: string) => readonly string[];
  readonly releaseOf: (digest: string) => Release;
}

const standingOf = ({ released, confidential }: Release): ReleaseStanding =>
  !released ? 'not-released' : confidential.length > 0 ? 'part' : 'released';

/** Whether an entry is wanted. */
export function passes({ digest, claims, place, report }: RegisterEntry, wanted: RegisterFilter, facts: RegisterFacts): boolean {
  return (
    (wanted.state === undefined || claims.state === wanted.state) &&
    (wanted.group === undefined || facts.groupOf(claims.state) === wanted.group) &&
    (wanted.instrument === undefined || claims.instruments.includes(wanted.instrument)) &&
    (wanted.exercise === undefined || claims.exercise === wanted.exercise) &&
    (wanted.place === undefined || place === wanted.place) &&
    (wanted.verdict === undefined || report.verdict === wanted.verdict) &&
    (wanted.release === undefined || standingOf(facts.releaseOf(digest)) === wanted.release) &&
    (wanted.cluster === undefined || facts.clustersOf(digest).includes(wanted.cluster))
  );
}

export function rowOf(entry: RegisterEntry, { releaseOf }: Pick<RegisterFacts, 'releaseOf'>, found?: number): RegisterRow {
  const { digest, receivedAt, place, report, receipt } = entry;
  const { state, exercise, exerciseTitle, instruments, number, practice } = entry.claims;
  const about = {
    digest,
    state,
    exercise,
    exerciseTitle,
    instruments,
    number,
    practice,
    receivedAt,
    place,
    verdict: report.verdict,
    release: standingOf(releaseOf(digest)),
  };
  return { ...about, ...(receipt && { receiptAt: receipt.issuedAt }), ...(found !== undefined && { found }) };
}

export function registerChoices(entries: readonly RegisterEntry[], { groupOf, clustersOf, releaseOf }: RegisterFacts): RegisterChoices {
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
    releases: once(entries.map(({ digest }) => standingOf(releaseOf(digest)))),
  };
}
