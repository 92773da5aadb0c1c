import type { Question, Scale } from '#core/questionnaire/definition';
import { optionsOf } from './condition-compiler';
import type { ReleasedIds } from './source-shapes';

export type ReleasedQuestion = ReleasedIds['questions'][string];

/** What of a question submissions may hold, and therefore must stay: its type and the ids of options, rows and columns. */
export function releasedForm(question: Question, scales: ReadonlyMap<string, Scale>): ReleasedQuestion {
  const options = optionsOf(question, scales);
  if (question.type !== 'table') return { type: question.type, ...(options ? { options: [...options] } : {}) };
  const { rows, columns } = question.table;
  return {
    type: question.type,
    ...(rows === 'free' ? {} : { rows: rows.map(({ id }) => id) }),
    ...(columns === 'years'
      ? {}
      : { columns: columns.flatMap(({ id, options: choices }) => [id, ...(choices ?? []).map((choice) => `${id}=${choice.id}`)]) }),
  };
}
