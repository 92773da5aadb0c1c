import type { AssessmentDocument } from '#core/answers/document';
import type { Words } from '#core/questionnaire/wording';
import type { QuestionnaireIndex } from '../assessment/questionnaire-index';
import type { SubmissionSide } from '../comparison/submission-side';

/** What shows an answer of this assessment, or one that came with a contribution: its evidence need not be in our register. */
export function sideOf(index: QuestionnaireIndex, words: Words, document: AssessmentDocument, contribution?: string): SubmissionSide {
  const came = contribution === undefined ? undefined : document.contributions[contribution]?.evidence;
  return {
    question: (id) => index.question.get(id),
    words,
    evidence: came ? { ...came, ...document.evidence } : document.evidence,
  };
}
