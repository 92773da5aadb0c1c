import type { CompiledContent } from '../compile';
import { within, type Place, type Problems } from '../problem';
import type { FilterSource } from '../source-shapes';

/** Instruments that content may point at before they are part of it. */
const FAMILY = ['UNTOC', 'TIP', 'SOM', 'FIREARMS', 'UNCAC'];
const RELATED = /^([A-Z]+):(\d+)(-\d+)?((\([0-9a-z]+\))*)(#\d+)?$/;

/** Clusters, themes, related provisions, parents, and what filters name. */
export function checkReferences({ questionnaire, origin }: CompiledContent, problems: Problems): void {
  const provisions = new Set(questionnaire.provisions.map(({ id }) => id));
  const articles = new Set(questionnaire.articles.map(({ id }) => id));
  const clusters = new Set(questionnaire.clusters.map(({ id }) => id));
  const themes = new Set(questionnaire.themes.map(({ id }) => id));
  const instruments = new Set(questionnaire.instruments.flatMap(({ id, code }) => [id, code]));
  const unknown = (place: Place, what: string, remedy: string) => problems.add('unknown-reference', place, what, remedy);

  for (const { source, place } of origin.provisions) {
    if (!clusters.has(source.cluster))
      unknown(within(place, 'cluster'), `There is no cluster "${source.cluster}".`, 'Use an id of clusters.yaml.');
    source.themes.forEach((theme, index) => {
      if (!themes.has(theme)) unknown(within(place, 'themes', index), `There is no theme "${theme}".`, 'Use an id of themes.yaml.');
    });
    if (source.parent !== undefined && !provisions.has(source.parent)) {
      unknown(within(place, 'parent'), `There is no provision ${source.parent}.`, 'Name the provision that sums this one up.');
    }
    source.related.forEach((reference, index) => {
      const at = within(place, 'related', index);
      const [, code = '', article = '', , rest] = RELATED.exec(reference) ?? [];
      if (!FAMILY.includes(code))
        unknown(at, `"${reference}" is no reference to one of the five instruments.`, 'Write it like UNTOC:11 or "UNTOC:34(2)".');
      else if (rest && articles.has(`${code}:${article}`) && !provisions.has(reference)) {
        unknown(
          at,
          `${code}:${article} is part of the content, but ${reference} is not.`,
          'Name a provision of that article, or the article alone.',
        );
      }
    });
  }

  const usedBlocks = new Set(origin.provisions.flatMap(({ questions }) => questions.map(({ question }) => question.block)));
  for (const { file, value } of origin.source.blocks) {
    if (usedBlocks.has(value.id)) continue;
    const place: Place = { file, path: ['for'] };
    problems.add(
      'never-asked',
      place,
      `No provision asks the block ${value.id}.`,
      'Correct its `for`, list it under `blocks` of a provision, or remove it.',
    );
  }

  const checkFilter = (filter: FilterSource, place: Place) => {
    filter.provisions?.forEach((id, index) => {
      if (!provisions.has(id))
        unknown(within(place, 'provisions', index), `There is no provision ${id}.`, 'Name a provision of the content.');
    });
    filter.theme?.forEach((theme) => {
      if (!themes.has(theme)) unknown(within(place, 'theme'), `There is no theme "${theme}".`, 'Use an id of themes.yaml.');
    });
    filter.instrument?.forEach((instrument) => {
      if (!instruments.has(instrument))
        unknown(within(place, 'instrument'), `There is no instrument "${instrument}".`, 'Use the code or the id of an instrument.');
    });
  };
  for (const { file, value } of origin.source.blocks) if (value.for !== 'named') checkFilter(value.for, { file, path: ['for'] });
  for (const { file, value } of origin.source.scales) {
    for (const [id, scale] of Object.entries(value.scales)) checkFilter(scale.for, { file, path: ['scales', id, 'for'] });
  }
  for (const { file, value } of origin.source.rules) {
    value.cases.forEach((each, index) => each.for && checkFilter(each.for, { file, path: ['cases', index, 'for'] }));
  }
}
