import type { AnswerValue } from '../answers/answer';
import type { Option, Question } from '../questionnaire/definition';

/** An older choice in the options of the newer question: where one option alone replaces what was chosen, that one. */
export function succeededOptions(value: AnswerValue | undefined, question: Question | undefined): AnswerValue | undefined {
  if (question?.type !== 'choice' && question?.type !== 'choices') return value;
  const heirOf = (id: string): string => {
    const heirs = question.options.filter((option: Option) => option.replaces?.includes(id));
    return heirs.length === 1 && heirs[0] ? heirs[0].id : id;
  };
  if (typeof value === 'string') return heirOf(value);
  return Array.isArray(value) ? value.map(heirOf) : value;
}
