import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { listFiles } from '#build/portable/list-files';
import { makePortable, type MadePortable } from '#build/portable/make-portable';
import { PORTABLE_PLATFORMS, RUNTIMES, type PortablePlatform } from '#build/portable/runtimes';

let output: string;
let result: MadePortable;

/** Stands in for the registry, which has nothing for one platform; what is made of the bytes is not run here. */
beforeAll(async () => {
  output = await mkdtemp(path.join(tmpdir(), 'omnibus-platforms-'));
  result = await makePortable({
    output,
    platforms: PORTABLE_PLATFORMS,
    key: null,
    date: 1_767_225_600,
    obtain: async (platform) => {
      if (platform === 'darwin-x64') throw new Error('the registry cannot be reached');
      return { version: RUNTIMES[platform].version, program: Buffer.from(`Node for ${platform}`), licence: Buffer.from('its licence') };
    },
  });
});
afterAll(() => rm(output, { recursive: true, force: true }));

const folderOf = (platform: PortablePlatform): string => result.made.find((made) => made.platform === platform)?.folder ?? '';

it('leaves out a platform whose runtime cannot be had, says why, and makes the others', () => {
  expect(result.left).toEqual([{ platform: 'darwin-x64', why: 'the registry cannot be reached' }]);
  expect(result.made.map(({ platform }) => platform)).toEqual(['linux-x64', 'win-x64', 'darwin-arm64']);
});

it('leaves nothing else behind', async () => {
  const top = new Set((await listFiles(output)).map((file) => file.split('/')[0]));
  expect([...top].sort()).toEqual(result.made.map(({ folder }) => path.basename(folder)).sort());
});

it.each([
  ['linux-x64', 'runtime/node', ['Omnibus.desktop', 'omnibus-command-line.sh', 'start-omnibus.sh']],
  ['win-x64', 'runtime/node.exe', ['Omnibus.cmd', 'omnibus-command-line.cmd']],
  ['darwin-arm64', 'runtime/node', ['Omnibus.command', 'omnibus-command-line.command']],
] as const)('has for %s Node as %s and what starts it', async (platform, program, starts) => {
  const files = await listFiles(folderOf(platform));
  expect(files.filter((file) => /^runtime\/node|^[^/]+\.(sh|cmd|command|desktop)$/.test(file))).toEqual([...starts, program].sort());
  expect(await readFile(path.join(folderOf(platform), program), 'utf8')).toBe(`Node for ${platform}`);
  for (const file of [program, ...starts]) expect((await stat(path.join(folderOf(platform), file))).mode & 0o777, file).toBe(0o755);
  expect((await stat(path.join(folderOf(platform), 'portable.txt'))).mode & 0o777).toBe(0o644);
});

it('starts on Windows with lines that end as there, with every path quoted and taken from the folder of the file', async () => {
  for (const name of ['Omnibus.cmd', 'omnibus-command-line.cmd']) {
    const text = await readFile(path.join(folderOf('win-x64'), name), 'latin1');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).not.toMatch(/[^\x20-\x7e\r\n]/);
    const start = text.split('\r\n').find((line) => line.includes('node.exe')) ?? '';
    const [program = '', script = ''] = [...start.matchAll(/"%~dp0([^"]+)"/g)].map((match) => match[1]?.replaceAll('\\', '/') ?? '');
    expect(await listFiles(folderOf('win-x64'))).toEqual(expect.arrayContaining([program, script]));
    expect(text).toContain('setlocal DisableDelayedExpansion');
  }
});

it('is not signed without a key, and listed all the same', async () => {
  const files = await listFiles(folderOf('win-x64'));
  expect(files).toContain('SHA512SUMS');
  expect(files).not.toContain('SHA512SUMS.sig');
});

it('packs the desktop program in forms that install nothing', async () => {
  const file = path.resolve(import.meta.dirname, '../../electron-builder.yml');
  const { linux, win, mac } = parse(await readFile(file, 'utf8')) as Record<string, { target: readonly string[] }>;
  expect({ linux: linux?.target, win: win?.target, mac: mac?.target }).toEqual({
    linux: ['AppImage', 'tar.gz'],
    win: ['zip'],
    mac: ['zip'],
  });
});
