import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { CarriedQuestionnaire } from '#core/submission/carried-questionnaire';
import type { Submission } from '#core/submission/submission';
import { contentFacts } from '../bundle/content-facts';
import { openingIn } from '../bundle/opening-path';
import type { TrustedKeys } from '../bundle/trusted-keys';
import { verifyBundle } from '../bundle/verify-bundle';
import type { ServiceContext } from '../context';
import type { ReviewStore } from './review-store';
import { storedBundle } from './stored-bundle';

/** What a submission under review says, from its bundle as it lies here. Throws AppError `file-missing`, `damaged`, `cancelled`. */
export async function reviewedSubmission(
  context: ServiceContext,
  store: ReviewStore,
  trust: TrustedKeys,
  { review, digest }: { readonly review: string; readonly digest: string },
  call: CallContext,
): Promise<{ readonly submission: Submission; readonly carried: CarriedQuestionnaire }> {
  const path = await storedBundle(context, store, review, digest);
  const { report, submission, carried } = await verifyBundle(
    { path, name: digest },
    { ...contentFacts(context.content), ...openingIn(context), trust, now: context.clock.now(), call },
  );
  if (report.digest !== digest || !submission || !carried) throw new AppError('damaged', { file: 'reviews', place: digest });
  return { submission, carried };
}
