import { NOT_RELEASED } from '#core/answers/release';
import { exerciseTitles } from '#core/register/exercise-titles';
import type { RegisterEntry } from '#core/register/register';
import { releaseBook, type StandingRelease } from '#core/register/release-book';
import type { ReleaseHere } from '#core/submission/release';
import type { Submission } from '#core/submission/submission';
import type { ServiceContext } from '../context';
import { createDecisionJournal } from './decision-journal';
import type { RegisterStore } from './register-store';

/** What may leave the secretariat of each submission of the register at this moment, by digest. Throws AppError `damaged` or `newer-version`. */
export async function standingReleases(
  context: Pick<ServiceContext, 'data' | 'clock'>,
  register: Pick<RegisterStore, 'list'>,
): Promise<(digest: string) => StandingRelease> {
  return releaseBook(await register.list(), await createDecisionJournal(context).read());
}

/**
 * The same for submissions that need not be in the register: one that came as a file and never entered it was given to whoever holds
 * it by its State, or in its review, and leaves without the parts that it marks as confidential.
 */
export async function releasesOf(
  context: Pick<ServiceContext, 'data' | 'clock'>,
  register: Pick<RegisterStore, 'list'>,
): Promise<(digest: string, submission: Pick<Submission, 'release'>) => ReleaseHere> {
  const entries = await register.list();
  const standing = releaseBook(entries, await createDecisionJournal(context).read());
  const known = new Set(entries.map(({ digest }) => digest));
  return (digest, { release }) => (known.has(digest) ? standing(digest) : { ...(release ?? NOT_RELEASED), given: true });
}

/** What those call an exercise that have released; its id where none has: a title is in the words of a State, too. */
export function titleForOthers(
  entries: readonly Pick<RegisterEntry, 'digest' | 'claims'>[],
  releaseOf: (digest: string) => StandingRelease,
  exercise: string,
): string {
  const released = entries.filter(({ digest }) => releaseOf(digest).released);
  return exerciseTitles(released.map(({ claims }) => claims)).get(exercise) ?? exercise;
}
