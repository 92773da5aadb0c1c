import type { Language } from '#core/questionnaire/wording';

/** Latin, Cyrillic and Arabic are declared in the page's style sheet; the hundred parts of the Chinese font only where needed. */
export async function loadFontsFor(language: Language): Promise<void> {
  if (language === 'zh') await import('@fontsource-variable/noto-sans-sc/wght.css');
}
