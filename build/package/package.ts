import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build as pack } from 'electron-builder';
import { build } from 'vite';
import { ensureContent } from '../content/ensure';
import { downloadElectron, findElectron } from '../start/electron-program';
import { electronMainConfig } from '../vite.electron-main';
import { electronPreloadConfig } from '../vite.electron-preload';
import { rendererConfig } from '../vite.renderer';
import { checkMain, checkPreload } from './check-bundles';
import { checkFuses, statedFuses } from './read-fuses';
import { makeStubDistribution } from './stub-distribution';

/**
 * `npm run package`: the desktop program in a folder. `-- --all` makes the other forms of this platform too, for which
 * the packer downloads its tools.
 */
const root = path.resolve(import.meta.dirname, '../..');
const all = process.argv.includes('--all');

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

const read = (name: string): string => readFileSync(path.join(root, 'dist/electron', name), 'utf8');

/** Says each problem; true when there is none. */
function isFine(problems: readonly string[]): boolean {
  for (const problem of problems) console.error(problem);
  return problems.length === 0;
}

async function main(): Promise<number> {
  await ensureContent({ onProblems: 'fail' });
  for (const config of [rendererConfig, electronMainConfig, electronPreloadConfig]) await build(config);
  if (!isFine([...checkMain(read('main.js')), ...checkPreload(read('preload.cjs'))])) return 1;
  const { folder, isStub } = await distribution();
  if (isStub && process.platform !== 'linux') {
    console.error("Electron's program could not be had, and without it only a folder for Linux can be packed for a look.");
    return 1;
  }
  if (isStub) console.log("Electron's program could not be had: packing around a stand-in. What comes out can be examined but not run.");
  await pack({
    projectDir: root,
    dir: !all || isStub,
    config: { extends: path.join(root, 'electron-builder.yml'), electronDist: folder, electronVersion: electronVersion() },
  });
  const program = PROGRAMS[process.platform];
  if (program && !isFine(await checkFuses(path.join(root, 'dist/packages', program), await statedFuses()))) return 1;
  console.log(`packed: dist/packages${isStub ? ' (around a stand-in)' : ''}`);
  return 0;
}

process.exit(await main());
