import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { SOURCE_LANGUAGE, type Language } from '#core/questionnaire/wording';
import { isolate } from './isolate';
import source from '../../locales/en/ui.json';
import { pseudoTree, type StringTree } from './pseudo-locale';

/** Every language but the source, which stands beneath each of them and so comes with the page. */
const loaders = import.meta.glob<{ default: StringTree }>(['../../locales/*/ui.json', '!../../locales/en/ui.json']);
/** A private-use language tag, so that numbers and plurals stay those of English. */
const PSEUDO_LANGUAGE = 'en-x-pseudo';

await i18next.use(initReactI18next).init({
  lng: SOURCE_LANGUAGE,
  fallbackLng: SOURCE_LANGUAGE,
  resources: { [SOURCE_LANGUAGE]: { translation: source } },
  partialBundledLanguages: true,
  interpolation: {
    prefix: '{',
    suffix: '}',
    // React escapes what it shows. Here it is the order of reading that a value may not upset.
    escapeValue: true,
    escape: (value: string) => isolate(value, i18next.dir()),
  },
  returnNull: false,
});

/** Loads the strings of a language (English beneath it as the source) and switches the whole window to it. */
export async function showInterfaceIn(language: Language, pseudo: boolean): Promise<void> {
  await loadInterface(language);
  if (pseudo && !i18next.hasResourceBundle(PSEUDO_LANGUAGE, 'translation')) {
    const source = i18next.getResourceBundle(SOURCE_LANGUAGE, 'translation') as StringTree;
    i18next.addResourceBundle(PSEUDO_LANGUAGE, 'translation', pseudoTree(source));
  }
  await i18next.changeLanguage(pseudo ? PSEUDO_LANGUAGE : language);
}

/** Brings the strings of a language here and leaves the window as it is. */
export async function loadInterface(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  const loader = loaders[`../../locales/${language}/ui.json`];
  if (loader) i18next.addResourceBundle(language, 'translation', (await loader()).default);
}
