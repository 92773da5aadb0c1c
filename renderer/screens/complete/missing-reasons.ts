import type { AnswerContent, LiveAssessment } from '#core/engine/live-assessment';
import type { Provision } from '#core/questionnaire/definition';

/** "Not known" or "not applicable" without a word on why. */
export const lacksReason = ({ standing, reason }: AnswerContent): boolean =>
  (standing === 'not-known' || standing === 'not-applicable') && !reason?.trim();

/** The questions asked at present that lack their reason, in the order of the provision. */
export const missingReasons = (live: LiveAssessment, provision: Provision): readonly string[] =>
  provision.questions.filter((question) => {
    const answer = live.isAsked(question) ? live.answer(question) : undefined;
    return answer !== undefined && lacksReason(answer);
  });
