import { releaseBook, type StandingRelease } from '#core/register/release-book';
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
