import path from 'node:path';
import { buildForUse } from './build-for-use';
import { isStale } from './newest-source';
import { electronMainConfig } from './vite.electron-main';
import { electronPreloadConfig } from './vite.electron-preload';
import { intakeThreadConfig } from './vite.intake-thread';
import { reportThreadConfig } from './vite.report-thread';

const SOURCES = [
  'electron',
  'services',
  'core',
  'locales',
  'package-lock.json',
  'build/vite.electron-main.ts',
  'build/vite.electron-preload.ts',
  'build/vite.report-thread.ts',
  'build/vite.intake-thread.ts',
];
const OUTPUTS = ['dist/electron/main.js', 'dist/electron/preload.cjs', 'dist/electron/report-worker.js', 'dist/electron/intake-worker.js'];

/** Builds the desktop window's main, preload and the threads for documents and intake when a source is newer than they are. */
export async function ensureElectron(): Promise<void> {
  if (!isStale(path.resolve(import.meta.dirname, '..'), OUTPUTS, SOURCES)) return;
  await buildForUse(electronMainConfig);
  await buildForUse(electronPreloadConfig);
  await buildForUse(reportThreadConfig);
  await buildForUse(intakeThreadConfig);
}
