import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { flipFuses, FuseVersion } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CONTRIBUTION_ENDING, PACKAGE_ENDING } from '#core/agencies/file-endings';
import { checkFuses, FUSE_NAMES, statedFuses } from '#build/package/read-fuses';
import { makeStubDistribution } from '#build/package/stub-distribution';

const root = path.resolve(import.meta.dirname, '../..');

interface Configuration {
  readonly files: readonly string[];
  readonly asar: boolean;
  readonly fileAssociations: readonly { readonly ext: string; readonly role: string }[];
}

const configuration = async (): Promise<Configuration> =>
  parse(await readFile(path.join(root, 'electron-builder.yml'), 'utf8')) as Configuration;

it('states every fuse that Electron has, each on its safe side', async () => {
  const fuses = await statedFuses();
  expect(Object.keys(fuses).sort()).toEqual([...FUSE_NAMES].sort());
  expect(Object.entries(fuses).flatMap(([name, on]) => (on ? name : []))).toEqual([
    'enableCookieEncryption',
    'enableEmbeddedAsarIntegrityValidation',
    'onlyLoadAppFromAsar',
  ]);
});

it('packs what is built, as one archive, and no sources, libraries or maps', async () => {
  const { files, asar } = await configuration();
  const taken = files.filter((pattern) => !pattern.startsWith('!'));
  expect(taken.every((pattern) => ['package.json', 'LICENSE'].includes(pattern) || pattern.startsWith('dist/'))).toBe(true);
  expect(files).toEqual(expect.arrayContaining(['!node_modules/**', '!**/*.map']));
  expect(asar).toBe(true);
});

it('tells the system of each kind of file that can be opened from outside', async () => {
  const { fileAssociations } = await configuration();
  expect(fileAssociations.map(({ ext, role }) => [`.${ext}`, role])).toEqual([
    ['.omnibus', 'Viewer'],
    [PACKAGE_ENDING, 'Viewer'],
    [CONTRIBUTION_ENDING, 'Viewer'],
  ]);
});

describe('Fuses of a program', () => {
  let folder: string;
  let program: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'omnibus-fuses-'));
    await makeStubDistribution(folder, '45.4.1');
    program = path.join(folder, 'electron');
    await chmod(program, 0o755);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are read back one by one: before they are set, those that are on and should be off are named', async () => {
    const stated = await statedFuses();
    const wrong = FUSE_NAMES.filter((name) => stated[name] === false);
    expect(await checkFuses(program, stated)).toEqual(wrong.map((name) => `the fuse ${name} is not off in electron`));
  });

  it('are as stated once they are set, and one that is turned is named', async () => {
    const stated = await statedFuses();
    const set = Object.fromEntries(FUSE_NAMES.map((name, place) => [place, stated[name]]));
    await flipFuses(program, { version: FuseVersion.V1, ...set });
    expect(await checkFuses(program, stated)).toEqual([]);
    expect(await checkFuses(program, { ...stated, runAsNode: true })).toEqual(['the fuse runAsNode is not on in electron']);
  });

  it('are not to be had from a file that carries none', async () => {
    await expect(checkFuses(path.join(root, 'package.json'), await statedFuses())).rejects.toThrow();
  });
});
