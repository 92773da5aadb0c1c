import type { StateEntry } from '#core/contract/operations';
import type { Questionnaire } from '#core/questionnaire/definition';
import type { Language, Wording } from '#core/questionnaire/wording';

/** The compiled content that this program ships (`dist/content`). */
export interface ContentLibrary {
  /** All instruments, or the given codes; the version is the same for the same selection. */
  questionnaire(instruments?: readonly string[]): Questionnaire;
  wording(language: Language): Wording;
  states(): readonly StateEntry[];
}
