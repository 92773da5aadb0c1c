import { exerciseTitles } from '../register/exercise-titles';
import type { RegisterEntry } from '../register/register';

/** For each State and instrument the one submission that counts in an exercise. */
export interface CurrentSubmissions {
  readonly counted: readonly CurrentSubmission[];
  /** Digests of those that claim one place: nothing here decides between them, and none of them counts. */
  readonly forks: readonly string[];
}

export interface CurrentSubmission {
  readonly state: string;
  readonly instrument: string;
  readonly digest: string;
}

type Entry = Pick<RegisterEntry, 'digest' | 'claims' | 'place'> & { readonly report: Pick<RegisterEntry['report'], 'verdict'> };

/** The latest revision of every State, whole, and no practice; whatever the order in which they came. */
export function currentSubmissions(entries: readonly Entry[], exercise: string): CurrentSubmissions {
  const counted = new Map<string, CurrentSubmission & { readonly entry: Entry }>();
  const forks: string[] = [];
  for (const entry of entries) {
    const { claims, place, report, digest } = entry;
    if (claims.practice || claims.exercise !== exercise || report.verdict !== 'whole' || place === 'replaced') continue;
    if (place === 'fork') {
      forks.push(digest);
      continue;
    }
    for (const instrument of claims.instruments) {
      const key = JSON.stringify([claims.state, instrument]);
      const before = counted.get(key);
      if (!before || isLater(entry, before.entry)) counted.set(key, { state: claims.state, instrument, digest, entry });
    }
  }
  const inOrder = [...counted].sort(([one], [other]) => (one < other ? -1 : 1));
  return { counted: inOrder.map(([, { state, instrument, digest }]) => ({ state, instrument, digest })), forks: forks.sort() };
}

/** A submission whose predecessor never came may stand beside one whose chain is whole: the State's own number decides. */
function isLater(one: Entry, other: Entry): boolean {
  if (one.claims.number !== other.claims.number) return one.claims.number > other.claims.number;
  if ((one.place === 'latest') !== (other.place === 'latest')) return one.place === 'latest';
  return one.digest > other.digest;
}

export interface ExerciseChoice {
  readonly id: string;
  readonly title: string;
}

/** Exercises in which anything was received, practice left out, the one with the latest submission first. */
export function receivedExercises(entries: readonly Pick<RegisterEntry, 'claims'>[]): readonly ExerciseChoice[] {
  const latest = new Map<string, string>();
  for (const { claims } of entries) {
    const before = latest.get(claims.exercise);
    if (!claims.practice && (before === undefined || before < claims.sealedAt)) latest.set(claims.exercise, claims.sealedAt);
  }
  const titles = exerciseTitles(entries.map(({ claims }) => claims));
  return [...latest].sort(([, one], [, other]) => (one < other ? 1 : -1)).map(([id]) => ({ id, title: titles.get(id) ?? id }));
}
