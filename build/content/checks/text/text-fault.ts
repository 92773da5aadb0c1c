/** Something that a translated text does wrong by itself, apart from its key and its hash. */
export interface TextFault {
  /** Completes the name of the check: `translation-numbers`, `interface-numbers`. */
  readonly fault: 'numbers' | 'script' | 'english' | 'punctuation';
  /** A sentence without its subject: "lacks the number 16 of the English." */
  readonly what: string;
  readonly remedy: string;
}

/** Names in braces hold no words of a language: `{status}`, `{{count}}`. They count as a neutral word. */
export const withoutPlaces = (text: string): string => text.replace(/\{\{?[^{}]*\}?\}/g, '\u2060');
