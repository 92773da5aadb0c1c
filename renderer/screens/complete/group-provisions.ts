import type { Provision } from '#core/questionnaire/definition';

export interface ArticleGroup {
  readonly article: string;
  readonly provisions: readonly Provision[];
}

export interface InstrumentGroup {
  readonly instrument: string;
  readonly articles: readonly ArticleGroup[];
}

/** Keeps the treaty order of what is given. */
export function groupProvisions(provisions: readonly Provision[]): readonly InstrumentGroup[] {
  const instruments = new Map<string, Map<string, Provision[]>>();
  for (const provision of provisions) {
    const articles = instruments.get(provision.instrument) ?? new Map<string, Provision[]>();
    instruments.set(provision.instrument, articles);
    articles.set(provision.article, [...(articles.get(provision.article) ?? []), provision]);
  }
  return [...instruments].map(([instrument, articles]) => ({
    instrument,
    articles: [...articles].map(([article, list]) => ({ article, provisions: list })),
  }));
}
