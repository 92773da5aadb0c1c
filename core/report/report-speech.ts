import type { Punctuation } from '../questionnaire/punctuation';
import type { Language, Phrase, Words } from '../questionnaire/wording';
import { printable } from './printable';
import type { Inline } from './report-document';

/** The program's own words in the language of the document, by their path in the interface strings; places in single braces are filled. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** Everything that depends on the language of a document. */
export interface ReportSpeech extends Punctuation {
  readonly language: Language;
  /** The questionnaire's words. */
  readonly words: Words;
  readonly say: Say;
  readonly number: (value: number) => string;
  /** ISO date, or the day of an ISO instant in UTC. Unreadable text comes back as it is. */
  readonly date: (iso: string) => string;
  readonly list: (items: readonly string[]) => string;
}

/** A phrase of the questionnaire, with its language where that is not the document's. */
export const phraseInline = ({ text, language }: Phrase, speech: ReportSpeech): Inline => ({
  text: printable(text),
  ...(language === speech.language ? {} : { language }),
});

/** `TIP:5(2)(a)` as it is written after the name of its instrument: `5(2)(a)`; a second duty keeps its mark. */
export const shortReference = (provision: string): string => provision.slice(provision.indexOf(':') + 1).replace('#', ' #');
/** With the instrument before it: `TIP 5(2)(a)`. */
export const fullReference = (provision: string): string => provision.replace(':', ' ').replace('#', ' #');
