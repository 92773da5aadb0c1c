import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { build } from 'vite';
import type { HostApi } from '#core/contract/api';
import { ensureContent } from '#build/content/ensure';
import { electronMainConfig } from '#build/vite.electron-main';
import { electronPreloadConfig } from '#build/vite.electron-preload';
import { ElectronStandIn } from './electron-stand-in';

const stage = vi.hoisted((): { electron: unknown } => ({ electron: undefined }));
vi.mock('electron', () => stage.electron as object);

const OUR_FRAME = { url: 'app://bundle/index.html#/start', parent: null };
const STRANGERS = [
  ['another site', { url: 'https://omnibus.example/', parent: null }],
  ['another host of our scheme', { url: 'app://elsewhere/index.html', parent: null }],
  ['a file', { url: 'file:///index.html', parent: null }],
  ['a name that only begins like ours', { url: 'app://bundle.example/', parent: null }],
  ['a frame inside our page', { url: 'app://bundle/index.html', parent: {} }],
  ['an empty page', { url: 'about:blank', parent: null }],
  ['a frame that is gone', null],
] as const;

describe('The desktop window, built', () => {
  let folder: string;
  let electron: ElectronStandIn;
  let dist: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'omnibus-desktop-'));
    dist = path.join(folder, 'dist/electron');
    const into = { outDir: dist, emptyOutDir: false };
    await build({ ...electronMainConfig, build: { ...electronMainConfig.build, ...into } });
    await build({ ...electronPreloadConfig, build: { ...electronPreloadConfig.build, ...into } });
    await cp((await ensureContent()).folder, path.join(folder, 'dist/content'), { recursive: true });
    await mkdir(path.join(folder, 'dist/renderer'));
    await writeFile(path.join(folder, 'dist/renderer/index.html'), '<!doctype html><title>Omnibus</title>');
    await writeFile(path.join(folder, 'dist/secret.html'), 'not part of the page');
    electron = new ElectronStandIn(path.join(folder, 'data'));
    stage.electron = electron.module();
    await import(pathToFileURL(path.join(dist, 'main.js')).href);
    expect(electron.windows).toHaveLength(0);
    await electron.fireReady();
    await vi.waitFor(() => expect(electron.windows[0]?.loaded ?? electron.errorBoxes).toEqual(['app://bundle/index.html']), 20_000);
  });
  afterAll(async () => {
    electron.app.emit('will-quit', { preventDefault: () => undefined });
    await vi.waitFor(() => expect(electron.quits).toBe(1), 20_000);
    await rm(folder, { recursive: true, force: true });
  });

  const contents = (): NonNullable<(typeof electron.windows)[0]>['contents'] => {
    const [window] = electron.windows;
    if (!window) throw new Error('no window');
    return window.contents;
  };
  const call = (name: string, input: unknown, frame: { url: string; parent: unknown } | null = OUR_FRAME): Promise<unknown> =>
    electron.invoke('omnibus:call', ['1', name, input], frame);

  it('registers its scheme as a secure one before the app is ready', () => {
    expect(electron.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
  });

  it('opens one window that keeps the page away from the machine', () => {
    expect(electron.windows).toHaveLength(1);
    expect(electron.windows[0]?.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      preload: path.join(dist, 'preload.cjs'),
    });
  });

  it('serves the page under the strict policy, and nothing beside it', async () => {
    const page = await electron.fetchPage('app://bundle/index.html');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    for (const address of [
      'app://bundle/../secret.html',
      'app://bundle/..%2fsecret.html',
      'app://bundle/%2e%2e/secret.html',
      'app://other/index.html',
    ]) {
      const refused = await electron.fetchPage(address);
      expect(refused.ok).toBe(false);
      expect(await refused.text()).toBe('');
      expect(refused.headers.get('content-security-policy')).toBe(page.headers.get('content-security-policy'));
    }
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  });

  it('answers a call of its own page', async () => {
    expect(await call('app.describe', {})).toMatchObject({ ok: true, value: { name: 'Omnibus' } });
    expect(await call('no.such', {})).toMatchObject({ ok: false, error: { code: 'operation-unknown' } });
    expect(await call('content.wording', { language: 'tlh' })).toMatchObject({ ok: false, error: { code: 'input-invalid' } });
  });

  it.each(STRANGERS)('refuses every message of %s', async (_who, frame) => {
    const channels = ['omnibus:call', 'omnibus:choose-files', 'omnibus:accept-files', 'omnibus:save-file', 'omnibus:open-link'];
    for (const channel of channels) {
      await expect(electron.invoke(channel, ['1', 'app.describe', {}], frame)).rejects.toThrow('refused');
    }
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])('prevents %s', (event) => {
    const preventDefault = vi.fn();
    contents().emit(event, { preventDefault, url: 'https://omnibus.example/' });
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  it('opens no further window, grants no permission, and lets no request leave', () => {
    expect(contents().openHandler?.({ url: 'app://bundle/index.html' })).toEqual({ action: 'deny' });
    const decide = vi.fn();
    (electron.session['permissionRequest'] as (...given: unknown[]) => void)(contents(), 'clipboard-read', decide);
    expect(decide).toHaveBeenCalledWith(false);
    expect((electron.session['permissionCheck'] as () => boolean)()).toBe(false);
    expect((electron.session['devicePermission'] as () => boolean)()).toBe(false);
    expect(electron.session['spellChecker']).toBe(false);
    const beforeRequest = electron.session['beforeRequest'] as (details: { url: string }, decide: (answer: unknown) => void) => void;
    beforeRequest({ url: 'https://omnibus.example/' }, decide);
    expect(decide).toHaveBeenLastCalledWith({ cancel: true });
    beforeRequest({ url: 'app://bundle/index.html' }, decide);
    expect(decide).toHaveBeenLastCalledWith({ cancel: false });
  });

  it('turns chosen files into handles that show no path, good once', async () => {
    const card = path.join(folder, 'card.json');
    await writeFile(card, '{}');
    electron.nextDialog = { canceled: false, filePaths: [card] };
    const chosen = (await electron.invoke('omnibus:choose-files', [['.json'], false], OUR_FRAME)) as { value: { handle: string }[] };
    expect(JSON.stringify(chosen)).not.toContain(folder);
    const [file] = chosen.value;
    expect(await call('cards.inspect', { file: file?.handle })).toMatchObject({ ok: false, error: { code: 'card-invalid' } });
    expect(await call('cards.inspect', { file: file?.handle })).toMatchObject({ ok: false, error: { code: 'handle-unknown' } });
    expect(await readFile(card, 'utf8')).toBe('{}');
    electron.nextDialog = { canceled: true, filePaths: [] };
    expect(await electron.invoke('omnibus:choose-files', [[], true], OUR_FRAME)).toEqual({ ok: true, value: [] });
  });

  it('saves an outgoing file where the user says; a cancelled dialog leaves it for another time', async () => {
    const key = { purpose: 'secretariat', holder: 'Secretariat', practice: true, passphrase: 'five plain words for tests' };
    const made = (await call('keys.create', key)) as { value: { id: string } };
    const offered = (await call('keys.backup', { key: made.value.id })) as { value: { file: string; bytes: number } };
    electron.nextDialog = { canceled: true, filePath: '' };
    expect(await electron.invoke('omnibus:save-file', [offered.value.file, 'key.json'], OUR_FRAME)).toEqual({
      ok: true,
      value: { saved: false },
    });
    const target = path.join(folder, 'kept.json');
    electron.nextDialog = { canceled: false, filePath: target };
    const saved = await electron.invoke('omnibus:save-file', [offered.value.file, 'key.json'], OUR_FRAME);
    expect(saved).toEqual({ ok: true, value: { saved: true, where: 'kept.json' } });
    expect((await readFile(target)).byteLength).toBe(offered.value.bytes);
    const again = await electron.invoke('omnibus:save-file', [offered.value.file, 'key.json'], OUR_FRAME);
    expect(again).toMatchObject({ ok: false, error: { code: 'handle-unknown' } });
  });

  it('opens links of the web outside, and no other address', async () => {
    for (const url of ['https://www.unodc.org/', 'file:///etc/passwd', 'javascript:alert(1)', 'app://bundle/', 'https:']) {
      await electron.invoke('omnibus:open-link', [url], OUR_FRAME);
    }
    expect(electron.opened).toEqual(['https://www.unodc.org/']);
  });

  it('has a menu in the language of the window', async () => {
    await call('preferences.write', { language: 'en' });
    const workspaces = electron.menu.find(({ id }) => id === 'workspaces');
    const items = (workspaces?.submenu ?? []) as { id?: string; label?: string; click?: () => void }[];
    expect(items.filter(({ id }) => id).map(({ label }) => label)).toEqual(['Start', 'Secretariat', 'Review']);
    items.find(({ id }) => id === 'review')?.click?.();
    expect(contents().sent.at(-1)).toEqual(['omnibus:menu', 'review']);
  });

  it('gives the page one thing: the way to the host', async () => {
    const code = await readFile(path.join(dist, 'preload.cjs'), 'utf8');
    const exposed: Record<string, unknown> = {};
    const listeners = new Map<string, (event: unknown, message: unknown) => void>();
    const preloadElectron = {
      contextBridge: { exposeInMainWorld: (name: string, api: unknown) => void (exposed[name] = api) },
      ipcRenderer: {
        invoke: (channel: string, ...input: unknown[]) => electron.invoke(channel, input, OUR_FRAME),
        on: (channel: string, listener: (event: unknown, message: unknown) => void) => void listeners.set(channel, listener),
        removeListener: (channel: string) => void listeners.delete(channel),
        send: (channel: string, ...input: unknown[]) => electron.emit(channel, input, OUR_FRAME),
      },
      webUtils: { getPathForFile: () => path.join(folder, 'card.json') },
    };
    const require = (name: string): unknown => {
      if (name !== 'electron') throw new Error(`module not found: ${name}`);
      return preloadElectron;
    };
    vm.runInNewContext(code, { require, module: { exports: {} }, exports: {} });
    expect(Object.keys(exposed)).toEqual(['omnibus']);
    const api = exposed['omnibus'] as HostApi;
    expect(api.host).toBe('electron');
    expect(await api.call('app.describe', {})).toMatchObject({ ok: true, value: { name: 'Omnibus' } });
    expect(await api.acceptFiles([{ name: 'card.json', size: 2 }])).toMatchObject([{ name: 'card.json', bytes: 2 }]);
    const commands: string[] = [];
    const stop = api.onMenu((command) => commands.push(command));
    listeners.get('omnibus:menu')?.({}, 'start');
    stop();
    expect(commands).toEqual(['start']);
    expect(listeners.size).toBe(0);
  });
});
