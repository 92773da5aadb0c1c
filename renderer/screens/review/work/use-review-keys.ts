import { keyObjections } from '#core/register/key-objections';
import type { Enrolment } from '#core/register/enrolment';
import { useCall, type CallState } from '../../../hooks/use-call';

export interface ReviewKeys {
  /** Of States that may review: the key under which each speaks in a review. */
  readonly reviewing: readonly Enrolment[];
  /** Of the State under review: what it signs its submissions with, or speaks with in reviews. */
  readonly reviewed: readonly Enrolment[];
}

/** Enrolled keys that count today and can be named in a review of this State. */
export function useReviewKeys(state: string, practice: boolean): CallState<ReviewKeys> & { readonly reload: () => void } {
  const cards = useCall('cards.list', {});
  if (cards.status !== 'done') return cards;
  const now = new Date().toISOString();
  const fitting = cards.value.filter((each) => each.card.practice === practice && keyObjections(each, now).length === 0);
  return {
    ...cards,
    value: {
      // In a practice all of them may be one and the same State.
      reviewing: fitting.filter(({ card }) => card.purpose === 'review' && card.state !== undefined && (practice || card.state !== state)),
      reviewed: fitting.filter(({ card }) => card.state === state && (card.purpose === 'submission' || card.purpose === 'review')),
    },
  };
}
