import type { Verdict, VerificationReport } from '../submission/verification';
import { exerciseTitles } from './exercise-titles';
import type { RegisterEntry } from './register';
import type { RecordedDecision, SecretariatDecision } from './secretariat-decision';

/**
 * `due`: not received, the day has not passed. `overdue`: not received, and it has. Neither is changed by a file that was refused: anybody
 * can write one in the name of a State. `not-counted`: something came, none of it counts, and nothing is asked for by letter, because the
 * State is not known to be a Party, or because the register does hold what it sent. `received`, `late`: by the day on which the first
 * submission arrived. `other`: received from a State that is not known to be a Party. Never a judgement of what was said.
 */
export const DUE_STANDINGS = ['overdue', 'due', 'not-counted', 'late', 'received', 'other'] as const;
export type DueStanding = (typeof DUE_STANDINGS)[number];

/**
 * Why something that came does not count: the verdict with which it was refused; `fork`: two submissions of the register claim one
 * place; `unreadable`: the register has it, and its bundle can no longer be read here.
 */
export type NotCounted = Exclude<Verdict, 'whole'> | 'fork' | 'unreadable';

/** `at`: when it first came. */
export interface Uncounted {
  readonly why: NotCounted;
  readonly at: string;
}

export interface DueInstrument {
  readonly instrument: string;
  readonly standing: DueStanding;
  readonly receivedAt?: string;
  /** What came in the name of the State where none of it counts: each reason once, with when the first of its files came. */
  readonly uncounted?: readonly Uncounted[];
}

