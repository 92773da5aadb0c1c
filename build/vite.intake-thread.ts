import path from 'node:path';
import type { InlineConfig } from 'vite';
import { external } from './vite.electron-main';

const root = path.resolve(import.meta.dirname, '..');

/**
 * The threads in which bundles are hashed and verified: one file with its libraries, to lie beside the program that starts it,
 * whatever the host. Each build says into which folder.
 */
export const intakeThreadConfig: InlineConfig = {
  configFile: false,
  root,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: 'services/intake/intake-worker.ts',
    target: 'node20',
    outDir: path.join(root, 'dist/electron'),
    emptyOutDir: false,
    minify: false,
    copyPublicDir: false,
    rolldownOptions: { external: [...external], output: { format: 'es', entryFileNames: 'intake-worker.js', codeSplitting: false } },
  },
};
