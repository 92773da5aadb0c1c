import type { Language } from '../questionnaire/wording';

/** When something is due, from whom, in which words to ask for it, and what States have let go by note: what the secretariat decides, and no submission can. */
export type SecretariatDecision =
  /** An exercise as the Conference has set it. */
  | {
      readonly action: 'exercise';
      readonly exercise: string;
      readonly title: string;
      /** ISO date. */
      readonly deadline: string;
      readonly instruments: readonly string[];
    }
  /** Whether a State is a Party, where no submission says so, or says otherwise. */
  | { readonly action: 'party'; readonly state: string; readonly instrument: string; readonly party: boolean }
  /** In which of the six languages to write to it. */
  | { readonly action: 'language'; readonly state: string; readonly language: Language }
  | {
      readonly action: 'reminded';
      readonly state: string;
      readonly exercise: string;
      readonly instruments: readonly string[];
      readonly language: Language;
    }
  /** A State releases what it submitted in an exercise, or takes that back, by a note to the secretariat. */
  | {
      readonly action: 'release';
      readonly state: string;
      readonly exercise: string;
      readonly released: boolean;
      /** Reference of the Note Verbale, and its date (ISO). */
      readonly note: string;
      readonly dated: string;
    };

export type RecordedDecision = SecretariatDecision & { readonly at: string };
