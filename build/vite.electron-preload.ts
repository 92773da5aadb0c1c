import path from 'node:path';
import type { InlineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, '..');

/** A sandboxed preload can load nothing: it is one CommonJS file that needs only `electron`. */
export const electronPreloadConfig: InlineConfig = {
  configFile: false,
  root,
  publicDir: false,
  logLevel: 'warn',
  build: {
    lib: { entry: 'electron/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    target: 'chrome140',
    outDir: path.join(root, 'dist/electron'),
    emptyOutDir: false,
    minify: false,
    rolldownOptions: { external: ['electron'], output: { codeSplitting: false } },
  },
};
