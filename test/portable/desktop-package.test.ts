import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packDesktop } from '#build/package/pack-desktop';
import { makeStubDistribution } from '#build/package/stub-distribution';
import { listFiles } from '#build/portable/list-files';
import { browserProgram, launchBrowser } from '../contract/desktop-host';
import { putStandIn } from '../electron/stand-in/app-folder';
import { StandIn } from '../electron/stand-in/stand-in';
import { stateOf } from './portable-program';
import { readAsar, takeOut, type PackedFile } from './read-asar';

const root = path.resolve(import.meta.dirname, '../..');
/** A fuse that is on, as it stands in the program. */
const ENABLED = '1'.charCodeAt(0);
const onLinux = process.platform === 'linux';
if (browserProgram === null) console.log('The packed program is not run: its window needs a browser of the Chromium family.');
if (!onLinux) console.log('Packing the desktop program is not tested: around a stand-in only a folder for Linux can be packed.');

describe.skipIf(!onLinux)('The desktop program, packed around a stand-in for Electron', () => {
  let place: string;
  let packed: string;
  let archive: readonly PackedFile[];

  const make = async (name: string): Promise<string> => {
    const distribution = path.join(place, `${name}-electron`);
    await makeStubDistribution(distribution, '45.0.0');
    const output = path.join(place, name);
    await packDesktop({
      stage: path.join(place, `${name}-stage`),
      output,
      distribution,
      electronVersion: '45.0.0',
      folderOnly: true,
      date: Date.UTC(2026, 0, 1) / 1_000,
    });
    return path.join(output, 'linux-unpacked');
  };

  beforeAll(async () => {
    place = await mkdtemp(path.join(tmpdir(), 'omnibus-packed-'));
    const made = await make('first');
    packed = path.join(place, 'moved to/مجلد/文件夹');
    await cp(made, packed, { recursive: true, preserveTimestamps: true });
    archive = await readAsar(path.join(packed, 'resources/app.asar'));
  });
  afterAll(() => rm(place, { recursive: true, force: true }));

  it('holds the bundles, the page and the content, and nothing else', () => {
    const outside = archive.map(({ name }) => name).filter((name) => !/^dist\/(renderer|content|electron\/fonts)\//.test(name));
    expect(outside.sort()).toEqual([
      'LICENSE',
      'dist/electron/intake-worker.js',
      'dist/electron/main.js',
      'dist/electron/preload.cjs',
      'dist/electron/report-worker.js',
      'package.json',
    ]);
    expect(archive.filter(({ name }) => /node_modules|stamp\.json|\.(ts|tsx|map|node|sh|exe)$/.test(name))).toEqual([]);
    expect(archive.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'dist/renderer/index.html',
        'dist/content/questionnaire.json',
        'dist/content/wording.ar.json',
        'dist/electron/fonts/Vazirmatn_400Regular.ttf',
      ]),
    );
  });

  it('has whole, plain files that name no place of the machine they were made on', () => {
    for (const { name, bytes, isPlain, isWhole } of archive) {
      expect({ name, isPlain, isWhole }).toEqual({ name, isPlain: true, isWhole: true });
      expect(bytes.includes(root) || bytes.includes(place), name).toBe(false);
    }
  });

  it('names in its manifest what starts, and no library that would be looked for', () => {
    const manifest = JSON.parse(archive.find(({ name }) => name === 'package.json')?.bytes.toString() ?? '') as object;
    expect(manifest).toMatchObject({ name: 'omnibus', main: 'dist/electron/main.js', type: 'module' });
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('scripts');
  });

  it('has the fuses that the configuration states', async () => {
    const { electronFuses } = parse(await readFile(path.join(root, 'electron-builder.yml'), 'utf8')) as {
      electronFuses: Record<string, boolean>;
    };
    const wire = await getCurrentFuseWire(path.join(packed, 'omnibus'));
    const read = Object.entries(FuseV1Options).flatMap(([name, option]) =>
      typeof option === 'number' ? [[`${name[0]?.toLowerCase()}${name.slice(1)}`, wire[option] === ENABLED] as const] : [],
    );
    expect(Object.fromEntries(read)).toEqual(electronFuses);
  });

  it('tells what it is made of and under which licences', async () => {
    const list = JSON.parse(await readFile(path.join(packed, 'sbom.cdx.json'), 'utf8')) as { components: { name: string }[] };
    expect(list.components.map(({ name }) => name)).toEqual(expect.arrayContaining(['electron', 'react', 'jose', 'yauzl']));
    expect(await readFile(path.join(packed, 'THIRD-PARTY.txt'), 'utf8')).toContain('LICENSES.chromium.html');
  });

  it.skipIf(browserProgram === null)('runs from another folder and leaves it unchanged', async () => {
    const program = path.join(packed, 'taken out');
    await takeOut(archive, program);
    const before = await stateOf(packed);
    const data = path.join(place, 'somebody’s data');
    await putStandIn(place);
    const browser = await launchBrowser();
    try {
      const desktop = await StandIn.launch({ browser, appFolder: program, dataFolder: data });
      const page = await desktop.page();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await desktop.quit();
      expect(desktop.faults).toEqual([]);
    } finally {
      await browser.close();
    }
    expect(await stateOf(packed)).toEqual(before);
    expect((await listFiles(data)).length).toBeGreaterThan(0);
  });

  it('is the same archive when it is made again', async () => {
    const again = await readFile(path.join(await make('second'), 'resources/app.asar'));
    expect(again.equals(await readFile(path.join(packed, 'resources/app.asar')))).toBe(true);
  });
});
