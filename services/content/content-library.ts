import type { PracticeExercise } from '#core/answers/practice';
import type { StateEntry } from '#core/contract/operations';
import type { Questionnaire } from '#core/questionnaire/definition';
import type { PackedQuestionnaire } from '#core/questionnaire/packed';
import type { Language, Wording } from '#core/questionnaire/wording';

/** The compiled content that this program ships (`dist/content`), or what an earlier program shipped. */
export interface ContentLibrary {
  /** All instruments, or the given codes; the version is the same for the same selection. */
  questionnaire(instruments?: readonly string[]): Questionnaire;
  /** The version of that, without unpacking what is shipped with its version. */
  version(instruments?: readonly string[]): string;
  /** The same as it is sent, without unpacking what is shipped that way. */
  packed(instruments?: readonly string[]): PackedQuestionnaire;
  wording(language: Language): Wording;
  states(): readonly StateEntry[];
  /** Invented exercises to learn on. */
  practice(language: Language): readonly PracticeExercise[];
  /** Another for every change of what is asked or of its words in any language; empty where the content is being edited. */
  edition(): string;
  /** The content as an assessment asks it: that of the edition named, where it was kept; otherwise this one. */
  at(edition: string | undefined): ContentLibrary;
}
