import { cp, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type * as Electron from 'electron';

const root = path.resolve(import.meta.dirname, '../../..');
/** The named exports that the stand-in has; importing another fails while main is linked, as it should. */
const EXPORTS = [
  'app',
  'BrowserWindow',
  'dialog',
  'ipcMain',
  'Menu',
  'nativeTheme',
  'protocol',
  'screen',
  'session',
  'shell',
] as const satisfies readonly (keyof typeof Electron)[];

export type Edit = readonly [file: 'main.js' | 'preload.cjs', from: string | RegExp, to: string];

/**
 * The built app in a folder of its own, with the stand-in where `electron` is looked for. Edits change what was built,
 * to show that a fault is caught; one that changes nothing is an error.
 */
export async function layOutApp(edits: readonly Edit[] = []): Promise<string> {
  const place = await mkdtemp(path.join(tmpdir(), 'omnibus-app-'));
  const app = path.join(place, 'app');
  await mkdir(path.join(app, 'dist/electron'), { recursive: true });
  await putStandIn(place);
  await cp(path.join(root, 'package.json'), path.join(app, 'package.json'));
  for (const folder of ['renderer', 'content']) await symlink(path.join(root, 'dist', folder), path.join(app, 'dist', folder));
  for (const name of ['report-worker.js', 'intake-worker.js', 'fonts'])
    await symlink(path.join(root, 'dist/electron', name), path.join(app, 'dist/electron', name));
  for (const name of ['main.js', 'preload.cjs'] as const) {
    const text = edits.filter(([file]) => file === name).reduce(applyEdit, await readFile(path.join(root, 'dist/electron', name), 'utf8'));
    await writeFile(path.join(app, 'dist/electron', name), text);
  }
  return app;
}

/** Makes the stand-in what `electron` means to a program anywhere below `folder`. */
export async function putStandIn(folder: string): Promise<void> {
  const electron = path.join(folder, 'node_modules/electron');
  await mkdir(electron, { recursive: true });
  await writeFile(path.join(electron, 'package.json'), JSON.stringify({ name: 'electron', type: 'module', exports: './index.js' }));
  await writeFile(
    path.join(electron, 'index.js'),
    EXPORTS.map((name) => `export const ${name} = globalThis.standInElectron.${name};`).join('\n'),
  );
}

function applyEdit(text: string, [file, from, to]: Edit): string {
  const edited = text.replace(from, () => to);
  if (edited === text) throw new Error(`nothing to replace in ${file}: ${String(from)}`);
  return edited;
}
