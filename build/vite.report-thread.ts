import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import { REPORT_FONT_FILES } from '#services/report/pdf/report-fonts';
import { external } from './vite.electron-main';

const root = path.resolve(import.meta.dirname, '..');

/** The fonts of documents lie in `fonts/` beside the thread, where it looks for them. */
const reportFonts: Plugin = {
  name: 'report-fonts',
  async generateBundle() {
    const { resolve } = createRequire(import.meta.url);
    for (const { package: from, file } of REPORT_FONT_FILES) {
      const font = resolve(`${from}/${file}`);
      const originalFileName = path.relative(root, font);
      this.emitFile({ type: 'asset', fileName: `fonts/${path.basename(file)}`, originalFileName, source: await readFile(font) });
    }
  },
};

/**
 * The thread in which documents are made: one file with its libraries, to lie beside the program that starts it, whatever the
 * host. Each build says into which folder.
 */
export const reportThreadConfig: InlineConfig = {
  configFile: false,
  root,
  publicDir: false,
  logLevel: 'warn',
  plugins: [reportFonts],
  ssr: { noExternal: true },
  build: {
    ssr: 'services/report/report-worker.ts',
    ssrEmitAssets: true,
    target: 'node20',
    outDir: path.join(root, 'dist/electron'),
    emptyOutDir: false,
    minify: false,
    copyPublicDir: false,
    rolldownOptions: { external: [...external], output: { format: 'es', entryFileNames: 'report-worker.js', codeSplitting: false } },
  },
};
