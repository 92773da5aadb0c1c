import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Language } from '#core/questionnaire/wording';
import { directionOf } from '../../renderer/localisation/direction';
import { isolate } from '../../renderer/localisation/isolate';
import { expect, root } from './omnibus-app';

type Strings = { readonly [key: string]: string | Strings };

function readStrings(language: Language): Strings {
  const file = path.join(root, 'locales', language, 'ui.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Strings) : {};
}

const textAt = (strings: Strings, key: string): string | undefined => {
  const found = key
    .split('.')
    .reduce<string | Strings | undefined>((place, part) => (typeof place === 'object' ? place[part] : undefined), strings);
  return typeof found === 'string' ? found : undefined;
};

/** The text under a key; with `values` in its places, as the window shows them. */
export type Words = (key: string, values?: Readonly<Record<string, string>>) => string;

/** The texts of the interface in a language, so that one test finds its way in any of them. */
export function interfaceWords(language: Language): Words {
  const own = readStrings(language);
  const english = readStrings('en');
  return (key, values = {}) => {
    const text = textAt(own, key) ?? textAt(english, key);
    if (text === undefined) throw new Error(`no text ${key} in locales/en/ui.json`);
    return text.replace(/\{(\w+)\}/g, (place, name: string) =>
      name in values ? isolate(values[name] ?? '', directionOf(language)) : place,
    );
  };
}

const NAMES: Readonly<Record<Language, string>> = {
  ar: 'العربية',
  en: 'English',
  es: 'Español',
  fr: 'Français',
  ru: 'Русский',
  zh: '中文',
};

/** Chooses the language of the window in its top bar, and waits until the window speaks it. */
export async function switchLanguage(page: Page, language: Language): Promise<void> {
  if ((await page.locator('html').getAttribute('lang')) !== language) {
    await page.locator('.top-bar-end .select-button').click();
    await page.getByRole('option', { name: NAMES[language] }).click();
  }
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
}
