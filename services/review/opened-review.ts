import type { OpenedReview, ReviewSummary, StatementsOfParty } from '#core/contract/operations';
import type { ReviewParty } from '#core/review/statement';
import type { ServiceContext } from '../context';
import { partOf, stateOf, type KeptReview, type ReviewStore } from './review-store';
import { isStored } from './stored-bundle';

/** A review as the window shows it. Throws AppError `damaged`. */
export async function openedReview(context: ServiceContext, store: ReviewStore, kept: KeptReview): Promise<OpenedReview> {
  const state = stateOf(kept);
  const here = await Promise.all(state.submissions.map(({ digest }) => isStored(context, store, kept.review, digest)));
  return {
    ...state,
    review: kept.review,
    as: kept.as,
    own: kept.own,
    since: sinceSigned(kept),
    held: state.submissions.filter((_, place) => here[place]).map(({ digest }) => digest),
  };
}

/** Counts statements by who made them, in the order in which parties first speak. */
export function countByParty(
  parts: readonly { readonly party: ReviewParty; readonly statements: readonly unknown[] }[],
): readonly StatementsOfParty[] {
  const counts = new Map<ReviewParty, number>();
  for (const { party, statements } of parts) counts.set(party, (counts.get(party) ?? 0) + statements.length);
  return [...counts].map(([party, statements]) => ({ party, statements }));
}

/** What others said, as far as it came after the last part that was signed here. */
function sinceSigned({ as, parts }: KeptReview): readonly StatementsOfParty[] {
  const read = parts.map(({ text }) => partOf(text));
  const last = read.findLastIndex(({ party }) => party === as);
  return countByParty(read.slice(last + 1));
}

export function summaryOf(kept: KeptReview): ReviewSummary {
  const { state, instrument, exercise, practice, openedAt, observations, requests } = stateOf(kept);
  // They come in the order of their due dates.
  const open = requests.filter(({ closed, replies }) => closed === null && replies.length === 0);
  const standing = observations.filter(({ withdrawn, agreed }) => withdrawn === null || agreed.length > 0);
  return {
    ...{ review: kept.review, as: kept.as, state, instrument, exerciseTitle: exercise.title, practice, openedAt },
    observations: standing.length,
    agreed: standing.filter(({ agreed }) => agreed.length > 0).length,
    openRequests: open.length,
    nextDue: open[0]?.due ?? null,
    unsigned: kept.own.length,
  };
}
