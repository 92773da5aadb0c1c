import { isTable, type AnswerValue } from '#core/answers/answer';
import type { Question } from '#core/questionnaire/definition';

/** Ids of the evidence that a value of this question cites. */
export function citedIn(question: Question, value: AnswerValue): readonly string[] {
  if (question.type === 'citations') return ids(value);
  if (question.type !== 'table' || !isTable(value) || question.table.columns === 'years') return [];
  const columns = question.table.columns.filter(({ type }) => type === 'citations').map(({ id }) => id);
  return value.rows.flatMap(({ cells }) => columns.flatMap((column) => ids(cells[column])));
}

const ids = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []);