export interface DueRow {
  readonly state: string;
  /** Those for which something is due or was received, in the order of the exercise. */
  readonly instruments: readonly DueInstrument[];
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

/** `at`: when it first came. */
export interface Refused {
  readonly at: string;
  readonly report: Pick<VerificationReport, 'verdict' | 'claims'> & {
    readonly redacted?: Pick<NonNullable<VerificationReport['redacted']>, 'state' | 'exercise' | 'instruments' | 'practice'>;
  };
}

export interface DueBasis {
  readonly entries: readonly RegisterEntry[];
  /** What the index knows of a submission. */
  readonly about: (
    digest: string,
  ) => { readonly parties: readonly string[]; readonly deadline?: string; readonly unread?: true } | undefined;
  /** What lies in quarantine. Nobody has verified what it says, its State least of all. */
  readonly refused: readonly Refused[];
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
  const arrivals = arrivalsOf(basis, exercise.exercise);
  const parties = knownParties(basis);
  const reminded = new Map(
    basis.decisions.flatMap((decision) =>
      decision.action === 'reminded' && decision.exercise === exercise.exercise ? [[decision.state, decision.at] as const] : [],
    ),
  );
  return states.flatMap((state): DueRow[] => {
    const instruments = exercise.instruments.flatMap((instrument): DueInstrument[] => {
      const key = keyOf(state, instrument);
      const standing = standingOf(arrivals.get(key), parties.get(key) ?? false, exercise.deadline, today);
      return standing ? [{ instrument, ...standing }] : [];
    });
    const remindedAt = reminded.get(state);
    return instruments.length === 0 ? [] : [{ state, instruments, ...(remindedAt !== undefined && { remindedAt }) }];
  });
}

/** What came for one State and instrument. */
interface Arrivals {
  /** When the first submission arrived, whatever became of it. */
  readonly first?: string;
  /** One that nothing replaces can be read, and nothing disputes its place. */
  readonly counts: boolean;
  /** In the register, replaced by nothing, and not counted. */
  readonly disputed: readonly Uncounted[];
  readonly refused: readonly Uncounted[];
}

const NOTHING: Arrivals = { counts: false, disputed: [], refused: [] };

/** Null: nothing is due, and nothing came. */
function standingOf(
  { first, counts, disputed, refused }: Arrivals = NOTHING,
  party: boolean,
  deadline: string | undefined,
  today: string,
): Omit<DueInstrument, 'instrument'> | null {
  const uncounted = firstOfEach([...disputed, ...refused]);
  if (first !== undefined) {
    if (!counts && disputed.length > 0) return { standing: 'not-counted', uncounted };
    const standing = !party ? 'other' : deadline !== undefined && first.slice(0, 10) > deadline ? 'late' : 'received';
    return { standing, receivedAt: first };
  }
  const beside = uncounted.length > 0 ? { uncounted } : {};
  if (party) return { standing: deadline !== undefined && today > deadline ? 'overdue' : 'due', ...beside };
  return uncounted.length > 0 ? { standing: 'not-counted', uncounted } : null;
}

/** Whether it is still owed, and a letter may remind of it. */
export const isOwed = ({ standing }: DueInstrument): boolean => standing === 'due' || standing === 'overdue';

/** Whether the register holds what the State sent, and cannot count it: to be settled here or with the State, not by a reminder. */
export const isDisputed = ({ uncounted = [] }: DueInstrument): boolean =>
  uncounted.some(({ why }) => why === 'fork' || why === 'unreadable');

function firstOfEach(all: readonly Uncounted[]): readonly Uncounted[] {
  const first = new Map<NotCounted, Uncounted>();
  for (const each of all) {
    const before = first.get(each.why);
    if (!before || each.at < before.at) first.set(each.why, each);
  }
  return [...first.values()];
}

/** By State and instrument; practice is none. */
function arrivalsOf({ entries, about, refused }: DueBasis, exercise: string): ReadonlyMap<string, Arrivals> {
  const found = new Map<string, Arrivals>();
  const change = (state: string, instruments: readonly string[], next: (before: Arrivals) => Arrivals): void => {
    for (const instrument of instruments) {
      const key = keyOf(state, instrument);
      found.set(key, next(found.get(key) ?? NOTHING));
    }
  };
  for (const { digest, claims, receivedAt: at, place } of entries) {
    if (claims.practice || claims.exercise !== exercise) continue;
    const why = place === 'fork' ? 'fork' : about(digest)?.unread ? 'unreadable' : null;
    change(claims.state, claims.instruments, (before) => ({
      ...before,
      first: before.first === undefined || at < before.first ? at : before.first,
      counts: before.counts || (place !== 'replaced' && why === null),
      disputed: place === 'replaced' || why === null ? before.disputed : [...before.disputed, { why, at }],
    }));
  }
  for (const { at, report } of refused) {
    const { verdict: why, claims, redacted } = report;
    const said = claims ?? (redacted && { ...redacted, exercise: redacted.exercise.id });
    if (!said || said.practice || said.exercise !== exercise || why === 'whole') continue;
    change(said.state, said.instruments, (before) => ({ ...before, refused: [...before.refused, { why, at }] }));
  }
  return found;
}

/** By what the State said last, of any instrument in any submission; what the secretariat has decided goes before. */
function knownParties({ entries, about, decisions }: DueBasis): ReadonlyMap<string, boolean> {
  const parties = new Map<string, boolean>();
  const latest = new Map<string, RegisterEntry>();
  for (const entry of entries) {
    const { state, practice, sealedAt } = entry.claims;
    const before = latest.get(state);
    if (!practice && isRead(about(entry.digest)) && (!before || before.claims.sealedAt <= sealedAt)) latest.set(state, entry);
  }
  for (const [state, { digest }] of latest) for (const code of about(digest)?.parties ?? []) parties.set(keyOf(state, code), true);
  for (const decision of decisions) {
    if (decision.action === 'party') parties.set(keyOf(decision.state, decision.instrument), decision.party);
  }
  return parties;
}

/** What cannot be read says nothing of who is a Party. */
const isRead = (known: ReturnType<DueBasis['about']>): boolean => known !== undefined && !known.unread;

const keyOf = (state: string, instrument: string): string => `${state} ${instrument}`;

/** The language chosen for a State, if any. */
export const chosenLanguage = (decisions: readonly SecretariatDecision[], state: string) =>
  decisions.findLast((decision) => decision.action === 'language' && decision.state === state) as
    Extract<SecretariatDecision, { readonly action: 'language' }> | undefined;
