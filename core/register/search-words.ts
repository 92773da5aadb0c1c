/**
 * Words as the register looks for them: without case, accents and vowel signs, the same in whatever form they were written. Chinese has no
 * spaces: a run of Han characters is searched by pairs that overlap, and its last character by itself, so that each of its
 * characters begins a word.
 */
export function searchWords(text: string): readonly string[] {
  const words: string[] = [];
  for (const [run] of folded(text).matchAll(WORD)) {
    if (!HAN.test(run)) words.push(withoutArticle(run));
    else for (const part of run.split(BETWEEN_SCRIPTS)) words.push(...(HAN.test(part) ? pairsOf(part) : [withoutArticle(part)]));
  }
  return words;
}

/** What somebody types: each word stands for all that begin with it. Once each; a run of Han characters by its pairs alone. */
export function queryWords(query: string): readonly string[] {
  const words = new Set<string>();
  for (const [run] of folded(query.slice(0, LONGEST_QUERY)).matchAll(WORD)) {
    for (const part of run.split(BETWEEN_SCRIPTS)) {
      const pairs = HAN.test(part) ? pairsOf(part) : [withoutArticle(part)];
      for (const word of pairs.length > 1 ? pairs.slice(0, -1) : pairs) words.add(word);
    }
  }
  return [...words].slice(0, MOST_WORDS);
}

/** A stretch of a text that is as it was asked for, in UTF-16 units. */
export interface Mark {
  readonly from: number;
  readonly to: number;
}

/** Where words of a text begin with a word of the query, in order, none overlapping another. */
export function marksIn(text: string, words: readonly string[]): readonly Mark[] {
  const marks: Mark[] = [];
  const add = (from: number, to: number): void => {
    const last = marks.at(-1);
    if (last && from <= last.to) marks[marks.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else marks.push({ from, to });
  };
  const [han, others] = [words.filter((word) => HAN.test(word)), words.filter((word) => !HAN.test(word))];
  for (const match of text.matchAll(WRITTEN)) {
    for (let at = match.index; at < match.index + match[0].length && han.length > 0; at++) {
      const found = han.find((word) => text.startsWith(word, at));
      if (found) add(at, at + found.length);
    }
    const [word = ''] = searchWords(match[0]);
    if (!HAN.test(match[0]) && others.some((other) => word.startsWith(other))) add(match.index, match.index + match[0].length);
  }
  return marks;
}

const LONGEST_QUERY = 500;
const MOST_WORDS = 24;

const WORD = /[\p{L}\p{N}]+/gu;
const HAN = /\p{Script=Han}/u;
const BETWEEN_SCRIPTS = /(?<=\p{Script=Han})(?!\p{Script=Han})|(?<!\p{Script=Han})(?=\p{Script=Han})/u;
/** As it stands in a text: with accents, vowel signs and the stretching of Arabic letters. */
const WRITTEN = /[\p{Script=Han}]+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}\u0640])+/gu;

const SAME_LETTERS: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};
const LETTER = new RegExp(`[${Object.keys(SAME_LETTERS).join('')}]`, 'g');

/** Decomposed, so that hamza, vowel signs, accents and the dots of ё are marks that fall away. */
const folded = (text: string): string =>
  (PLAIN.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replace(/[\p{M}\u0640]/gu, '')
        .toLowerCase()
        .replace(LETTER, (letter) => SAME_LETTERS[letter] ?? letter)
  )
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
const PLAIN = /^\p{ASCII}*$/u;

/** Arabic writes the article, and some small words before it, in one with the noun. */
const ARTICLE = /^(?:[وفبك]?ال|لل)(?=\p{Script=Arabic}{3})/u;
const withoutArticle = (word: string): string => word.replace(ARTICLE, '');

function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.map((character, at) => character + (characters[at + 1] ?? ''));
}
