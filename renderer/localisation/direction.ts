import type { Language } from '#core/questionnaire/wording';

export type Direction = 'ltr' | 'rtl';

export const directionOf = (language: Language): Direction => (language === 'ar' ? 'rtl' : 'ltr');

/** How a language calls itself: shown untranslated, so that everyone finds their own. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  ar: 'العربية',
  en: 'English',
  es: 'Español',
  fr: 'Français',
  ru: 'Русский',
  zh: '中文',
};

/** Tag for numbers and dates. English as the United Nations writes it: day before month. */
export const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : language);
