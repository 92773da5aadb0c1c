import type { Language } from './wording';

/** What stands between what is written one after the other, with its spaces, as each language sets it. */
export interface Punctuation {
  readonly comma: string;
  readonly semicolon: string;
  /** Between a label and what it names. */
  readonly colon: string;
}

const LATIN: Punctuation = { comma: ', ', semicolon: '; ', colon: ': ' };

const PUNCTUATION: Readonly<Record<Language, Punctuation>> = {
  ar: { comma: '، ', semicolon: '؛ ', colon: ': ' },
  en: LATIN,
  es: LATIN,
  fr: { comma: ', ', semicolon: '\u00a0; ', colon: '\u00a0: ' },
  ru: LATIN,
  zh: { comma: '，', semicolon: '；', colon: '：' },
};

export const punctuationOf = (language: Language): Punctuation => PUNCTUATION[language];
