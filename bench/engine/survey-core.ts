import { Model } from 'survey-core';
import type { Contender } from './contender';
import { CHOICE_VALUES, OPTIONS, STATUS_VALUES, type Form, type FormQuestion } from './form';

/** The same form in survey-core: one page an article, values of hidden questions kept as we keep them. */
export const surveyCore: Contender = {
  prepare(form) {
    const definition = definitionOf(form);
    const data = Object.fromEntries([...form.values].filter(([, value]) => value !== undefined));
    return {
      load() {
        const survey = new Model(definition);
        survey.data = data;
        return {
          set: (question, value) => survey.setValue(question, value),
          completeness: () => {
            const { requiredQuestionCount, requiredAnsweredQuestionCount } = survey.getProgressInfo();
            return { asked: requiredQuestionCount, answered: requiredAnsweredQuestionCount };
          },
          validate: () => {
            survey.validate(false, false);
            return survey.getAllQuestions(true).filter((question) => question.errors.length > 0 || question.isEmpty()).length;
          },
          isVisible: (question) => survey.getQuestionByName(question).isVisible,
          isAnswered: (question) => !survey.getQuestionByName(question).isEmpty(),
        };
      },
    };
  },
};

function definitionOf({ questions }: Form): object {
  const pages = new Map<number, object[]>();
  for (const question of questions) pages.set(question.article, [...(pages.get(question.article) ?? []), elementOf(question)]);
  return {
    clearInvisibleValues: 'none',
    pages: [...pages].map(([article, elements]) => ({ name: `page-${String(article)}`, elements })),
  };
}

function elementOf(question: FormQuestion): object {
  return { name: question.id, isRequired: true, ...visibleIf(question), ...typeOf(question.type) };
}

/** survey-core reads values of hidden questions too, so a condition has to name the whole chain. */
function visibleIf({ chain }: FormQuestion): object {
  if (chain.length === 0) return {};
  const link = (id: string, values: readonly string[]): string => `(${values.map((value) => `{${id}} = '${value}'`).join(' or ')})`;
  return { visibleIf: chain.map((of) => link(of.question, of.in)).join(' and ') };
}

function typeOf(type: FormQuestion['type']): object {
  switch (type) {
    case 'status':
      return { type: 'radiogroup', choices: STATUS_VALUES };
    case 'choice':
      return { type: 'radiogroup', choices: CHOICE_VALUES };
    case 'choices':
      return { type: 'checkbox', choices: OPTIONS };
    case 'text':
      return { type: 'text' };
    case 'number':
      return { type: 'text', inputType: 'number', min: 0 };
    case 'table':
      return {
        type: 'matrixdynamic',
        rowCount: 0,
        columns: [
          { name: 'measure', cellType: 'text' },
          { name: 'year', cellType: 'text', inputType: 'number' },
        ],
      };
  }
}
