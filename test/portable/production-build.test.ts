import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeConfig } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildForUse } from '#build/build-for-use';
import { rendererConfig } from '#build/vite.renderer';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-page-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('a page built by a test is the page that users get: no development build of React', async () => {
  await buildForUse(mergeConfig(rendererConfig, { build: { outDir: folder, emptyOutDir: true } }));
  const assets = join(folder, 'assets');
  const [react] = (await readdir(assets)).filter((name) => /^react-.*\.js$/.test(name));
  // What only React's development build says.
  expect(await readFile(join(assets, react ?? ''), 'utf8')).not.toContain("Can't call %s on a component that is not yet mounted");
  expect(process.env['NODE_ENV']).toBe('test');
});
