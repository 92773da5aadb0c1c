import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';
import { buildApp } from '#build/portable/build-app';
import { forUsers } from '#build/portable/for-users';

/** A program that plain Node runs, prints the address of its page, and goes on until it is ended. */
export interface Side {
  /** Arguments of Node; `dataFolder` is new and empty. */
  readonly command: (dataFolder: string) => readonly string[];
  /** What is pressed to see that the screen answers: the page's heading is another one then. */
  readonly press: string;
}

/** The app as the portable folder holds it, and a page of React without anything on it, each built anew in `folder`. */
export async function buildSides(folder: string): Promise<Readonly<Record<'ours' | 'empty-react-page', Side>>> {
  const app = path.join(folder, 'app');
  await buildApp(app);
  const page = path.join(folder, 'empty-page');
  await buildPage(path.join(import.meta.dirname, 'empty-page'), page);
  return {
    ours: {
      command: (dataFolder) => [path.join(app, 'host/start.js'), '--no-open', '--data-dir', dataFolder],
      press: 'New assessment',
    },
    'empty-react-page': { command: () => [path.join(page, 'host/serve.js'), path.join(page, 'page')], press: 'Press' },
  };
}

/** Builds the page of `root` into `page` of the folder, and beside it `host/serve.js`, the least server for it. */
export async function buildPage(root: string, folder: string): Promise<void> {
  const shared: InlineConfig = { configFile: false, publicDir: false, logLevel: 'warn' };
  await forUsers(async () => {
    await build({ ...shared, root, base: './', plugins: [react()], build: { outDir: path.join(folder, 'page'), emptyOutDir: true } });
    await build({
      ...shared,
      root: path.join(import.meta.dirname, 'empty-page'),
      build: {
        ssr: 'serve.ts',
        outDir: path.join(folder, 'host'),
        emptyOutDir: true,
        minify: false,
        rolldownOptions: { output: { format: 'es', entryFileNames: 'serve.js' } },
      },
    });
  });
}
