import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import type { CallContext } from '#core/contract/dispatch';
import { contentHandlers } from '#services/content/content-handlers';
import { loadContentLibrary } from '#services/content/load-content-library';
import { TEXT_PACK_BYTES } from '#services/content/text-pack';
import { FileHandles } from '#services/files/file-handles';
import { openDataFolder, type DataFolder } from '#services/storage/data-folder';

const { folder } = await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) });
const content = loadContentLibrary(folder);
const call: CallContext = { signal: new AbortController().signal, progress: () => {} };

const PACK = {
  format: 'omnibus-text-pack/1',
  instrument: 'TIP',
  language: 'fr',
  title: 'Protocole (texte officiel)',
  source: 'Recueil des traités',
  provisions: { 'TIP:5(1)': 'Premier paragraphe.', 'TIP:5': 'Tout l’article.' },
};

let data: DataFolder;
let folderOfUser: string;
let files: FileHandles;
const handlers = () =>
  contentHandlers({ data, files, content, clock: { now: () => '2026-06-01T00:00:00.000Z' }, newId: () => 'id', version: '0.0.0' });
const load = async (bytes: string | Uint8Array, name = 'pack.json') => {
  const path = join(folderOfUser, name);
  await writeFile(path, bytes);
  return handlers()['textPacks.load']({ file: files.admit(path, name, false) }, call);
};
const text = (provision: string, language: 'fr' | 'en' | 'zh') => handlers()['textPacks.text']({ provision, language }, call);

beforeEach(async () => {
  folderOfUser = await mkdtemp(join(tmpdir(), 'omnibus-packs-'));
  data = await openDataFolder(join(folderOfUser, 'data'), { mode: 'own' });
  files = new FileHandles();
});
afterEach(async () => {
  await data.close();
  await rm(folderOfUser, { recursive: true });
});

describe('official texts beside the questions', () => {
  it('are shown once a pack is loaded, and no longer when it is removed', async () => {
    expect(await text('TIP:5(1)', 'fr')).toEqual({ text: null, source: null, language: null });
    expect(await load(JSON.stringify(PACK))).toEqual({
      instrument: 'TIP',
      language: 'fr',
      title: PACK.title,
      source: PACK.source,
      provisions: 2,
    });
    expect(await text('TIP:5(1)', 'fr')).toEqual({ text: 'Premier paragraphe.', source: PACK.source, language: 'fr' });
    expect(await handlers()['textPacks.list']({}, call)).toHaveLength(1);
    await handlers()['textPacks.remove']({ instrument: 'TIP', language: 'fr' }, call);
    expect(await handlers()['textPacks.list']({}, call)).toEqual([]);
    expect((await text('TIP:5(1)', 'fr')).text).toBeNull();
  });

  it('come from the paragraph or article that holds the provision, and in another language where theirs is not loaded', async () => {
    await load(JSON.stringify(PACK));
    expect((await text('TIP:5(2)(a)', 'fr')).text).toBe('Tout l’article.');
    expect(await text('TIP:5(1)', 'zh')).toMatchObject({ text: 'Premier paragraphe.', language: 'fr' });
    await load(JSON.stringify({ ...PACK, language: 'en', provisions: { 'TIP:5(1)': 'First paragraph.' } }));
    expect(await text('TIP:5(1)', 'zh')).toMatchObject({ text: 'First paragraph.', language: 'en' });
    expect((await text('TIP:6(1)', 'fr')).text).toBeNull();
    expect((await text('../../secret', 'fr')).text).toBeNull();
  });

  it('are replaced by a pack for the same instrument and language', async () => {
    await load(JSON.stringify(PACK));
    await load(JSON.stringify({ ...PACK, provisions: { 'TIP:5(1)': 'Version révisée.' } }));
    expect((await text('TIP:5(1)', 'fr')).text).toBe('Version révisée.');
    expect(await handlers()['textPacks.list']({}, call)).toHaveLength(1);
  });

  const lines = (pack: object) => JSON.stringify(pack, null, 1);
  it.each([
    ['is no text', Uint8Array.of(0xff, 0xfe, 0x00), { problem: 'not-utf8', line: 1 }],
    ['breaks off', lines(PACK).slice(0, 90), { problem: 'not-json', line: 5 }],
    [
      'names a provision twice',
      lines(PACK).replace('"provisions": {', '"provisions": {\n"TIP:5(1)": "x",\n"TIP:5(1)": "y",'),
      { problem: 'named-twice', line: 9 },
    ],
    [
      'names its source twice, once with an escape',
      lines(PACK).replace('"source"', '"sourc\\u0065": "x",\n"source"'),
      { problem: 'named-twice', line: 7 },
    ],
    ['is another file', '[1, 2]', { problem: 'wrong-format', line: 1 }],
    ['comes from a newer program', lines({ ...PACK, format: 'omnibus-text-pack/2' }), { problem: 'newer-format', line: 2 }],
    ['has a key that nobody knows', lines({ ...PACK, script: 'x' }), { problem: 'unknown-key', line: 11 }],
    ['has no source', lines({ ...PACK, source: '' }), { problem: 'missing-or-wrong', line: 6 }],
    ['holds no text', lines({ ...PACK, provisions: {} }), { problem: 'no-provisions', line: 7 }],
    [
      'names a path for a provision',
      lines({ ...PACK, provisions: { 'TIP:5(1)': 'a', '../x': 'b' } }),
      { problem: 'wrong-provision', line: 9 },
    ],
    ['mixes instruments', lines({ ...PACK, provisions: { 'TIP:5': 'a', 'UNTOC:5': 'b' } }), { problem: 'wrong-provision', line: 9 }],
    ['hides a control character', lines({ ...PACK, provisions: { 'TIP:5': 'a\u0000b' } }), { problem: 'control-character', line: 8 }],
    ['has an endless text', lines({ ...PACK, provisions: { 'TIP:5': 'a'.repeat(20_001) } }), { problem: 'text-too-long', line: 8 }],
    [
      'is for an instrument that is not here',
      lines({ ...PACK, instrument: 'ROME', provisions: { 'ROME:5': 'a' } }),
      { problem: 'unknown-instrument', line: 3 },
    ],
  ])('are refused when the file %s, and nothing changes', async (_why, bytes, params) => {
    await load(JSON.stringify(PACK));
    await expect(load(bytes, 'other.json')).rejects.toMatchObject({ code: 'text-pack-invalid', params: { name: 'other.json', ...params } });
    expect((await text('TIP:5(1)', 'fr')).text).toBe('Premier paragraphe.');
    expect(await handlers()['textPacks.list']({}, call)).toHaveLength(1);
  });

  it('are refused when the file is too large', async () => {
    await expect(load(' '.repeat(TEXT_PACK_BYTES + 1))).rejects.toMatchObject({ code: 'file-too-large' });
  });

  it('cannot be removed where there are none', async () => {
    await expect(handlers()['textPacks.remove']({ instrument: 'TIP', language: 'ru' }, call)).rejects.toMatchObject({ code: 'not-found' });
  });
});

it('describes what the program is and asks', async () => {
  const description = await handlers()['app.describe']({}, call);
  expect(description).toMatchObject({ name: 'Omnibus', languages: ['ar', 'en', 'es', 'fr', 'ru', 'zh'] });
  expect(description.instruments.map(({ code }) => code)).toContain('TIP');
});
