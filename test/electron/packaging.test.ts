import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const root = path.resolve(import.meta.dirname, '../..');

interface Configuration {
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly files: readonly string[];
}

const configuration = async (): Promise<Configuration> =>
  parse(await readFile(path.join(root, 'electron-builder.yml'), 'utf8')) as Configuration;

it('states every fuse that Electron has, each on its safe side', async () => {
  const { electronFuses } = await configuration();
  const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
  expect(Object.keys(electronFuses).sort()).toEqual(known.map((name) => `${name[0]?.toLowerCase()}${name.slice(1)}`).sort());
  expect(Object.entries(electronFuses).flatMap(([name, on]) => (on ? name : []))).toEqual([
    'enableCookieEncryption',
    'enableEmbeddedAsarIntegrityValidation',
    'onlyLoadAppFromAsar',
  ]);
});

it('packs what is built and no sources, libraries or maps', async () => {
  const { files } = await configuration();
  const taken = files.filter((pattern) => !pattern.startsWith('!'));
  expect(taken.every((pattern) => ['package.json', 'LICENSE'].includes(pattern) || pattern.startsWith('dist/'))).toBe(true);
  expect(files).toEqual(expect.arrayContaining(['!node_modules/**', '!**/*.map']));
});
