import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findElectron } from '#build/start/electron-program';
import { readStartOptions } from '#build/start/start-options';
import { defaultDataFolder } from '#services/storage/default-data-folder';
import { startError } from '../../electron/start-error';
import { windowProfileFolder } from '#services/storage/window-profile-folder';

describe('npm start', () => {
  it('opens the best that is there, on the data folder of the user', () => {
    expect(readStartOptions([])).toEqual({ host: 'auto', open: true, dataFolder: defaultDataFolder(), port: 0 });
  });

  it('does as it is told', () => {
    expect(readStartOptions(['--desktop', '--data-dir', '/srv/work'])).toMatchObject({
      host: 'desktop',
      dataFolder: path.resolve('/srv/work'),
    });
    expect(readStartOptions(['--web', '--port', '8080'])).toMatchObject({ host: 'web', open: true, port: 8080 });
    expect(readStartOptions(['--no-open'])).toMatchObject({ host: 'web', open: false });
  });

  it.each([[['--web', '--desktop']], [['--desktop', '--no-open']], [['--port', '70000']], [['--port', 'x']], [['--nonsense']], [['word']]])(
    'refuses %j',
    (words) => {
      expect(() => readStartOptions(words)).toThrow();
    },
  );

  it('says why it cannot start, in the language of the platform', () => {
    const newer = { code: 'newer-version', params: { what: 'data-folder', found: 'omnibus-data/2', supported: 'omnibus-data/1' } } as const;
    expect(startError(newer, 'en-GB')).toBe(
      'Made by a newer version of Omnibus: data folder (format omnibus-data/2; this version reads up to omnibus-data/1). Install the newer version to open it.',
    );
    expect(startError(newer, 'fr-CH')).toContain('dossier de données');
    expect(startError(newer, 'pt-BR')).toBe(startError(newer, 'en'));
  });

  it('keeps the work where the platform keeps such data', () => {
    expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/data/home' })).toBe('/data/home/omnibus');
    expect(defaultDataFolder('linux', { XDG_DATA_HOME: 'not/absolute' })).toMatch(/\.local\/share\/omnibus$/);
    expect(defaultDataFolder('darwin', {})).toMatch(/Library\/Application Support\/Omnibus$/);
    expect(defaultDataFolder('win32', { APPDATA: '/roaming' })).toBe(path.join('/roaming', 'Omnibus'));
  });

  it('keeps what a browser engine writes, the name of the machine among it, out of the data folder', () => {
    const linux = (dataFolder: string, window: 'desktop' | 'page'): string =>
      windowProfileFolder(dataFolder, window, 'linux', { XDG_CACHE_HOME: '/cache' });
    expect(linux('/srv/data', 'page')).toMatch(/^\/cache\/omnibus\/page-[0-9a-f]{16}$/);
    expect(linux('/srv/data', 'page')).toBe(linux('/srv/data/', 'page'));
    expect(new Set([linux('/srv/data', 'page'), linux('/srv/data', 'desktop'), linux('/srv/other', 'page')]).size).toBe(3);
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const data = defaultDataFolder(platform, {});
      expect(path.relative(data, windowProfileFolder(data, 'page', platform, {}))).toMatch(/^\.\./);
    }
  });
});

describe("Electron's program", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'omnibus-electron-'));
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', undefined);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  it('is there only when its package names it and the file exists', async () => {
    expect(findElectron(folder)).toBeNull();
    await writeFile(path.join(folder, 'path.txt'), 'electron');
    expect(findElectron(folder)).toBeNull();
    await mkdir(path.join(folder, 'dist'));
    await writeFile(path.join(folder, 'dist/electron'), '');
    expect(findElectron(folder)).toBe(path.join(folder, 'dist/electron'));
  });

  it('may lie in a folder that the user names', async () => {
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder);
    expect(findElectron(path.join(folder, 'nowhere'))).toBeNull();
    await writeFile(path.join(folder, 'electron'), '');
    expect(findElectron(path.join(folder, 'nowhere'))).toBe(path.join(folder, 'electron'));
  });
});
