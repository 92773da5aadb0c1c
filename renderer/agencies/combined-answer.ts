import type { AnswerValue } from '#core/answers/answer';
import type { Question } from '#core/questionnaire/definition';
import type { ConflictSide } from './conflict-sides';

/** Words, choices and citations can be put together; of a status, a date or a figure one side is right. */
export const canCombine = ({ type }: Question): boolean => type === 'text' || type === 'choices' || type === 'citations';

/** The words of a side: of its answer, or why there is none. */
export function textOf({ answer }: ConflictSide): string {
  return typeof answer.value === 'string' ? answer.value : (answer.reason ?? '');
}

export const listOf = ({ answer }: ConflictSide): readonly string[] => (isList(answer.value) ? answer.value : []);

/** What any side has chosen or cites, each once, in the order of the sides. */
export const unionOf = (sides: readonly ConflictSide[]): readonly string[] => [...new Set(sides.flatMap(listOf))];

const isList = (value: AnswerValue | undefined): value is readonly string[] => Array.isArray(value);
