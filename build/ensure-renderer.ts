import path from 'node:path';
import { buildForUse } from './build-for-use';
import { isStale } from './newest-source';
import { rendererConfig } from './vite.renderer';

const SOURCES = [
  'renderer',
  'core',
  'locales',
  'package-lock.json',
  'build/vite.renderer.ts',
  'build/our-languages-only.ts',
  'build/renderer',
];

/** Builds the page when a source is newer than it; a fresh one costs a walk over the sources. */
export async function ensureRenderer(): Promise<void> {
  if (isStale(path.resolve(import.meta.dirname, '..'), ['dist/renderer/index.html'], SOURCES)) await buildForUse(rendererConfig);
}
