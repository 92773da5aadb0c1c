import type { Language } from '../questionnaire/wording';

/** When something is due, from whom, and in which words to ask for it: what the secretariat decides, and no submission can. */
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
    };

export type RecordedDecision = SecretariatDecision & { readonly at: string };
