import type { SubmittedEvidence } from '#core/submission/submission';
import type { Question, Questionnaire } from '#core/questionnaire/definition';
import { SOURCE_LANGUAGE, wordsOf, type Language, type Wording, type Words } from '#core/questionnaire/wording';

/** One submission as its own bundle explains it: what was asked, in which words, and what it cites. */
export interface SubmissionSide {
  readonly question: (id: string) => Question | undefined;
  readonly words: Words;
  readonly evidence: Readonly<Record<string, SubmittedEvidence>>;
}

/** Words come from the bundle's own wording, in the language of the window where the bundle has it. */
export function submissionSide(
  questionnaire: Questionnaire,
  wordings: readonly Wording[],
  evidence: Readonly<Record<string, SubmittedEvidence>>,
  language: Language,
): SubmissionSide {
  const questions = new Map(questionnaire.questions.map((question) => [question.id, question]));
  const source = wordings.find((wording) => wording.language === SOURCE_LANGUAGE) ?? EMPTY;
  const shown = wordings.find((wording) => wording.language === language);
  return {
    question: (id) => questions.get(id),
    words: wordsOf(shown?.language === SOURCE_LANGUAGE ? undefined : shown, source),
    evidence,
  };
}

const EMPTY: Wording = { format: 'omnibus-wording/1', language: SOURCE_LANGUAGE, entries: {}, stale: [] };
