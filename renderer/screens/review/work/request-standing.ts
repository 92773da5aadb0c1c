import { isOverdue, type RequestState } from '#core/review/review-state';
import { today } from '../../../evidence/today';

/** In the order in which they matter. */
export const REQUEST_STANDINGS = ['overdue', 'open', 'answered', 'closed'] as const;
export type RequestStanding = (typeof REQUEST_STANDINGS)[number];

/** As of the day on this computer: a due date is a day where somebody works. */
export function standingOf(request: RequestState): RequestStanding {
  if (request.closed) return 'closed';
  if (request.replies.length > 0) return 'answered';
  return isOverdue(request, today()) ? 'overdue' : 'open';
}
