import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import { loadContentLibrary } from '#services/content/load-content-library';

const project = fileURLToPath(new URL('../..', import.meta.url));
const guide = (name: string): string => readFileSync(path.join(project, 'docs/guides', `${name}.md`), 'utf8');

/** Guides that say of themselves: words in bold are those of the screen. */
const GUIDES = ['official', 'secretariat', 'reviewer'] as const;

let onScreen: readonly string[];
beforeAll(async () => {
  const ui: unknown = JSON.parse(readFileSync(path.join(project, 'locales/en/ui.json'), 'utf8'));
  const { folder } = await ensureContent({ root: project });
  onScreen = [...phrasesIn(ui), ...Object.values(loadContentLibrary(folder).wording('en').entries)];
});

function phrasesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(phrasesIn) : [];
}

const boldIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, words = '']) => words.replace(/\s+/g, ' ')))].filter(
    (words) => words !== 'bold',
  );

/** How a phrase goes on after the words that are quoted of it: an explanation, a count, a further sentence. */
const GOES_ON = /^(?:[:,…]| \(| \{|\. | –|$)/;
/** The guide writes out a moment or a number for which the phrase has a place. */
const withPlaces = (words: string): string => words.replace(/\d[\d:]*|\{\w+\}/g, '{}');

const isOnScreen = (words: string): boolean =>
  onScreen.some(
    (phrase) =>
      (phrase.startsWith(words) && (words.endsWith('.') || GOES_ON.test(phrase.slice(words.length)))) ||
      (/\d/.test(words) && withPlaces(words) === withPlaces(phrase)),
  );

describe('what a guide calls a word of the screen', () => {
  it.each(GUIDES)('stands there as the guide for the %s has it', (name) => {
    const text = guide(name);
    expect(text.replace(/\s+/g, ' ')).toContain('Words in **bold** are those of the screen.');
    const words = boldIn(text);
    expect(words.length).toBeGreaterThan(20);
    expect(words.filter((each) => !isOnScreen(each))).toEqual([]);
  });

  it('is not found where a word differs', () => {
    expect(['Choose a file of bundles…', 'came, does not matter', 'Saved for 14:05'].filter(isOnScreen)).toEqual([]);
  });
});
