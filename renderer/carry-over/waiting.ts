import type { AssessmentDocument } from '#core/answers/document';

/** Carried over, and neither confirmed nor answered since. */
export function isWaiting({ answers }: Pick<AssessmentDocument, 'answers'>, question: string): boolean {
  const answer = answers[question];
  return answer !== undefined && !answer.confirmed && answer.standing !== 'unanswered';
}
