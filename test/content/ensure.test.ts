import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ContentProblems, ensureContent } from '#build/content/ensure';

const GOOD = fileURLToPath(new URL('fixtures/good', import.meta.url));
const SCALES = 'questionnaires/scales.yaml';
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'omnibus-content-'));
  await cp(GOOD, root, { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

const edit = async (path: string, from: string, to: string) => {
  const text = await readFile(join(root, path), 'utf8');
  await writeFile(join(root, path), text.replace(from, to));
};
const wording = async () =>
  JSON.parse(await readFile(join(root, 'dist/content/wording.en.json'), 'utf8')) as { entries: Record<string, string> };

describe('compiled content', () => {
  it('is made when there is none, left alone while fresh, and made again when a source changed', async () => {
    expect(await ensureContent({ root })).toMatchObject({ rebuilt: true });
    expect(await ensureContent({ root })).toMatchObject({ rebuilt: false });
    await edit(SCALES, 'label: In part', 'label: To some degree');
    expect(await ensureContent({ root })).toMatchObject({ rebuilt: true });
    expect((await wording()).entries['scale/mandatory/partial']).toBe('To some degree');
  });

  it('is whole when several ask for it at once, and leaves no half-written file behind', async () => {
    await Promise.all(Array.from({ length: 4 }, () => ensureContent({ root })));
    const names = await readdir(join(root, 'dist/content'));
    const languages = ['ar', 'en', 'es', 'fr', 'ru', 'zh'];
    expect(names.sort()).toEqual([
      ...languages.map((language) => `practice.${language}.json`),
      'questionnaire.json',
      'stamp.json',
      'states.json',
      'versions.json',
      ...languages.map((language) => `wording.${language}.json`),
    ]);
    for (const name of names) expect(JSON.parse(await readFile(join(root, 'dist/content', name), 'utf8'))).toBeTypeOf('object');
    expect(await ensureContent({ root })).toMatchObject({ rebuilt: false });
  });

  it('stays as it was while the source has a mistake, and is refused where it is to be given away', async () => {
    await ensureContent({ root });
    await edit(SCALES, 'kind: partial', 'kind: half');
    expect(await ensureContent({ root })).toMatchObject({ rebuilt: false });
    expect((await wording()).entries['scale/mandatory/partial']).toBe('In part');
    await expect(ensureContent({ root, onProblems: 'fail' })).rejects.toThrow(/scales\.yaml:7/);
  });

  it('is not made from a source with a mistake', async () => {
    await edit(SCALES, 'kind: partial', 'kind: half');
    await expect(ensureContent({ root })).rejects.toBeInstanceOf(ContentProblems);
  });
});
