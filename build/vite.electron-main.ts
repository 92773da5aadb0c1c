import { builtinModules } from 'node:module';
import path from 'node:path';
import type { InlineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, '..');

/** Electron's own modules and Node's: everything else goes into the one file, so that nothing is looked up when packed. */
export const external = ['electron', /^electron\//, ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** The main process, as an ES module. */
export const electronMainConfig: InlineConfig = {
  configFile: false,
  root,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: 'electron/main.ts',
    target: 'node22',
    outDir: path.join(root, 'dist/electron'),
    emptyOutDir: false,
    minify: false,
    rolldownOptions: { external, output: { format: 'es', entryFileNames: 'main.js', codeSplitting: false } },
  },
};
