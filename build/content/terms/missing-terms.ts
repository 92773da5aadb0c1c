import type { Language } from '#core/questionnaire/wording';
import type { CompiledContent } from '../compile';
import type { Place } from '../problem';
import { within } from '../problem';
import { sourceHash } from '../wording-collector';
import { TermFinder } from './find-terms';
import { hasRendering } from './has-rendering';
import type { Term, TermList } from './term-list';

/** A translation that seems to lack the fixed term of its English. */
export interface MissingTerm {
  readonly language: Language;
  readonly key: string;
  readonly place: Place;
  readonly english: string;
  readonly translation: string;
  readonly term: Term;
}

/** Every translation of present English texts that lacks a fixed term; texts that are stale or empty are told elsewhere. */
export function missingTerms({ origin }: Pick<CompiledContent, 'origin'>, { language, terms }: TermList): readonly MissingTerm[] {
  const finder = new TermFinder(terms);
  const instruments = new Map(origin.source.instruments.map(({ value }) => [value.id, value.code]));
  return origin.source.translations
    .filter((each) => each.language === language)
    .flatMap(({ file, value, part }) =>
      Object.entries(value).flatMap(([key, { source, text }]) => {
        const english = origin.collector.entries.get(key)?.text;
        if (english === undefined || text.trim() === '' || source !== sourceHash(english)) return [];
        return finder
          .find(english, instruments.get(part.split('/')[0] ?? ''))
          .filter(({ renderings }) => !renderings.some((rendering) => hasRendering(text, rendering, language)))
          .map(({ term }) => ({ language, key, place: within({ file, path: [] }, key), english, translation: text, term }));
      }),
    );
}
