import { LANGUAGES, SOURCE_LANGUAGE, type Language } from '#core/questionnaire/wording';

type Strings = Readonly<Record<string, string>>;

const own = import.meta.glob<Strings>('../locales/*/ui.json', { eager: true, import: 'desktop' });
const menu = import.meta.glob<Strings>('../locales/*/ui.json', { eager: true, import: 'menu' });

/** The texts of native dialogs and of the window that waits, by their keys; `quit` is the word of the menu. */
export function desktopWords(language: Language): Strings {
  const inOne = (each: Language): Strings => {
    const file = `../locales/${each}/ui.json`;
    return { ...own[file], quit: menu[file]?.['quit'] ?? '' };
  };
  return { ...inOne(SOURCE_LANGUAGE), ...inOne(language) };
}

/** The one of ours that the platform speaks (`locale`, e.g. `fr-CH`), otherwise English. */
export const platformLanguage = (locale: string): Language => LANGUAGES.find((each) => each === locale.split('-')[0]) ?? SOURCE_LANGUAGE;
