import type { Language } from '#core/questionnaire/wording';
import { withoutPlaces, type TextFault } from './text-fault';

const SCRIPTS: Readonly<Record<Language, { readonly name: string; readonly letter: RegExp }>> = {
  ar: { name: 'Arabic', letter: /\p{Script=Arabic}/u },
  en: { name: 'Latin', letter: /\p{Script=Latin}/u },
  es: { name: 'Latin', letter: /\p{Script=Latin}/u },
  fr: { name: 'Latin', letter: /\p{Script=Latin}/u },
  ru: { name: 'Cyrillic', letter: /\p{Script=Cyrillic}/u },
  zh: { name: 'Chinese', letter: /\p{Script=Han}/u },
};
const LATIN_WORD = /[\p{Script=Latin}\d]+(?:[-.@/:_][\p{Script=Latin}\d]+)*/gu;
/** Names of formats, programs and letters of a reference; a word of the language has none of these forms. */
const CODE = /^(?:.|[ivxlc]+|[IVXLC]+|\P{Lu}*\p{Lu}\P{Lu}*\p{Lu}.*|.*\d.*|.*[@/:_.].*|https?)$/u;

/**
 * The letters are those of the language. Latin ones stand in Arabic, Chinese and Russian only where the English has the same
 * code, acronym or name; a word of two scripts is a slip of the keyboard that no reader sees and no search finds.
 */
export function scriptFaults(english: string, translation: string, language: Language): readonly TextFault[] {
  const { name, letter } = SCRIPTS[language];
  const text = withoutPlaces(translation);
  const mixed =
    language === 'ru' ? (text.match(/\p{L}+/gu) ?? []).filter((word) => letter.test(word) && /\p{Script=Latin}/u.test(word)) : [];
  if (mixed.length > 0) {
    const what = `mixes Latin and ${name} letters in one word: ${listed(mixed)}.`;
    return [{ fault: 'script', what, remedy: 'Type the word again with the keyboard of the language.' }];
  }
  const strange = (text.match(/\p{L}+/gu) ?? []).filter((word) => ![...word].every((each) => letter.test(each) || isLatinOrShared(each)));
  if (strange.length > 0)
    return [{ fault: 'script', what: `has letters of another script: ${listed(strange)}.`, remedy: `Write it in ${name} letters.` }];
  if (name === 'Latin') return [];
  const allowed = codesOf(withoutPlaces(english));
  const latin = (text.match(LATIN_WORD) ?? []).filter((word) => /\p{L}/u.test(word) && !allowed.has(word.toLowerCase()));
  if (latin.length > 0) {
    const what = `has words in Latin letters that are no code or name of the English: ${listed(latin)}.`;
    return [{ fault: 'script', what, remedy: `Write them in ${name} letters.` }];
  }
  // A sign can say "of" and "to".
  const wordsOfEnglish = (withoutPlaces(english).match(LATIN_WORD) ?? []).filter((word) => /\p{L}{3}/u.test(word));
  if (wordsOfEnglish.some((word) => !allowed.has(word.toLowerCase())) && !letter.test(text))
    return [{ fault: 'script', what: `has no ${name} letters.`, remedy: 'Translate it.' }];
  return [];
}

const isLatinOrShared = (character: string): boolean => /[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(character);
const listed = (words: readonly string[]): string => [...new Set(words)].slice(0, 5).join(', ');

/** An option such as --port, an ending such as .omnibus, a word in quotation marks that the program really writes. */
const NAMED_BEFORE = /(?:--|\B\.|“)$/u;
const isName = (word: string, before: string): boolean => word === 'Omnibus' || (/^\p{Lu}/u.test(word) && /[\p{L}\d,)]\s$/u.test(before));

/** What may stay in Latin letters: codes and acronyms of the English, and names that are capitalized within a sentence. */
function codesOf(english: string): ReadonlySet<string> {
  const words = [...english.matchAll(LATIN_WORD)].map((match) => ({ word: match[0], before: english.slice(0, match.index) }));
  const codes = words.filter(({ word, before }) => CODE.test(word) || NAMED_BEFORE.test(before) || isName(word, before));
  return new Set(codes.flatMap(({ word }) => [word.toLowerCase(), ...word.toLowerCase().split(/[-.@/:_]/)]));
}
