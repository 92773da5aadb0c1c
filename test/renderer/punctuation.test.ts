import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { punctuationOf } from '#core/questionnaire/punctuation';
import { LANGUAGES } from '#core/questionnaire/wording';

const root = path.resolve(import.meta.dirname, '../..');

/** What would set the comma, semicolon or colon of English between two values, whatever the window speaks. */
const OF_ONE_LANGUAGE = [/\.join\('[,;:] '\)/, /&& '[,;:] '/, /\$\{[^}]*\}[,;:] \$\{/, /^(\{\S|<).*[}>][,;:] ?(\{\S|<)/];
/** A key, and what only a program reads. */
const NOT_SHOWN = /super\(|=> `|const idOf/;

function filesOf(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.join(folder, name));
}

describe('what stands between two values', () => {
  it('is that of the language in the window', () => {
    const found = filesOf('renderer').flatMap((file) =>
      readFileSync(path.join(root, file), 'utf8')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => OF_ONE_LANGUAGE.some((pattern) => pattern.test(line)) && !NOT_SHOWN.test(line))
        .map((line) => `${file}: ${line}`),
    );
    expect(found).toEqual([]);
  });

  it('is known for every language, and differs where the script does', () => {
    const commas = LANGUAGES.map((language) => punctuationOf(language).comma);
    expect(commas.every((comma) => comma !== '')).toBe(true);
    expect(punctuationOf('ar').comma).toBe('، ');
    expect(punctuationOf('zh').colon).toBe('：');
    expect(punctuationOf('fr').colon).toBe('\u00a0: ');
  });
});
