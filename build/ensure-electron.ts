import path from 'node:path';
import { buildForUse } from './build-for-use';
import { isStale } from './newest-source';
import { electronMainConfig } from './vite.electron-main';
import { electronPreloadConfig } from './vite.electron-preload';

const SOURCES = [
  'electron',
  'services',
  'core',
  'locales',
  'package-lock.json',
  'build/vite.electron-main.ts',
  'build/vite.electron-preload.ts',
];
const OUTPUTS = ['dist/electron/main.js', 'dist/electron/preload.cjs'];

/** Builds the desktop window's main and preload when a source is newer than they are. */
export async function ensureElectron(): Promise<void> {
  if (!isStale(path.resolve(import.meta.dirname, '..'), OUTPUTS, SOURCES)) return;
  await buildForUse(electronMainConfig);
  await buildForUse(electronPreloadConfig);
}
