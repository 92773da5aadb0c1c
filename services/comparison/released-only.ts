import type { ComparedSubmission } from '#core/comparison/compare';
import { keptBack, type KeptBack } from '#core/comparison/kept-back';
import { releasedRow } from '#core/comparison/released-row';
import { AppError } from '#core/contract/errors';
import { isConfidential, releasedContent } from '#core/submission/release';
import type { ServiceContext } from '../context';
import { createRegisterStore } from '../register/register-store';
import { releasesOf } from '../register/standing-releases';
import type { Opened } from './open-submissions';

type Shown = ComparedSubmission & Pick<Opened, 'carried'>;

/** Submissions of one State as they may leave. Throws AppError `not-released` for the first of them that its State has not released. */
export async function releasedOnly(context: ServiceContext, submissions: readonly Opened[]): Promise<readonly Shown[]> {
  const releaseFor = await releasesOf(context, createRegisterStore(context));
  const sides = submissions.map((each) => ({ ...each, release: releaseFor(each.digest, each.submission) }));
  const row = releasedRow(sides);
  if (row) return row;
  const kept = sides.find(({ submission, release }) => !releasedContent(submission, release))!.submission;
  throw new AppError('not-released', { state: kept.state, number: kept.number });
}

/**
 * Of several States those that have released what they say of one provision; `placeOf`: what a submission calls it. Throws AppError
 * `not-released` for the first where none has.
 */
export async function releasedAcross(
  context: ServiceContext,
  submissions: readonly Opened[],
  placeOf: (submission: Opened) => string | undefined,
): Promise<readonly Shown[]> {
  const releaseFor = await releasesOf(context, createRegisterStore(context));
  const shown = submissions.flatMap((each): readonly Shown[] => {
    const release = releaseFor(each.digest, each.submission);
    const submission = releasedContent(each.submission, release);
    const place = placeOf(each);
    return !submission || (place !== undefined && isConfidential(release, place)) ? [] : [{ ...each, submission }];
  });
  const first = submissions[0]?.submission;
  if (shown.length === 0 && first) throw new AppError('not-released', { state: first.state, number: first.number });
  return shown;
}

/** What of submissions that are shown whole may not leave; `shownOf`: which provisions of one of them are shown. */
export async function keptBackOf(
  context: ServiceContext,
  submissions: readonly Opened[],
  shownOf: (submission: Opened) => (provision: string) => boolean,
): Promise<readonly KeptBack[]> {
  const releaseFor = await releasesOf(context, createRegisterStore(context));
  return submissions.flatMap((each) => keptBack(each, releaseFor(each.digest, each.submission), shownOf(each)));
}
