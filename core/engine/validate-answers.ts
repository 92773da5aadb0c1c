import { validateValue, type ValueProblem } from '../answers/validate-value';
import type { Questionnaire } from '../questionnaire/definition';
import type { LiveAssessment } from './live-assessment';

/** A question that is asked and whose answer is missing, or has a shape that does not fit. */
export interface AnswerProblem {
  readonly question: string;
  readonly problem: ValueProblem | { readonly problem: 'missing' };
}

const MISSING = { problem: 'missing' } as const;

/** Looks over the whole form: every question asked at present, in the order in which they are asked. */
export function validateAnswers({ questions, scales }: Questionnaire, live: LiveAssessment): readonly AnswerProblem[] {
  const problems: AnswerProblem[] = [];
  for (const question of questions) {
    if (!live.isAsked(question.id)) continue;
    const answer = live.answer(question.id);
    if (answer?.standing === 'answered' && answer.value !== undefined) {
      const problem = validateValue(question, answer.value, scales);
      if (problem) problems.push({ question: question.id, problem });
    }
    if (question.required && live.standing(question.id) === 'unanswered') problems.push({ question: question.id, problem: MISSING });
  }
  return problems;
}
