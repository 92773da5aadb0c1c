import type { EarlierContent } from '#core/answers/earlier-answer';
import type { Edition } from '#core/comparison/fates';
import type { Question, Questionnaire } from '#core/questionnaire/definition';

/** One question as an edition asks it; `replaces`: whole ids. */
export interface Asked {
  readonly id: string;
  readonly words: string;
  readonly replaces?: readonly string[];
  /** A choice with these options; absent: a text. */
  readonly options?: readonly { readonly id: string; readonly replaces?: readonly string[] }[];
}

/** A small edition: the questions given, in their order, all of one instrument. */
export function editionOf(asked: readonly Asked[], replacedProvisions: Readonly<Record<string, readonly string[]>> = {}): Edition {
  const provisionOf = (id: string): string => id.slice(0, id.indexOf('/'));
  const provisions = [...new Set(asked.map(({ id }) => provisionOf(id)))].map((id) => ({
    id,
    instrument: 'TIP',
    article: 'TIP:9',
    paragraph: '1',
    obligation: 'mandatory' as const,
    modality: 'shall',
    type: 'measure',
    assessable: true,
    notifyUN: false,
    cluster: 'c',
    themes: [],
    related: [],
    elements: [],
    questions: asked.filter((each) => provisionOf(each.id) === id).map((each) => each.id),
    ...(replacedProvisions[id] && { replaces: replacedProvisions[id] }),
  }));
  const questions = asked.map(({ id, replaces, options }): Question => ({
    id,
    provision: provisionOf(id),
    block: 'own',
    wording: id,
    required: true,
    internal: false,
    ...(options ? { type: 'choice', options } : { type: 'text', lines: 'many' }),
    ...(replaces && { replaces }),
  }));
  const instrument = {
    id: 'trafficking',
    code: 'TIP',
    adopted: '2000-11-15',
    entryIntoForce: '2003-12-25',
    openForSignature: { from: '2000-12-12', until: '2002-12-12' },
    attachments: 'allowed' as const,
  };
  const questionnaire: Questionnaire = {
    format: 'omnibus-questionnaire/1',
    version: JSON.stringify(asked.map(({ id }) => id)),
    instruments: [instrument],
    articles: [],
    provisions,
    questions,
    scales: [],
    blocks: [],
    rules: [],
    clusters: [],
    themes: [],
    twins: [],
  };
  return { questionnaire, words: Object.fromEntries(asked.map(({ id, words }) => [`question/${id}/label`, words])) };
}

export const said = (value: string): EarlierContent => ({ standing: 'answered', value, at: '2024-03-01T10:00:00.000Z' });
