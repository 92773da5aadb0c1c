import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { rendererConfig } from './vite.renderer';

const root = path.resolve(import.meta.dirname, '..');
const INPUTS = ['renderer', 'core', 'locales', 'package-lock.json', 'build/vite.renderer.ts'];

function newest(file: string): number {
  const stat = statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}

/** Builds the page when a source is newer than it; a fresh one costs a walk over the sources. */
export async function ensureRenderer(): Promise<void> {
  const page = path.join(root, 'dist/renderer/index.html');
  const age = existsSync(page) ? statSync(page).mtimeMs : 0;
  const sources = Math.max(...INPUTS.map((input) => newest(path.join(root, input))));
  if (age < sources) await build(rendererConfig);
}
