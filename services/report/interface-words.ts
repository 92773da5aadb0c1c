import type { Say } from '#core/report/report-speech';
import type { Language } from '#core/questionnaire/wording';

interface Strings {
  readonly [key: string]: string | Strings;
}

/** One language at a time: a document is in one. */
const STRINGS: Readonly<Record<Language, () => Promise<{ readonly default: Strings }>>> = {
  ar: () => import('../../locales/ar/ui.json', { with: { type: 'json' } }),
  en: () => import('../../locales/en/ui.json', { with: { type: 'json' } }),
  es: () => import('../../locales/es/ui.json', { with: { type: 'json' } }),
  fr: () => import('../../locales/fr/ui.json', { with: { type: 'json' } }),
  ru: () => import('../../locales/ru/ui.json', { with: { type: 'json' } }),
  zh: () => import('../../locales/zh/ui.json', { with: { type: 'json' } }),
};

/** The program's own words in this language; what is missing there is said in English, and an unknown key as it is. */
export async function interfaceWords(language: Language): Promise<Say> {
  const own = (await STRINGS[language]()).default;
  const english = language === 'en' ? own : (await STRINGS.en()).default;
  return (key, params = {}) => {
    const sentence = find(own, key) ?? find(english, key) ?? key;
    return sentence.replace(/\{(\w+)(?:, number)?\}/g, (place, name: string) =>
      Object.hasOwn(params, name) ? String(params[name]) : place,
    );
  };
}

function find(strings: Strings, key: string): string | undefined {
  let found: string | Strings | undefined = strings;
  for (const part of key.split('.')) found = typeof found === 'object' && Object.hasOwn(found, part) ? found[part] : undefined;
  return typeof found === 'string' ? found : undefined;
}
