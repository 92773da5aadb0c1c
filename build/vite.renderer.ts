import react from '@vitejs/plugin-react';
import path from 'node:path';
import type { InlineConfig } from 'vite';
import { ourLanguagesOnly } from './our-languages-only';
import { browserNotice } from './renderer/browser-notice';

const root = path.resolve(import.meta.dirname, '..');

/** The window's page. Nothing inline: it is served under `script-src 'self'; style-src 'self'`. */
export const rendererConfig: InlineConfig = {
  configFile: false,
  root: path.join(root, 'renderer'),
  base: './',
  logLevel: 'warn',
  publicDir: false,
  plugins: [ourLanguagesOnly, react(), browserNotice()],
  build: {
    outDir: path.join(root, 'dist/renderer'),
    emptyOutDir: true,
    target: 'chrome120',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        // What the first screen needs comes in few files, each of them at once; everything else when it is needed.
        codeSplitting: {
          groups: [
            { name: 'react', tags: ['$initial'], test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            { name: 'controls', tags: ['$initial'], test: /node_modules[\\/](react-aria|react-stately|@internationalized)/, priority: 2 },
            { name: 'first-screen', tags: ['$initial'], test: /(?<!renderer[\\/]main)\.(tsx?|m?js|json)$/, priority: 1 },
          ],
        },
      },
    },
  },
};
