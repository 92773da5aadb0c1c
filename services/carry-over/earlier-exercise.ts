import type { EarlierContent } from '#core/answers/earlier-answer';
import type { Attachment, Evidence } from '#core/answers/document';
import type { Release } from '#core/answers/release';
import type { SettingsInput } from '#core/contract/operations';
import type { EarlierSource } from '#core/carry-over/carried-records';
import type { Edition } from '#core/comparison/fates';
import type { Wording } from '#core/questionnaire/wording';
import { SOURCE_LANGUAGE } from '#core/questionnaire/wording';
import type { CarriedQuestionnaire } from '#core/submission/carried-questionnaire';
import type { ContentLibrary } from '../content/content-library';
import type { KeptEdition } from '../content/kept-edition';

/** What a new assessment may be made from, wherever it came from. */
export interface EarlierExercise {
  readonly source: Omit<EarlierSource, 'asked'>;
  /** ISO instant of its sealing, or of its last change. */
  readonly date: string;
  readonly settings: SettingsInput;
  /** What was confidential then. */
  readonly release?: Release;
  readonly asked: AskedThen;
  readonly answers: Readonly<Record<string, EarlierContent>>;
  readonly evidence: Readonly<Record<string, Omit<Evidence, 'revision'>>>;
  /** Unchecked. Fails with AppError `file-missing` or `file-unreadable`. */
  content(attachment: Attachment): AsyncIterable<Uint8Array>;
}

export interface AskedThen {
  readonly edition: Edition;
  readonly wording: readonly Wording[];
  /** The same as a file that stays with the assessment. */
  pack(): KeptEdition;
}

export const editionFrom = ({ questionnaire, wording }: CarriedQuestionnaire): Edition => ({
  questionnaire,
  words: wording.find(({ language }) => language === SOURCE_LANGUAGE)?.entries ?? {},
});

const editions = new WeakMap<ContentLibrary, Edition>();

/** All that a content asks, whatever an assessment takes of it. */
export function editionOf(content: ContentLibrary): Edition {
  const known = editions.get(content) ?? { questionnaire: content.questionnaire(), words: content.wording(SOURCE_LANGUAGE).entries };
  editions.set(content, known);
  return known;
}
