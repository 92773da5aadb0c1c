import { LANGUAGES, SOURCE_LANGUAGE, type Language } from '#core/questionnaire/wording';

const TRANSLATED = LANGUAGES.filter((known) => known !== SOURCE_LANGUAGE);

/** The language named on the command line, or the end of the program with a sentence: English is written, not translated. */
export function translatedLanguage(argument: string | undefined): Language {
  const language = TRANSLATED.find((known) => known === argument);
  if (language) return language;
  console.error(`Name the language of the translation: ${TRANSLATED.join(', ')}.`);
  process.exit(64);
}
