import { createContext, useCallback, useContext } from 'react';
import type { AppErrorBody } from '#core/contract/errors';
import type { Input, OpenedReview, OperationName, Output } from '#core/contract/operations';
import type { Result } from '#core/contract/result';
import type { ReviewParty, Trace } from '#core/review/statement';
import { useTask } from '../../../hooks/use-task';
import type { ReviewedSubmissions } from './use-reviewed';

/** What every part of a review's page may use. */
export interface ReviewWork {
  readonly review: OpenedReview;
  /** What an operation says that it has become. */
  readonly onChanged: (review: OpenedReview) => void;
  readonly partyName: (party: ReviewParty) => string;
  readonly submissions: ReviewedSubmissions;
  /** Opens what something rests on beside the page. */
  readonly showTrace: (trace: Trace) => void;
}

export const ReviewWorkContext = createContext<ReviewWork | null>(null);

export function useReviewWork(): ReviewWork {
  const work = useContext(ReviewWorkContext);
  if (!work) throw new Error('useReviewWork outside a review');
  return work;
}

/** Operations that say something in a review, or take it back, and return what it has become. */
type Saying = {
  [N in OperationName]: N extends `reviews.${string}` ? (Output<N> extends OpenedReview ? N : never) : never;
}[OperationName];

export interface ReviewTask<N extends Saying> {
  /** Whether it was done. */
  readonly run: (input: Omit<Input<N>, 'review'>) => Promise<boolean>;
  readonly running: boolean;
  readonly error: AppErrorBody | null;
  readonly dismissError: () => void;
}

/** Says something in the review that is open, and shows what it has become. */
export function useReviewTask<N extends Saying>(name: N): ReviewTask<N> {
  const { review, onChanged } = useReviewWork();
  const { run, running, error, dismissError } = useTask(name);
  const say = useCallback(
    async (input: Omit<Input<N>, 'review'>) => {
      const result = (await run({ ...input, review: review.review } as Input<N>)) as Result<OpenedReview> | null;
      if (!result?.ok) return false;
      onChanged(result.value);
      return true;
    },
    [run, review.review, onChanged],
  );
  return { run: say, running, error, dismissError };
}
