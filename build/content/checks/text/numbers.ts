import { withoutPlaces, type TextFault } from './text-fault';

const REFERENCE = /\d+(?:\s?\([0-9a-z]{1,4}\))+/g;
/** 0.5, 127.0.0.1, 0,5; and 10 000 with whatever stands between the thousands. */
const NUMBER = /\d+(?:[.,٫]\d+)*/g;
const GROUPED = /\d{1,3}(?:[\s\u00a0\u202f٬]\d{3})+/g;
/** Letters by which other scripts number their subparagraphs, in the order of (a), (b), (c). */
const ARABIC_LETTERS = 'أبجدهوزحطيكلمنسعفصقرشت';
/** Characters on either side of the article's number within which the rest of a reference is looked for. */
const REACH = 60;
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
const CYRILLIC_LOOKALIKES: Readonly<Record<string, string>> = { а: 'a', с: 'c', е: 'e', і: 'i' };

/** Every number and every reference such as 16(4) of the English has to stand in the translation, in any digits of the language. */
export function numberFaults(english: string, translation: string): readonly TextFault[] {
  const original = withoutPlaces(english);
  const text = inWesternDigits(withoutPlaces(translation));
  const references = original.match(REFERENCE) ?? [];
  const there = new Set((text.match(REFERENCE) ?? []).map(squeezed));
  const missingReferences = references.filter((each) => !there.has(squeezed(each)) && !spelledOut(each, text));
  const numbers = original.replace(REFERENCE, ' ').match(NUMBER) ?? [];
  const present = new Set([...(text.match(GROUPED) ?? []), ...(text.match(NUMBER) ?? []), ...(text.match(/\d+/g) ?? [])].map(digitsOnly));
  const missing = [...missingReferences, ...numbers.filter((each) => !present.has(digitsOnly(each)))];
  if (missing.length === 0) return [];
  const named = [...new Set(missing)].join(', ');
  return [{ fault: 'numbers', what: `lacks ${named} of the English.`, remedy: `Write ${named}, in the digits of the language.` }];
}

const squeezed = (reference: string): string => reference.replace(/\s/g, '');
const digitsOnly = (number: string): string => number.replace(/\D/g, '');

/** "article 16, paragraph 4" says 16(4) as well: the same numbers close together in one clause, in the order of the language. */
function spelledOut(reference: string, text: string): boolean {
  const parts = reference.match(/\d+|[a-z]+/g) ?? [];
  const isPart = (part: string) => new RegExp(`(?<![\\da-z])${part}(?![\\da-z])`, 'i');
  return text.split(/;/).some((clause) =>
    [...clause.matchAll(new RegExp(isPart(parts[0] ?? ''), 'gi'))].some(({ index }) => {
      const around = clause.slice(Math.max(0, index - REACH), index + REACH);
      return parts.every((part) => isPart(part).test(around));
    }),
  );
}

/**
 * Arabic, Persian and full-width digits and brackets as the English has them, and the letters of subparagraphs likewise;
 * Arabic writes '1' between quotation marks for (i).
 */
function inWesternDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .replace(/['‘’](\d{1,2})['‘’]/g, (whole, number: string) => (ROMAN[Number(number) - 1] ? `(${ROMAN[Number(number) - 1]})` : whole))
    .replace(/\(([\u0621-\u064a])ـ?\)/g, (whole, letter: string) => {
      const index = ARABIC_LETTERS.indexOf(letter);
      return index < 0 ? whole : `(${String.fromCharCode(97 + index)})`;
    })
    .replace(/\(([асеі]+)\)/g, (_whole, letters: string) => `(${[...letters].map((each) => CYRILLIC_LOOKALIKES[each] ?? each).join('')})`);
}
