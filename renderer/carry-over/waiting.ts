import type { AssessmentDocument } from '#core/answers/document';
import { isToConfirm } from '#core/carry-over/to-confirm';

/** Whether the answer to a question waits to be confirmed. */
export function isWaiting({ answers }: Pick<AssessmentDocument, 'answers'>, question: string): boolean {
  const answer = answers[question];
  return answer !== undefined && isToConfirm(answer);
}
