import type { Article, Instrument, Provision, Question, Questionnaire, Scale } from '#core/questionnaire/definition';

/** The questionnaire by id, made once for each. */
export interface QuestionnaireIndex {
  readonly provision: ReadonlyMap<string, Provision>;
  readonly question: ReadonlyMap<string, Question>;
  readonly article: ReadonlyMap<string, Article>;
  readonly instrument: ReadonlyMap<string, Instrument>;
  readonly scale: ReadonlyMap<string, Scale>;
  /** Provisions that can be worked on, in treaty order. */
  readonly workable: readonly Provision[];
}

export function indexQuestionnaire(questionnaire: Questionnaire): QuestionnaireIndex {
  return {
    provision: byId(questionnaire.provisions),
    question: byId(questionnaire.questions),
    article: byId(questionnaire.articles),
    instrument: new Map(questionnaire.instruments.map((instrument) => [instrument.code, instrument])),
    scale: byId(questionnaire.scales),
    workable: questionnaire.provisions.filter((provision) => provision.questions.length > 0),
  };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
