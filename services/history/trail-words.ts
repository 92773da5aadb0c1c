import type { AssessmentDocument } from '#core/answers/document';
import type { TellingWords } from '#core/answers/record-text';
import type { Question } from '#core/questionnaire/definition';
import { punctuationOf } from '#core/questionnaire/punctuation';
import { SOURCE_LANGUAGE, wordsOf, type Language } from '#core/questionnaire/wording';
import { questionnaireOf } from '../assessments/assessment-questions';
import type { ContentLibrary } from '../content/content-library';

/** The questionnaire's words in one language, for telling what was changed. Questions that are asked no longer are told too. */
export function trailWords(
  content: ContentLibrary,
  document: AssessmentDocument,
  language: Language,
  labels: Readonly<Record<string, string>> = {},
): TellingWords {
  const { questions, retired = [] } = questionnaireOf(content, document);
  const byId = new Map<string, Question>(
    [...retired.map(({ question }) => question), ...questions].map((question) => [question.id, question]),
  );
  const words = wordsOf(content.wording(language), content.wording(SOURCE_LANGUAGE));
  return {
    question: (id) => byId.get(id),
    words: (key) => words(key).text,
    label: (key) => (Object.hasOwn(labels, key) ? (labels[key] ?? key) : key),
    evidence: document.evidence,
    punctuation: punctuationOf(language),
  };
}
