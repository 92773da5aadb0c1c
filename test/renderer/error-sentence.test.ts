import { readFileSync } from 'node:fs';
import path from 'node:path';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '#core/questionnaire/wording';
import { errorSentence } from '../../renderer/localisation/error-sentence';

interface Strings {
  readonly error: Readonly<Record<string, string>>;
}
const stringsOf = (language: Language): Strings =>
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, `../../locales/${language}/ui.json`), 'utf8')) as Strings;

beforeAll(() =>
  i18next.init({
    resources: Object.fromEntries(LANGUAGES.map((language) => [language, { translation: stringsOf(language) }])),
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
  }),
);

describe.each(LANGUAGES)('what the window says in %s when it was given something that it cannot use', (language) => {
  beforeAll(() => i18next.changeLanguage(language));
  const said = (at: string): string =>
    errorSentence({ code: 'input-invalid', params: { operation: 'keys.create', path: at, problem: 'Invalid input: expected string' } });

  it('is in its own words, from the file of that language', () => {
    const { error } = stringsOf(language);
    expect(said('')).toBe(error['input-invalid']);
    expect(said('settings.title')).toBe(error['input-invalid-at']?.replace('{path}', 'settings.title'));
  });

  it('names the place where there is one, and never the English of the checker', () => {
    for (const at of ['', 'settings.title']) expect(said(at)).not.toMatch(/Invalid input|expected|[{}]/);
    expect(said('settings.title')).toContain('settings.title');
    expect(said('')).not.toMatch(/\(\s*\)|“\s*”|«\s*»|undefined|\s[.。]|[:：]\s*[.。]/);
  });
});
