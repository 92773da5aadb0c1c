import { SOURCE_LANGUAGE, type Language } from '#core/questionnaire/wording';
import { compileFiles } from '../compile';
import { Problems } from '../problem';
import type { ContentFiles } from '../read-content-files';
import type { TranslationsSource } from '../source-shapes';
import { TermFinder } from '../terms/find-terms';
import { readTermLists } from '../terms/term-list';
import { placesIn, sourceHash, type WordingEntry } from '../wording-collector';
import { writeXliff } from './write-xliff';
import { SOURCE_HASH, type XliffNote, type XliffUnit } from './xliff-file';

type Translation = TranslationsSource[string];

/** One XLIFF document for every translation file of a language, by the name it is given: `uncac.article-15.fr.xlf`. */
export function exportTranslations(files: ContentFiles, language: Language): ReadonlyMap<string, string> {
  const { origin } = compileFiles(files);
  const translations = new Map(
    origin.source.translations.filter((each) => each.language === language).flatMap(({ value }) => Object.entries(value)),
  );
  const finder = new TermFinder(readTermLists(files, new Problems()).find((each) => each.language === language)?.terms ?? []);
  const instruments = new Map(origin.source.instruments.map(({ value }) => [value.id, value.code]));
  const parts = new Map<string, XliffUnit[]>();
  for (const entry of origin.collector.entries.values()) {
    const terms = finder.find(entry.text, instruments.get(entry.part.split('/')[0] ?? ''));
    const named = terms.map(({ term, renderings }) => `${term.en} = ${renderings.join(' | ')}`);
    const unit = unitOf(entry, translations.get(entry.key), named);
    parts.set(entry.part, [...(parts.get(entry.part) ?? []), unit]);
  }
  return new Map(
    [...parts].map(([part, units]) => [
      `${part.replaceAll('/', '.')}.${language}.xlf`,
      writeXliff({ sourceLanguage: SOURCE_LANGUAGE, targetLanguage: language, part, units }),
    ]),
  );
}

function unitOf({ key, text, place }: WordingEntry, translation: Translation | undefined, terms: readonly string[]): XliffUnit {
  const hash = sourceHash(text);
  const present = translation !== undefined && translation.text.trim() !== '' ? translation : undefined;
  const changed = present !== undefined && present.source !== hash ? present : undefined;
  const places = [...new Set(placesIn(text))];
  const notes: XliffNote[] = [
    { category: 'place', text: `${place.file.path}, line ${place.file.lineOf(place.path)}` },
    ...(places.length === 0 ? [] : [{ category: 'limits', text: `Keep as they are: ${places.map((each) => `{${each}}`).join(', ')}.` }]),
    ...terms.map((term) => ({ category: 'term', text: term })),
    ...(changed ? [{ category: 'earlier-translation', text: changed.text }] : []),
    { category: SOURCE_HASH, text: hash },
  ];
  const current = changed ? undefined : present;
  return { key, notes, source: text, target: current?.text, state: stateOf(current) };
}

/** What was seen in an authentic text is final; a text of which nothing is said has been translated and not yet read again. */
function stateOf(translation: Translation | undefined): XliffUnit['state'] {
  if (translation === undefined) return 'initial';
  return translation.confirmed === true ? 'final' : (translation.state ?? 'translated');
}
