import type { OpenedReview, ReviewSummary } from '#core/contract/operations';
import { stateOf, type KeptReview, type ReviewStore } from './review-store';

/** A review as the window shows it. Throws AppError `damaged`. */
export async function openedReview(store: ReviewStore, kept: KeptReview): Promise<OpenedReview> {
  const state = stateOf(kept);
  const here = await Promise.all(state.submissions.map(({ digest }) => store.hasBundle(kept.review, digest)));
  return {
    ...state,
    review: kept.review,
    as: kept.as,
    unsigned: kept.own.length,
    held: state.submissions.filter((_, place) => here[place]).map(({ digest }) => digest),
  };
}

export function summaryOf(kept: KeptReview): ReviewSummary {
  const { state, instrument, exercise, practice, openedAt, observations, requests } = stateOf(kept);
  const standing = observations.filter(({ withdrawn, agreed }) => withdrawn === null || agreed.length > 0);
  return {
    ...{ review: kept.review, as: kept.as, state, instrument, exerciseTitle: exercise.title, practice, openedAt },
    observations: standing.length,
    agreed: standing.filter(({ agreed }) => agreed.length > 0).length,
    openRequests: requests.filter(({ closed }) => closed === null).length,
    unsigned: kept.own.length,
  };
}
