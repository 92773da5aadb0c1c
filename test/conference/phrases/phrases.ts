import type { Language } from '#core/questionnaire/wording';
import { ar } from './ar';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { ru } from './ru';
import { zh } from './zh';

/**
 * What invented States say, in one language. Sentences have places for `{law}`, `{body}`, `{place}`, `{topic}`, `{year}` and `{n}`;
 * a place's name is put together from `syllables`.
 */
export interface Phrases {
  readonly bodies: readonly string[];
  readonly laws: readonly string[];
  readonly topics: readonly string[];
  readonly syllables: readonly string[];
  /** How it is done in law and in practice. */
  readonly measures: readonly string[];
  /** What is missing, and why. */
  readonly gaps: readonly string[];
  /** Cases and figures. */
  readonly examples: readonly string[];
  /** What is planned. */
  readonly steps: readonly string[];
  /** Which help would serve. */
  readonly needs: readonly string[];
  /** What worked and may serve others. */
  readonly practices: readonly string[];
  /** Why something is not known, does not apply or stands although a rule asks about it. */
  readonly reasons: readonly string[];
  /** Between two sentences, and between the parts of a name. */
  readonly space: string;
}

export const PHRASES: Readonly<Record<Language, Phrases>> = { ar, en, es, fr, ru, zh };
