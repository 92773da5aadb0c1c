import type { AnswerValue } from '#core/answers/answer';
import { compile } from '#core/engine/compile';
import type { AnswerContent } from '#core/engine/live-assessment';
import { open } from '#core/engine/open';
import { validateAnswers } from '#core/engine/validate-answers';
import { QUESTIONNAIRE_FORMAT, type Provision, type Question, type QuestionKind, type Questionnaire } from '#core/questionnaire/definition';
import type { Contender } from './contender';
import { CHOICE_VALUES, OPTIONS, STATUS_VALUES, type Form, type FormQuestion, type FormRow, type FormValue } from './form';

export const ours: Contender = {
  prepare(form) {
    const questionnaire = questionnaireOf(form);
    const answers: Record<string, AnswerContent> = {};
    for (const [id, value] of form.values) if (value !== undefined) answers[id] = answerOf(value);
    return {
      load() {
        const live = open(compile(questionnaire), { answers, evidence: {}, facts: new Map() });
        return {
          set: (question, value) => live.set(question, value === undefined ? undefined : answerOf(value)),
          completeness: () => live.completeness('all'),
          validate: () => validateAnswers(questionnaire, live).length,
          isVisible: (question) => live.isAsked(question),
          isAnswered: (question) => live.standing(question) === 'answered',
        };
      },
    };
  },
};

const answerOf = (value: Exclude<FormValue, undefined>): AnswerContent => ({ standing: 'answered', value: valueOf(value) });

function valueOf(value: Exclude<FormValue, undefined>): AnswerValue {
  if (typeof value !== 'object' || typeof value[0] === 'string') return value as string | number | readonly string[];
  return { rows: (value as readonly FormRow[]).map(({ measure, year }, row) => ({ id: `row-${String(row)}`, cells: { measure, year } })) };
}

function questionnaireOf({ questions }: Form): Questionnaire {
  const articles = [...new Set(questions.map(({ article }) => article))];
  return {
    format: QUESTIONNAIRE_FORMAT,
    version: 'bench',
    instruments: [
      {
        id: 'bench',
        code: 'BENCH',
        adopted: '2000-11-15',
        entryIntoForce: '2003-09-29',
        openForSignature: { from: '2000-12-12', until: '2002-12-12' },
        attachments: 'allowed',
      },
    ],
    articles: articles.map((article) => ({ id: `BENCH:${String(article)}`, instrument: 'BENCH', number: String(article) })),
    provisions: articles.map((article) =>
      provisionOf(
        article,
        questions.filter((question) => question.article === article),
      ),
    ),
    questions: questions.map(questionOf),
    scales: [
      { id: 'duty', values: STATUS_VALUES.map((id, place) => ({ id, kind: (['positive', 'partial', 'negative'] as const)[place]! })) },
    ],
    blocks: [],
    rules: [],
    clusters: Array.from({ length: 8 }, (_, order) => ({ id: `cluster-${String(order)}`, order })),
    themes: Array.from({ length: 8 }, (_, order) => ({ id: `theme-${String(order)}`, order })),
    twins: [],
  };
}

const provisionId = (article: number): string => `BENCH:${String(article)}(1)`;

function provisionOf(article: number, questions: readonly FormQuestion[]): Provision {
  return {
    id: provisionId(article),
    instrument: 'BENCH',
    article: `BENCH:${String(article)}`,
    paragraph: '1',
    obligation: (['mandatory', 'consider', 'optional'] as const)[article % 3]!,
    modality: 'shall',
    type: 'criminalization',
    assessable: true,
    notifyUN: false,
    cluster: `cluster-${String(article % 8)}`,
    themes: [`theme-${String(article % 8)}`, `theme-${String((article + 3) % 8)}`],
    related: [],
    elements: [],
    questions: questions.map(({ id }) => id),
  };
}

/** A hidden answer does not count in our conditions, so the last link of the chain says it all. */
function questionOf({ id, article, type, chain }: FormQuestion): Question {
  const last = chain.at(-1);
  return {
    id,
    provision: provisionId(article),
    block: type === 'status' ? 'status' : 'own',
    wording: type,
    ...(last && { when: { question: last.question, in: last.in } }),
    required: true,
    internal: false,
    ...kindOf(type),
  };
}

function kindOf(type: FormQuestion['type']): QuestionKind {
  switch (type) {
    case 'status':
      return { type, scale: 'duty' };
    case 'choice':
      return { type, options: CHOICE_VALUES.map((option) => ({ id: option })) };
    case 'choices':
      return { type, options: OPTIONS.map((option) => ({ id: option })) };
    case 'text':
      return { type, lines: 'one' };
    case 'number':
      return { type, whole: true, minimum: 0 };
    case 'table':
      return {
        type,
        table: {
          rows: 'free',
          columns: [
            { id: 'measure', type: 'text', required: false },
            { id: 'year', type: 'number', required: false, whole: true },
          ],
        },
      };
  }
}
