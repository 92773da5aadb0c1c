import type { Question } from '../questionnaire/definition';
import { isTable, type Answer, type AnswerValue } from './answer';

/** Ids of the evidence that a value of this question cites, by itself or in a column of its table. */
export function citedIn(question: Question, value: AnswerValue | undefined): readonly string[] {
  if (value === undefined) return [];
  if (question.type === 'citations') return ids(value);
  if (question.type !== 'table' || question.table.columns === 'years' || !isTable(value)) return [];
  const columns = question.table.columns.filter(({ type }) => type === 'citations').map(({ id }) => id);
  if (columns.length === 0) return [];
  return value.rows.flatMap(({ cells }) => columns.flatMap((column) => (Object.hasOwn(cells, column) ? ids(cells[column]) : [])));
}

/** The answer without citations of `gone`; the same object where it has none. */
export const withoutCitations = <A extends Pick<Answer, 'value'>>(
  answer: A,
  gone: ReadonlySet<string>,
  question: Question | undefined,
): A => withCitations(answer, new Map([...gone].map((id) => [id, null])), question);

/**
 * The answer that cites what evidence was replaced by (null: nothing), each once; the same object where it cites none of
 * it. Where this program does not know what is asked, every list is taken for citations: those of evidence are random ids.
 */
export function withCitations<A extends Pick<Answer, 'value'>>(
  answer: A,
  replaced: ReadonlyMap<string, string | null>,
  question: Question | undefined,
): A {
  const { value } = answer;
  if (value === undefined || replaced.size === 0) return answer;
  const citing = question ? citedIn(question, value) : listsIn(value);
  if (!citing.some((id) => replaced.has(id))) return answer;
  const replace = (id: string): readonly string[] => {
    const by = replaced.get(id);
    return by === undefined ? [id] : by === null ? [] : [by];
  };
  const changed = <T>(list: T): T => (Array.isArray(list) ? ([...new Set((list as string[]).flatMap(replace))] as T) : list);
  if (!isTable(value)) return { ...answer, value: changed(value) };
  const cites = (column: string): boolean =>
    question?.type !== 'table' ||
    question.table.columns === 'years' ||
    question.table.columns.some(({ id, type }) => id === column && type === 'citations');
  const rows = value.rows.map((row) => ({
    ...row,
    cells: Object.fromEntries(Object.entries(row.cells).map(([column, cell]) => [column, cites(column) ? changed(cell) : cell])),
  }));
  return { ...answer, value: { ...value, rows } };
}

const listsIn = (value: AnswerValue): readonly string[] =>
  isTable(value) ? value.rows.flatMap(({ cells }) => Object.values(cells).flatMap(ids)) : ids(value);

const ids = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []);
