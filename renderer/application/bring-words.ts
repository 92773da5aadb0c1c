import { SOURCE_LANGUAGE, type Language, type Wording } from '#core/questionnaire/wording';
import { directionOf } from '../localisation/direction';
import { loadFontsFor } from '../localisation/fonts';
import { loadInterface, showInterfaceIn } from '../localisation/interface-strings';

/** The wording in a language; what was had once is not asked for again. */
export type ReadWording = (language: Language) => Promise<Wording>;

/** The questionnaire's words as they are shown: in a language, and in English for what is not translated. */
export interface ShownWordings {
  readonly original: Wording;
  readonly wording: Wording;
}

/**
 * Questionnaire wording, interface strings and fonts of a language, once all have come. Where only the translation cannot be
 * had, English stands in for it; rejects where the English wording cannot be had.
 */
export async function bringWords(read: ReadWording, language: Language): Promise<ShownWordings> {
  const [original, translated] = await Promise.all([
    read(SOURCE_LANGUAGE),
    read(language).catch(() => null),
    loadFontsFor(language),
    loadInterface(language),
  ]);
  return { original, wording: translated ?? { ...original, entries: {}, language } };
}

/** The interface and the page from now on in a language whose words have been brought. */
export async function speakIn(language: Language, pseudo: boolean): Promise<void> {
  const showing = showInterfaceIn(language, pseudo);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  await showing;
}
