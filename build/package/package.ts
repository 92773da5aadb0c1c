import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildDate } from '../portable/list-files';
import { releaseKey, writeSums } from '../portable/sums';
import { downloadElectron, findElectron } from '../start/electron-program';
import { checkMain, checkPreload, checkThread } from './check-bundles';
import { packDesktop } from './pack-desktop';
import { packagePortable } from './package-portable';
import { checkFuses, statedFuses } from './read-fuses';
import { makeStubDistribution } from './stub-distribution';

/**
 * `npm run package`: the portable folders of every platform, and the desktop program in a folder. `-- --portable` makes
 * the portable folders only; `-- --all` makes the other forms of the desktop program for this platform too, for which
 * the packer downloads its tools.
 */
const root = path.resolve(import.meta.dirname, '../..');
const EXIT_USAGE = 64;

function electronVersion(): string {
  const manifest = JSON.parse(readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

/** The folder with Electron's program, or one that stands in for it where the program cannot be had. */
async function distribution(): Promise<{ readonly folder: string; readonly isStub: boolean }> {
  const program = findElectron() ?? (await downloadElectron(false)).program;
  if (program !== null) return { folder: path.join(root, 'node_modules/electron/dist'), isStub: false };
  const folder = path.join(root, 'dist/stub-electron');
  await makeStubDistribution(folder, electronVersion());
  return { folder, isStub: true };
}

/** Where the packer leaves the program of this platform. */
const PROGRAMS: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux-unpacked/omnibus',
  win32: 'win-unpacked/Omnibus.exe',
  darwin: `mac${process.arch === 'arm64' ? '-arm64' : ''}/Omnibus.app`,
};

/** Says each problem; true when there is none. */
function isFine(problems: readonly string[]): boolean {
  for (const problem of problems) console.error(problem);
  return problems.length === 0;
}

async function packageDesktop(all: boolean, key: KeyObject | null, date: number): Promise<boolean> {
  const { folder, isStub } = await distribution();
  if (isStub && process.platform !== 'linux') {
    console.error("Electron's program could not be had, and without it only a folder for Linux can be packed for a look.");
    return false;
  }
  if (isStub) console.log("Electron's program could not be had: packing around a stand-in. What comes out can be examined but not run.");
  const output = path.join(root, 'dist/packages');
  const stage = path.join(root, 'dist/desktop-stage');
  await packDesktop({
    stage,
    output,
    distribution: folder,
    electronVersion: electronVersion(),
    folderOnly: !all || isStub,
    date,
  });
  const built = (name: string): string => readFileSync(path.join(stage, 'dist/electron', name), 'utf8');
  const threads = ['report-worker.js', 'intake-worker.js'].flatMap((name) => checkThread(built(name)));
  if (!isFine([...checkMain(built('main.js')), ...checkPreload(built('preload.cjs')), ...threads])) return false;
  const program = PROGRAMS[process.platform];
  if (program && !isFine(await checkFuses(path.join(output, program), await statedFuses()))) return false;
  for (const name of await readdir(output)) {
    if (name.endsWith('-unpacked')) await writeSums(path.join(output, name), key);
  }
  console.log(`packed: dist/packages${isStub ? ' (around a stand-in)' : ''}`);
  return true;
}

/** Ends the program when a key is named that cannot be used: nothing must be given away unsigned by mistake. */
async function namedKey(): Promise<KeyObject | null> {
  try {
    return await releaseKey(process.env);
  } catch (error) {
    console.error(`The release key cannot be used: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

async function main(): Promise<number> {
  let options: { readonly all: boolean; readonly portable: boolean };
  try {
    const { values } = parseArgs({ options: { all: { type: 'boolean', default: false }, portable: { type: 'boolean', default: false } } });
    options = values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\nusage: npm run package -- [--portable | --all]`);
    return EXIT_USAGE;
  }
  const key = await namedKey();
  if (key === null) console.log('No release key is named (OMNIBUS_RELEASE_KEY_FILE): the lists of files are not signed.');
  const date = buildDate(process.env);
  const made = await packagePortable(path.join(root, 'dist/portable'), key, date);
  const packed = options.portable || (await packageDesktop(options.all, key, date));
  return made > 0 && packed ? 0 : 1;
}

process.exit(await main());
