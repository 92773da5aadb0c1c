import type { SubmittedEvidence } from '#core/submission/submission';
import type { Question, Questionnaire } from '#core/questionnaire/definition';
import { carriedWords, type Language, type Wording, type Words } from '#core/questionnaire/wording';

/** One submission as its own bundle explains it: what was asked, in which words, and what it cites. */
export interface SubmissionSide {
  readonly question: (id: string) => Question | undefined;
  readonly words: Words;
  readonly evidence: Readonly<Record<string, SubmittedEvidence>>;
}

/** Words come from the bundle's own wording; `installed`: those of the window, for a language that the bundle does not have. */
export function submissionSide(
  questionnaire: Questionnaire,
  wordings: readonly Wording[],
  evidence: Readonly<Record<string, SubmittedEvidence>>,
  language: Language,
  installed: Words,
): SubmissionSide {
  const questions = new Map(questionnaire.questions.map((question) => [question.id, question]));
  return { question: (id) => questions.get(id), words: carriedWords(wordings, language, installed), evidence };
}
