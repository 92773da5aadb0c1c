import type { Language } from '#core/questionnaire/wording';
import { withoutPlaces, type TextFault } from './text-fault';

interface Habit {
  readonly wrong: RegExp;
  readonly what: string;
  readonly remedy: string;
}

const STRAIGHT: Habit = {
  wrong: /"|(?<=\p{L})'(?=\p{L})|(?<![\p{L}\d])'(?=\p{L})/u,
  what: 'has a straight quotation mark or apostrophe',
  remedy: 'Use the marks of the language.',
};
const ENGLISH_QUOTES: Habit = { wrong: /^[^«]*[“”]/u, what: 'has English quotation marks', remedy: 'Use « ».' };

/** What every text of a language keeps to. A place in braces counts as a word. */
const HABITS: Readonly<Record<Language, readonly Habit[]>> = {
  en: [],
  fr: [
    STRAIGHT,
    ENGLISH_QUOTES,
    {
      wrong: /[^\u00a0\u202f\s?!…][;!?»]|[^\u00a0\u202f\s\w]:|\w:(?![\w/\\])|[ \t\n][;:!?»]/u,
      what: 'lacks the no-break space before ; : ! ? or »',
      remedy: 'Put a no-break space (U+00A0) before the mark.',
    },
    { wrong: /«(?![\u00a0\u202f])/u, what: 'lacks the no-break space after «', remedy: 'Put a no-break space (U+00A0) after the mark.' },
  ],
  es: [STRAIGHT, ENGLISH_QUOTES, { wrong: /«\s|\s»/u, what: 'has a space inside « »', remedy: 'Remove the space.' }],
  ru: [
    STRAIGHT,
    ENGLISH_QUOTES,
    { wrong: /«\s|\s»/u, what: 'has a space inside « »', remedy: 'Remove the space.' },
    { wrong: /\s-\s/u, what: 'has a hyphen for a dash', remedy: 'Write a dash ( – ).' },
  ],
  ar: [STRAIGHT, ENGLISH_QUOTES, { wrong: /[,;?](?!\d)/u, what: 'has a Latin comma, semicolon or question mark', remedy: 'Use ، ؛ ؟.' }],
  zh: [
    STRAIGHT,
    { wrong: /[«»]/u, what: 'has quotation marks of another language', remedy: 'Use “ ”.' },
    {
      wrong: /\p{Script=Han}\s*[,;:?!.](?!\d)|[,;:?!](?!\/\/)\s*\p{Script=Han}|[,;?!]$/u,
      what: 'has a half-width mark beside Chinese characters',
      remedy: 'Use ，。：；？！.',
    },
    {
      wrong: /\([^()]*\p{Script=Han}|\p{Script=Han}[^()\d]*\)/u,
      what: 'has half-width brackets around Chinese',
      remedy: 'Use （ ）; only references such as 16(4) keep half-width ones.',
    },
  ],
};

const PAIRS: Readonly<Record<Language, readonly (readonly [string, string])[]>> = {
  en: [],
  fr: [['«', '»']],
  es: [
    ['«', '»'],
    ['¿', '?'],
    ['¡', '!'],
  ],
  ru: [['«', '»']],
  ar: [['«', '»']],
  zh: [
    ['“', '”'],
    ['（', '）'],
    ['《', '》'],
  ],
};

/** Only these ends bind: where the English asks, a translation may name the thing instead. */
const ENDS: readonly (readonly [meaning: string, mark: RegExp])[] = [
  ['no full stop', /(?:\.\.\.|(?:^|[\s\u00a0])\p{Ll}\.)$/u],
  ['a full stop', /[.。]$/u],
  ['a colon', /[:：]$/u],
];
const OTHER_END = 'no full stop';

/** Quotation marks, spaces and marks of the language, marks in pairs, and an end as the English has it. */
export function punctuationFaults(english: string, translation: string, language: Language): readonly TextFault[] {
  const text = withoutPlaces(translation.trim());
  const faults: TextFault[] = [];
  for (const { wrong, what, remedy } of HABITS[language]) {
    const found = wrong.exec(text);
    if (found) faults.push({ fault: 'punctuation', what: `${what}: "${around(text, found.index + found[0].length)}".`, remedy });
  }
  for (const [open, close] of PAIRS[language]) {
    if (count(text, open) !== count(text, close))
      faults.push({ fault: 'punctuation', what: `has ${open} and ${close} that do not pair.`, remedy: 'Add or remove one of the two.' });
  }
  const wanted = endOf(english.trim());
  const mine = endOf(text);
  if (wanted !== mine) {
    const remedy = wanted === OTHER_END ? 'Remove the mark at the end.' : `End it in ${wanted}.`;
    faults.push({ fault: 'punctuation', what: `ends in ${mine}, the English in ${wanted}.`, remedy });
  }
  return faults;
}

function endOf(text: string): string {
  const bare = text.replace(/[”’"»）)\u00a0\u202f]+$/u, '');
  return ENDS.find(([, mark]) => mark.test(bare))?.[0] ?? OTHER_END;
}

const count = (text: string, mark: string): number => text.split(mark).length - 1;
const around = (text: string, end: number): string =>
  text
    .slice(Math.max(0, end - 20), end + 5)
    .replace(/\u2060/g, '{…}')
    .replace(/\s+/gu, ' ');
