import type { Answer } from '#core/answers/answer';
import type { OfferedAnswer } from '#core/answers/work-package';
import type { OfferedSource, OpenConflict } from '#core/agencies/merge-outcome';
import type { AssessmentDocument } from '#core/answers/document';
import type { Words } from '#core/questionnaire/wording';
import type { QuestionnaireIndex } from '../assessment/questionnaire-index';
import type { SubmissionSide } from '../comparison/submission-side';
import { sideOf } from './answer-sides';

/** One side of a conflict, as it is shown. */
export interface ConflictSide {
  /** `ours`, or the digest of the contribution. */
  readonly key: string;
  readonly answer: Answer | OfferedAnswer;
  readonly source?: OfferedSource;
  readonly side: SubmissionSide;
}

/** Ours first where there is one; then every agency that says something else. */
export function conflictSides(
  { ours, sources }: OpenConflict,
  index: QuestionnaireIndex,
  words: Words,
  document: AssessmentDocument,
): readonly ConflictSide[] {
  return [
    ...(ours ? [{ key: 'ours', answer: ours, side: sideOf(index, words, document) }] : []),
    ...sources.map((source) => ({
      key: source.contribution,
      answer: source.answer,
      source,
      side: sideOf(index, words, document, source.contribution),
    })),
  ];
}
