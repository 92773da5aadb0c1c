import { exerciseTitles } from './exercise-titles';
import type { RegisterEntry } from './register';
import type { RecordedDecision, SecretariatDecision } from './secretariat-decision';

/**
 * `due`: not received, the day has not passed. `overdue`: not received, and it has. `received`, `late`: by the day on which the first
 * submission arrived. `other`: received from a State that is not known to be a Party. Never a judgement of what was said.
 */
export const DUE_STANDINGS = ['overdue', 'due', 'late', 'received', 'other'] as const;
export type DueStanding = (typeof DUE_STANDINGS)[number];

export interface DueRow {
  readonly state: string;
  /** Those for which something is due or was received, in the order of the exercise. */
  readonly instruments: readonly { readonly instrument: string; readonly standing: DueStanding; readonly receivedAt?: string }[];
  /** When a reminder was last written. */
  readonly remindedAt?: string;
}

export interface KnownExercise {
  readonly exercise: string;
  readonly title: string;
  /** ISO date; absent where nobody has said it. */
  readonly deadline?: string;
  readonly instruments: readonly string[];
  /** The secretariat has set it; otherwise it is as the submissions say. */
  readonly set: boolean;
}

export interface DueBasis {
  readonly entries: readonly RegisterEntry[];
  /** What the index knows of a submission. */
  readonly about: (digest: string) => { readonly parties: readonly string[]; readonly deadline?: string } | undefined;
  readonly decisions: readonly RecordedDecision[];
}

/** Every exercise that is set or that something was received for, the latest deadline first. Practice is none. */
export function knownExercises({ entries, about, decisions }: DueBasis): readonly KnownExercise[] {
  const known = new Map<string, KnownExercise>();
  const titles = exerciseTitles(entries.map(({ claims }) => claims));
  for (const { digest, claims } of entries) {
    if (claims.practice) continue;
    const before = known.get(claims.exercise);
    const deadline = about(digest)?.deadline ?? before?.deadline;
    const instruments = [...new Set([...(before?.instruments ?? []), ...claims.instruments])];
    const exercise = { exercise: claims.exercise, title: titles.get(claims.exercise) ?? claims.exercise, instruments, set: false };
    known.set(claims.exercise, { ...exercise, ...(deadline !== undefined && { deadline }) });
  }
  for (const decision of decisions) {
    if (decision.action !== 'exercise') continue;
    const { exercise, title, deadline, instruments } = decision;
    known.set(exercise, { exercise, title, deadline, instruments, set: true });
  }
  return [...known.values()].sort((one, other) => ((one.deadline ?? '') < (other.deadline ?? '') ? 1 : -1));
}

/** What was due in an exercise, State by State, in the order of `states`; only those of which anything is known. `today`: ISO date. */
export function dueRows(basis: DueBasis, exercise: KnownExercise, states: readonly string[], today: string): readonly DueRow[] {
  const received = firstReceived(basis.entries, exercise.exercise);
  const parties = knownParties(basis);
  const reminded = new Map(
    basis.decisions.flatMap((decision) =>
      decision.action === 'reminded' && decision.exercise === exercise.exercise ? [[decision.state, decision.at] as const] : [],
    ),
  );
  return states.flatMap((state): DueRow[] => {
    const instruments = exercise.instruments.flatMap((instrument): DueRow['instruments'][number][] => {
      const receivedAt = received.get(keyOf(state, instrument));
      const party = parties.get(keyOf(state, instrument)) ?? false;
      if (receivedAt === undefined && !party) return [];
      const standing = standingOf(receivedAt, party, exercise.deadline, today);
      return [{ instrument, standing, ...(receivedAt !== undefined && { receivedAt }) }];
    });
    const remindedAt = reminded.get(state);
    return instruments.length === 0 ? [] : [{ state, instruments, ...(remindedAt !== undefined && { remindedAt }) }];
  });
}

function standingOf(receivedAt: string | undefined, party: boolean, deadline: string | undefined, today: string): DueStanding {
  if (!party) return 'other';
  if (receivedAt === undefined) return deadline !== undefined && today > deadline ? 'overdue' : 'due';
  return deadline !== undefined && receivedAt.slice(0, 10) > deadline ? 'late' : 'received';
}

/** When the first submission arrived, by State and instrument; practice is none. */
function firstReceived(entries: readonly RegisterEntry[], exercise: string): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const { claims, receivedAt } of entries) {
    if (claims.practice || claims.exercise !== exercise) continue;
    for (const instrument of claims.instruments) {
      const key = keyOf(claims.state, instrument);
      const before = first.get(key);
      if (before === undefined || receivedAt < before) first.set(key, receivedAt);
    }
  }
  return first;
}

/** By what the State said last, of any instrument in any submission; what the secretariat has decided goes before. */
function knownParties({ entries, about, decisions }: DueBasis): ReadonlyMap<string, boolean> {
  const parties = new Map<string, boolean>();
  const latest = new Map<string, RegisterEntry>();
  for (const entry of entries) {
    const { state, practice, sealedAt } = entry.claims;
    const before = latest.get(state);
    if (!practice && about(entry.digest) && (!before || before.claims.sealedAt <= sealedAt)) latest.set(state, entry);
  }
  for (const [state, { digest }] of latest) for (const code of about(digest)?.parties ?? []) parties.set(keyOf(state, code), true);
  for (const decision of decisions) {
    if (decision.action === 'party') parties.set(keyOf(decision.state, decision.instrument), decision.party);
  }
  return parties;
}

const keyOf = (state: string, instrument: string): string => `${state} ${instrument}`;

/** The language chosen for a State, if any. */
export const chosenLanguage = (decisions: readonly SecretariatDecision[], state: string) =>
  decisions.findLast((decision) => decision.action === 'language' && decision.state === state) as
    Extract<SecretariatDecision, { readonly action: 'language' }> | undefined;
