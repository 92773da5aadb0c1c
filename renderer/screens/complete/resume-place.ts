import type { AssessmentDocument } from '#core/answers/document';
import type { LiveAssessment } from '#core/engine/live-assessment';
import type { QuestionnaireIndex } from '../../assessment/questionnaire-index';

/** The provision whose answers were touched last; at the very beginning the first that is asked. */
export function resumePlace(document: AssessmentDocument, index: QuestionnaireIndex, live: LiveAssessment): string | undefined {
  let last: { readonly at: string; readonly provision: string } | undefined;
  for (const [question, answer] of Object.entries(document.answers)) {
    const provision = index.question.get(question)?.provision;
    if (provision && live.provision(provision).relevant && (!last || answer.at > last.at)) last = { at: answer.at, provision };
  }
  return last?.provision ?? index.workable.find((provision) => live.provision(provision.id).relevant)?.id;
}
