import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const MOST_SECONDS = 240;
const SAY_EVERY_MS = 5_000;
const TRY_AGAIN_AFTER_MS = 24 * 60 * 60 * 1_000;
/** When a download last failed, so that every start does not try in vain. */
const FAILED = path.join(root, 'dist/electron-download-failed');

/**
 * Where Electron's program is, or null. Its package is never required: doing so would start a download in this process.
 * `ELECTRON_OVERRIDE_DIST_PATH` names a folder with the program, as Electron itself understands it.
 */
export function findElectron(packageFolder: string = path.join(root, 'node_modules/electron')): string | null {
  const pathFile = path.join(packageFolder, 'path.txt');
  const inside = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : null;
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!override && inside === null) return null;
  const program = path.join(override ?? path.join(packageFolder, 'dist'), inside ?? 'electron');
  return existsSync(program) ? program : null;
}

export type Download = { readonly program: string } | { readonly program: null; readonly why: string };

/** Downloads Electron's program the way its package offers. Says how far it is and gives up after a bounded time. */
export async function downloadElectron(insist: boolean): Promise<Download> {
  if (!insist && failedLately()) return { program: null, why: 'it could not be downloaded within the last day' };
  console.log(`Electron's program is not here yet: trying to download it, for at most ${MOST_SECONDS / 60} minutes …`);
  const installer = path.join(root, 'node_modules/electron/install.js');
  const child = spawn(process.execPath, [installer], { stdio: ['ignore', 'ignore', 'ignore'], cwd: root });
  const begun = Date.now();
  const seconds = (): number => Math.round((Date.now() - begun) / 1_000);
  const saying = setInterval(() => console.log(`  … ${seconds()} s`), SAY_EVERY_MS);
  const patience = setTimeout(() => child.kill(), MOST_SECONDS * 1_000);
  const stop = (): void => {
    child.kill();
  };
  process.once('SIGINT', stop);
  const status = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
  clearInterval(saying);
  clearTimeout(patience);
  process.off('SIGINT', stop);
  const program = status === 0 ? findElectron() : null;
  if (program !== null) {
    rmSync(FAILED, { force: true });
    return { program };
  }
  mkdirSync(path.dirname(FAILED), { recursive: true });
  writeFileSync(FAILED, new Date().toISOString());
  return { program: null, why: seconds() >= MOST_SECONDS ? 'its download took too long' : 'it could not be downloaded' };
}

function failedLately(): boolean {
  if (!existsSync(FAILED)) return false;
  const at = Date.parse(readFileSync(FAILED, 'utf8'));
  return Date.now() - at < TRY_AGAIN_AFTER_MS;
}
