import { LANGUAGES, SOURCE_LANGUAGE, type Language, type Wording } from '#core/questionnaire/wording';
import type { ContentSource } from './source';
import { sourceHash, type WordingCollector } from './wording-collector';

/** The wording of every language: English as written, the others as translated so far, aliases filled in. */
export function compileWordings(source: ContentSource, collector: WordingCollector): Readonly<Record<Language, Wording>> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, compileWording(language, source, collector)])) as Record<
    Language,
    Wording
  >;
}

function compileWording(language: Language, source: ContentSource, collector: WordingCollector): Wording {
  const entries = new Map<string, string>();
  const stale = new Set<string>();
  if (language === SOURCE_LANGUAGE) {
    for (const { key, text } of collector.entries.values()) entries.set(key, text);
  } else {
    for (const file of source.translations.filter((each) => each.language === language)) {
      for (const [key, { source: hash, text }] of Object.entries(file.value)) {
        const original = collector.entries.get(key);
        if (!original || text.trim() === '') continue;
        entries.set(key, text);
        if (sourceHash(original.text) !== hash) stale.add(key);
      }
    }
  }
  for (const [alias, original] of collector.aliases) {
    const text = entries.get(original);
    if (text === undefined) continue;
    entries.set(alias, text);
    if (stale.has(original)) stale.add(alias);
  }
  return { format: 'omnibus-wording/1', language, entries: Object.fromEntries(entries), stale: [...stale] };
}
