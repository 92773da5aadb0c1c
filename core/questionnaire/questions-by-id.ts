import type { Question, Questionnaire } from './definition';

/** A questionnaire's questions by their ids, in the order in which they are asked; made once, for a questionnaire never changes. */
export function questionsById(questionnaire: Pick<Questionnaire, 'questions'>): ReadonlyMap<string, Question> {
  const known = indexes.get(questionnaire) ?? new Map(questionnaire.questions.map((question) => [question.id, question]));
  indexes.set(questionnaire, known);
  return known;
}

const indexes = new WeakMap<Pick<Questionnaire, 'questions'>, ReadonlyMap<string, Question>>();
