import { isTable, type AnswerValue } from './answer';
import type { AssessmentDocument } from './document';

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
