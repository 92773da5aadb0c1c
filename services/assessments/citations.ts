import { isTable, type Answer, type AnswerValue } from '#core/answers/answer';
import type { Question } from '#core/questionnaire/definition';

/** Ids of the evidence that a value of this question cites. */
export function citedIn(question: Question, value: AnswerValue): readonly string[] {
  if (question.type === 'citations') return ids(value);
  if (question.type !== 'table' || !isTable(value) || question.table.columns === 'years') return [];
  const columns = question.table.columns.filter(({ type }) => type === 'citations').map(({ id }) => id);
  return value.rows.flatMap(({ cells }) => columns.flatMap((column) => ids(cells[column])));
}

/**
 * The answer without citations of `gone`; the same object where it has none. Where this program does not know what is
 * asked, every list is taken for citations: those of evidence are random ids.
 */
export function withoutCitations(answer: Answer, gone: ReadonlySet<string>, question: Question | undefined): Answer {
  const { value } = answer;
  if (value === undefined || gone.size === 0) return answer;
  const citing = question ? citedIn(question, value) : listsIn(value);
  if (!citing.some((id) => gone.has(id))) return answer;
  const cut = <T>(list: T): T => (Array.isArray(list) ? (list.filter((id) => !gone.has(id as string)) as T) : list);
  if (!isTable(value)) return { ...answer, value: cut(value) };
  const cites = (column: string): boolean =>
    question?.type !== 'table' ||
    question.table.columns === 'years' ||
    question.table.columns.some(({ id, type }) => id === column && type === 'citations');
  const rows = value.rows.map((row) => ({
    ...row,
    cells: Object.fromEntries(Object.entries(row.cells).map(([column, cell]) => [column, cites(column) ? cut(cell) : cell])),
  }));
  return { ...answer, value: { ...value, rows } };
}

const listsIn = (value: AnswerValue): readonly string[] =>
  isTable(value) ? value.rows.flatMap(({ cells }) => Object.values(cells).flatMap(ids)) : ids(value);

const ids = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []);
