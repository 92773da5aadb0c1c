import { gzipSync } from 'node:zlib';
import { build, mergeConfig, type Manifest, type Rolldown } from 'vite';
import { describe, expect, test } from 'vitest';
import { forUsers } from '#build/portable/for-users';
import { rendererConfig } from '#build/vite.renderer';
import { LANGUAGES } from '#core/questionnaire/wording';

/** What the first screen may weigh, compressed as most servers do it. */
const BUDGET = 250_000;
const LARGEST = 6;

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** The page as users get it, and what of it comes before anything is shown. */
class BuiltPage {
  private constructor(
    private readonly manifest: Manifest,
    private readonly chunks: ReadonlyMap<string, Rolldown.OutputChunk>,
  ) {}

  static async build(): Promise<BuiltPage> {
    const built = await forUsers(() => build(mergeConfig(rendererConfig, { build: { write: false, manifest: true } })));
    const { output } = built as Rolldown.RolldownOutput;
    const manifest = output.find(({ fileName }) => fileName.endsWith('manifest.json'));
    if (manifest?.type !== 'asset') throw new Error('Vite wrote no manifest');
    const chunks = output.flatMap((each) => (each.type === 'chunk' ? [[each.fileName, each] as const] : []));
    return new BuiltPage(JSON.parse(String(manifest.source)) as Manifest, new Map(chunks));
  }

  /** Keys of the manifest: the page's own script and whatever it imports outright. */
  private firstKeys(): ReadonlySet<string> {
    const keys = new Set<string>();
    const add = (key: string): void => {
      if (keys.has(key)) return;
      keys.add(key);
      this.manifest[key]?.imports?.forEach(add);
    };
    add('index.html');
    return keys;
  }

  /** JavaScript of the first screen by its file, with its size in bytes under gzip, the largest first. */
  firstScripts(): readonly (readonly [file: string, bytes: number])[] {
    return [...this.firstKeys()]
      .flatMap((key) => this.manifest[key]?.file ?? [])
      .map((file) => [file, gzipSync(this.chunks.get(file)?.code ?? '', { level: 9 }).length] as const)
      .sort(([, one], [, other]) => other - one);
  }

  /** Sources whose code is in the first screen's files, by their path in the project. */
  firstSources(): readonly string[] {
    return this.firstScripts().flatMap(([file]) => [...(this.chunks.get(file)?.moduleIds ?? [])].map((id) => id.replaceAll('\\', '/')));
  }

  /** Languages of the library's own words in any file of the page, each with the bytes that are left of it. */
  wordsOfControls(): readonly (readonly [language: string, bytes: number])[] {
    return [...this.chunks.values()].flatMap((chunk) =>
      Object.entries(chunk.modules).flatMap(([id, { renderedLength }]) => {
        const language = /[\\/]intl[\\/].*\b([a-z]{2})-[A-Z]{2}\.mjs$/.exec(id)?.[1];
        return language === undefined ? [] : [[language, renderedLength] as const];
      }),
    );
  }

  /** Sources that are fetched when something of them is needed. */
  lateSources(): readonly string[] {
    const first = this.firstKeys();
    return Object.entries(this.manifest)
      .filter(([key, { isDynamicEntry }]) => isDynamicEntry === true && !first.has(key))
      .map(([key]) => key);
  }
}

const page = await BuiltPage.build();

describe('The first screen', () => {
  test('needs less than 250 kB of compressed JavaScript', () => {
    const scripts = page.firstScripts();
    const bytes = scripts.reduce((sum, [, each]) => sum + each, 0);
    const largest = scripts.slice(0, LARGEST).map(([file, each]) => `${file} ${kilobytes(each)}`);
    expect(bytes, 'the manifest names the scripts').toBeGreaterThan(50_000);
    expect(bytes, `${kilobytes(bytes)} in ${scripts.length} files: ${largest.join(', ')}`).toBeLessThan(BUDGET);
  });

  test.each(['ar', 'es', 'fr', 'ru', 'zh'])('does without the words of %s', (language) => {
    expect(page.lateSources()).toContain(`../locales/${language}/ui.json`);
    expect(page.firstSources().filter((source) => source.includes(`/locales/${language}/`))).toEqual([]);
  });

  test.each([
    ['the questionnaire', 'complete'],
    ['the evidence', 'evidence'],
    ['the findings', 'check'],
    ['signing, exporting and what is handed in', 'sign'],
    ['the settings of an assessment', 'settings'],
    ['the secretariat', 'secretariat'],
    ['the reviewers', 'review'],
  ])('does without the screen of %s', (_, screen) => {
    expect(page.lateSources()).toContain(`screens/${screen}/${screen}-screen.tsx`);
    expect(page.firstSources().filter((source) => source.includes(`/renderer/screens/${screen}/`))).toEqual([]);
  });

  test('does without the form for a new assessment, its calendars and its list of States', () => {
    expect(page.lateSources()).toContain('screens/start/new-assessment.tsx');
    const first = page.firstSources();
    expect(first.filter((source) => /assessment-form\.tsx|date-field\.tsx|search-select\.tsx/.test(source))).toEqual([]);
    expect(
      first.some((source) => source.endsWith('/renderer/screens/start/start-screen.tsx')),
      'the sources are known',
    ).toBe(true);
  });

  test('does without making keys and enrolling States', () => {
    expect(page.firstSources().filter((source) => source.includes('/renderer/keys/'))).toEqual([]);
  });
});

describe('Any screen', () => {
  test('has controls that speak the languages of the window and no other', () => {
    const words = page.wordsOfControls();
    expect(new Set(words.filter(([, bytes]) => bytes > 0).map(([language]) => language))).toEqual(new Set(LANGUAGES));
    expect(words.length, 'the library has more of them').toBeGreaterThan(LANGUAGES.length);
  });
});
