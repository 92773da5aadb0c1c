import path from 'node:path';
import type { InlineConfig } from 'vite';
import { external } from '../vite.electron-main';

const root = path.resolve(import.meta.dirname, '../..');

/** The page host and the command line as plain JavaScript that only Node is needed for. All files lie in one folder. */
export const portableConfig: InlineConfig = {
  configFile: false,
  root,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    copyPublicDir: false,
    rolldownOptions: {
      input: { start: 'build/portable/start-portable.ts', omnibus: 'cli/main.ts' },
      external: [...external],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared-[name].js' },
    },
  },
};
