import { LANGUAGES, SOURCE_LANGUAGE, type Language } from '#core/questionnaire/wording';
import { neededKeys, readInterfaceFiles } from '../interface-strings';
import { within, type Place, type Problems } from '../problem';
import type { ContentFiles } from '../read-content-files';
import { placesIn } from '../wording-collector';
import { textFaults } from './text/text-faults';

/** Names, abbreviations and loan words may be the same; beyond this share of the strings a file was not translated. */
const SAME_SHARE = 0.03;
const SAME_ALWAYS = 3;

/** The interface in all six languages: no key missing or unknown, plural forms by CLDR, the same places as the English. */
export function checkInterfaceTranslations(files: ContentFiles, problems: Problems): void {
  const interfaces = readInterfaceFiles(files, problems);
  const source = interfaces.find(({ language }) => language === SOURCE_LANGUAGE);
  if (!source) return;
  for (const language of LANGUAGES) {
    const mine = interfaces.find((each) => each.language === language);
    const path = `locales/${language}/ui.json`;
    if (!mine) {
      if (!files.has(path)) {
        problems.list.push({
          check: 'interface-missing',
          file: path,
          line: 1,
          what: 'The interface has no strings in this language.',
          remedy: 'Translate locales/en/ui.json.',
        });
      }
      continue;
    }
    const top = { file: mine.file, path: [] };
    const needed = neededKeys(source, language);
    for (const [key, original] of needed) {
      const string = mine.strings.get(key);
      if (string === undefined || string.text.trim() === '') {
        problems.add(
          'interface-missing',
          within(top, ...original.path.slice(0, -1), key.split('.').at(-1) ?? key),
          `${key} has no text.`,
          `Translate: "${original.text}"`,
        );
      } else if (placesDiffer(string.text, original.text, key)) {
        problems.add(
          'interface-places',
          within(top, ...string.path),
          `${key} must hold the same places in braces as the English.`,
          `Use ${
            placesIn(original.text)
              .map((each) => `{${each}}`)
              .join(', ') || 'none'
          }.`,
        );
      } else {
        checkText(key, string.text, original.text, language, within(top, ...string.path), problems);
      }
    }
    for (const [key, { path: at }] of mine.strings) {
      if (!needed.has(key))
        problems.add(
          'interface-unknown',
          within(top, ...at),
          `${key} is no key of the English interface, or no plural form of this language.`,
          'Correct the key, or remove it.',
        );
    }
    if (language === SOURCE_LANGUAGE) continue;
    const same = [...needed].filter(([key, original]) => mine.strings.get(key)?.text === original.text && /\p{L}{2}/u.test(original.text));
    const [first] = same;
    if (first && same.length > Math.max(SAME_ALWAYS, needed.size * SAME_SHARE)) {
      problems.add(
        'interface-same',
        within(top, ...(mine.strings.get(first[0])?.path ?? [])),
        `${same.length} strings are the English text, the first is ${first[0]}.`,
        'Translate them.',
      );
    }
  }
}

function checkText(key: string, text: string, english: string, language: Language, place: Place, problems: Problems): void {
  if (language === SOURCE_LANGUAGE || text === english) return;
  for (const { fault, what, remedy } of textFaults(english, text, language)) {
    // A form for none, one or two may say its number in a word ("two files"), as the place for it may be left out.
    if (fault === 'numbers' && /_(zero|one|two)$/.test(key)) continue;
    problems.add(`interface-${fault}`, place, `${key} ${what}`, remedy);
  }
}

/** A form for exactly one or none may leave the number out ("one file"). */
function placesDiffer(text: string, original: string, key: string): boolean {
  const mine = placesIn(text);
  const wanted = placesIn(original);
  if (mine.join() === wanted.join()) return false;
  return (
    !/_(zero|one|two)$/.test(key) ||
    mine.some((each) => !wanted.includes(each)) ||
    wanted.some((each) => each !== 'count' && !mine.includes(each))
  );
}
