import { isTable, type AnswerValue } from '#core/answers/answer';
import type { AssessmentDocument } from '#core/answers/document';
import type { Question } from '#core/questionnaire/definition';

/** Ids of the evidence that a value of this question cites. */
export function citedIn(question: Question, value: AnswerValue): readonly string[] {
  if (question.type === 'citations') return ids(value);
  if (question.type !== 'table' || !isTable(value) || question.table.columns === 'years') return [];
  const columns = question.table.columns.filter(({ type }) => type === 'citations').map(({ id }) => id);
  return value.rows.flatMap(({ cells }) => columns.flatMap((column) => ids(cells[column])));
}

/**
 * Questions whose answers name this evidence, hidden ones and those of instruments not assessed at present included:
 * they may come back.
 */
export function questionsCiting(document: AssessmentDocument, evidence: string): readonly string[] {
  const names = (value: AnswerValue | undefined): boolean =>
    isTable(value)
      ? value.rows.some(({ cells }) => Object.values(cells).some((cell) => ids(cell).includes(evidence)))
      : ids(value).includes(evidence);
  return Object.entries(document.answers).flatMap(([question, { value }]) => (names(value) ? [question] : []));
}

const ids = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []);
