import type { Questionnaire } from './definition';

/** The questionnaire as if it had never asked some of its provisions, to set in words what is left of a submission. Not to be evaluated. */
export function withoutProvisions(questionnaire: Questionnaire, hidden: (provision: string) => boolean): Questionnaire {
  const { provisions, questions, retired } = questionnaire;
  return {
    ...questionnaire,
    provisions: provisions.filter(({ id }) => !hidden(id)),
    questions: questions.filter(({ provision }) => !hidden(provision)),
    ...(retired && { retired: retired.filter(({ question }) => !hidden(question.provision)) }),
  };
}
