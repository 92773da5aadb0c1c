import type { CallContext } from '#core/contract/dispatch';
import type { TakenReview } from '#core/contract/operations';
import type { IncomingFile } from '../files/file-exchange';
import { outcomeOf, unknownParts, withVerifiedReview, type ReviewNeeds } from './look-at-review';
import { countByParty, openedReview } from './opened-review';
import { withinShares } from './party-share';
import { takeBundles } from './take-bundles';

/**
 * Takes a review file in: every part that is new here, and the bundles that came along, once all signatures have been verified. What is
 * kept is a set, so that files may come in any order, twice, or late. Throws AppError `review-invalid` {name, problem}, `newer-version`,
 * `disk-full`, `cancelled`; then the review is as it was.
 */
export async function takeReview(
  needs: ReviewNeeds,
  incoming: Pick<IncomingFile, 'path' | 'name'>,
  call: CallContext,
): Promise<TakenReview> {
  const { context, store } = needs;
  await context.data.assertWritable();
  return withVerifiedReview(needs, incoming, call, async (looked) => {
    const { before, arriving, leftOut, merged } = looked;
    const bundles = await takeBundles(needs, looked, incoming.name, call, 'keep');
    const { as } = merged;
    const kept =
      arriving.length === 0 && before && before.as === as
        ? before
        : await store.change(merged.review, (now) => {
            const takenAt = context.clock.now();
            const fresh = withinShares(unknownParts(arriving, now), now?.parts ?? []).fitting.map(({ text, signature }) => ({
              text,
              signature,
              takenAt,
            }));
            return { ...merged, as, parts: [...(now?.parts ?? []), ...fresh], own: now?.own ?? [] };
          });
    return {
      review: await openedReview(context, store, kept),
      outcome: outcomeOf(looked, bundles),
      taken: countByParty(arriving.map(({ part }) => part)),
      leftOut: countByParty(leftOut.map(({ part }) => part)),
      bundles,
    };
  });
}
