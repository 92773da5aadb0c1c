import type { Language } from '#core/questionnaire/wording';
import type { CompiledContent, ContentOrigin } from '../compile';
import { within, type Problems } from '../problem';
import { placesIn, sourceHash } from '../wording-collector';
import { textFaults } from './text/text-faults';

/**
 * Translated content: keys that exist, in the right file, made from the present English, with its places, and sound by
 * themselves. `complete`: languages in which a text that is missing is a problem; absent: every language that has begun.
 */
export function checkTranslations({ origin }: CompiledContent, problems: Problems, complete: readonly Language[] = begunIn(origin)): void {
  const { entries } = origin.collector;
  for (const { file, value, language, part } of origin.source.translations) {
    for (const [key, { source, text, same }] of Object.entries(value)) {
      const place = within({ file, path: [] }, key);
      const original = entries.get(key);
      if (!original)
        problems.add('translation-unknown', place, `Nothing in the content has the key ${key}.`, 'Correct the key, or remove the entry.');
      else if (original.part !== part) {
        problems.add('translation-unknown', place, `${key} belongs into ${original.part}.yaml.`, 'Move the entry there.');
      } else if (text.trim() === '') {
        if (complete.includes(language))
          problems.add('translation-missing', place, `${key} has no text yet.`, `Translate: ${shorten(original.text)}`);
      } else if (source !== sourceHash(original.text)) {
        problems.add(
          'translation-stale',
          place,
          `${key} was made from an older English text.`,
          `Compare it with: ${shorten(original.text)} Then write source: ${sourceHash(original.text)}`,
        );
      } else if (placesIn(text).join() !== placesIn(original.text).join()) {
        problems.add(
          'translation-places',
          place,
          `${key} must hold the same places in braces as the English.`,
          `Use ${
            placesIn(original.text)
              .map((each) => `{${each}}`)
              .join(', ') || 'none'
          }.`,
        );
      } else if (text.trim() === original.text.trim() && !same && /\p{L}{2}/u.test(text)) {
        problems.add(
          'translation-same',
          place,
          `${key} is the English text.`,
          'Translate it; where the words are the same on purpose, add `same: true`.',
        );
      } else if (!same) {
        for (const { fault, what, remedy } of textFaults(original.text, text, language))
          problems.add(`translation-${fault}`, place, `${key} ${what}`, remedy);
      }
    }
  }
  for (const language of complete) reportMissing(language, { origin }, problems);
}

const begunIn = ({ source }: ContentOrigin): readonly Language[] => [...new Set(source.translations.map(({ language }) => language))];

/** Entries that are not there at all have no line: they are told once per file. */
function reportMissing(language: Language, { origin }: Pick<CompiledContent, 'origin'>, problems: Problems): void {
  const files = origin.source.translations.filter((each) => each.language === language);
  const present = new Set(files.flatMap(({ value }) => Object.keys(value)));
  const missing = new Map<string, string[]>();
  for (const { key, part } of origin.collector.entries.values()) {
    if (!present.has(key)) missing.set(part, [...(missing.get(part) ?? []), key]);
  }
  for (const [part, keys] of missing) {
    problems.list.push({
      check: 'translation-missing',
      file: `locales/${language}/content/${part}.yaml`,
      line: 1,
      what: `Texts without an entry: ${keys.length}, the first is ${keys[0]}.`,
      remedy: `npm run content:translate -- ${language} adds the entries; then translate them.`,
    });
  }
}

const shorten = (text: string): string => (text.length > 80 ? `"${text.slice(0, 77)}…"` : `"${text}"`);
