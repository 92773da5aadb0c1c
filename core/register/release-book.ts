import { releaseOf, type Release } from '../answers/release';
import type { RegisterEntry } from './register';
import type { RecordedDecision } from './secretariat-decision';

/** What stands for one submission of the register. */
export interface StandingRelease extends Release {
  /** Where the State has said so: in a signed submission or by a note that the secretariat recorded; `silent`: nowhere, or practice. */
  readonly by: 'submission' | 'note' | 'silent';
  /** The note that decides, and its date. */
  readonly note?: { readonly reference: string; readonly dated: string };
}

type Entry = Pick<RegisterEntry, 'digest' | 'claims' | 'receivedAt' | 'place'>;

interface Word {
  /** When it was recorded here, by our clock. */
  readonly at: string;
  readonly released: boolean;
  readonly own: boolean;
  readonly note?: StandingRelease['note'];
}

const SILENT: StandingRelease = { released: false, confidential: [], by: 'silent' };

/**
 * What may leave the secretariat of each submission of the register, by digest; of an unknown one nothing. Rules:
 *
 * - The last word of the State counts, in the order in which it was recorded here: a note of the secretariat's decisions or a signed
 *   submission that says anything of it. Submissions speak for each other where they share an instrument.
 * - A submission that comes after one with a higher number of the State's was said before it, however late it is sent: an older revision
 *   that somebody kept back gives nothing free that has been taken back since.
 * - A revision that was not released is not released by a later one: for that its own word, or a note, must release it too.
 * - Confidential is what the submission itself marks, and what those that nobody has replaced mark.
 * - A practice submission never leaves.
 */
export function releaseBook(entries: readonly Entry[], decisions: readonly RecordedDecision[]): (digest: string) => StandingRelease {
  const rounds = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.claims.practice) continue;
    const key = roundOf(entry.claims);
    const round = rounds.get(key);
    if (round) round.push(entry);
    else rounds.set(key, [entry]);
  }
  const notes = new Map<string, Word[]>();
  for (const each of decisions) {
    if (each.action !== 'release') continue;
    const word = { at: each.at, released: each.released, own: true, note: { reference: each.note, dated: each.dated } };
    notes.set(roundOf(each), [...(notes.get(roundOf(each)) ?? []), word]);
  }
  const standing = new Map<string, StandingRelease>();
  for (const [key, round] of rounds) for (const entry of round) standing.set(entry.digest, releaseIn(entry, round, notes.get(key) ?? []));
  return (digest) => standing.get(digest) ?? SILENT;
}

const roundOf = ({ state, exercise }: { readonly state: string; readonly exercise: string }): string => `${state} ${exercise}`;

function releaseIn(entry: Entry, round: readonly Entry[], notes: readonly Word[]): StandingRelease {
  const related = round.filter(({ claims }) => claims.instruments.some((code) => entry.claims.instruments.includes(code)));
  const inOrder = [...related].sort((one, other) => one.claims.number - other.claims.number);
  const said = inOrder.flatMap(({ digest, claims, receivedAt }): Word[] => {
    if (!claims.release) return [];
    const at = inOrder.reduce((first, { claims: { number }, receivedAt: came }) => {
      return number > claims.number && came < first ? came : first;
    }, receivedAt);
    return [{ at, released: claims.release.released, own: digest === entry.digest }];
  });
  // Sorting keeps the order of what counts from the same moment: the State's own numbers, and then the note.
  const words = [...said, ...notes].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  const last = words.at(-1);
  const own = words.findLast((word) => word.own);
  const marks = related.filter(({ digest, place }) => digest === entry.digest || place !== 'replaced');
  const confidential = marks.flatMap(({ claims }) => claims.release?.confidential ?? []);
  const { released, note } = last?.released === false || !own ? { released: false, note: last?.note } : own;
  const by = last === undefined ? 'silent' : note ? 'note' : 'submission';
  return { ...releaseOf({ released, confidential }), by, ...(note && { note }) };
}
