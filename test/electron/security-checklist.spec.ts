import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { checkMain } from '#build/package/check-bundles';
import { FUSE_NAMES, statedFuses } from '#build/package/read-fuses';
import type { HostApi } from '#core/contract/api';
import { CONTENT_SECURITY_POLICY } from '#core/contract/page-policy';
import { expect, test } from './omnibus-desktop';

/**
 * The twenty points of Electron's own security checklist (docs/tutorial/security), in its order and under its names, each
 * tried on the built program. Beside them every test holds that there was no fault: the stand-in counts unsafe
 * preferences, missing handlers and requests to elsewhere as faults by itself. What only looks shares one program (`inspected`).
 */
const root = path.resolve(import.meta.dirname, '../..');
const ELSEWHERE = 'https://omnibus.example';
const OUR_FRAME = { url: 'app://bundle/index.html#/start' };

declare global {
  interface Window {
    readonly omnibus?: HostApi;
  }
}

const builtMain = (): Promise<string> => readFile(path.join(root, 'dist/electron/main.js'), 'utf8');

/** Reads a name of the page's own world. */
const typeIn = (page: Page, name: string): Promise<string> => page.evaluate((each) => typeof Reflect.get(globalThis, each), name);

async function clickLink(page: Page, address: string, target: string): Promise<void> {
  await page.evaluate(
    ([href, where]) => {
      const link = Object.assign(document.createElement('a'), { href, target: where, id: 'way-out', textContent: 'way out' });
      document.body.append(link);
      link.click();
    },
    [address, target],
  );
}

test('1. Only load secure content: the page comes from the program, and no request leaves it', async ({
  page,
  desktop,
  expectedFaults,
}) => {
  expectedFaults.push(/Content Security Policy/);
  const failed = await page.evaluate(async (url) => {
    const image = new Image();
    const drawn = new Promise<string>((resolve) => {
      image.onload = () => resolve('loaded');
      image.onerror = () => resolve('refused');
    });
    image.src = `${url}/picture.png`;
    return [await drawn, await fetch(`${url}/data`).then(String, () => 'refused')];
  }, ELSEWHERE);
  expect(failed).toEqual(['refused', 'refused']);
  expect(await desktop.program.ask('mayRequest', { url: `${ELSEWHERE}/` })).toBe(false);
  expect(await desktop.program.ask('mayRequest', { url: 'http://127.0.0.1/' })).toBe(false);
  expect(await desktop.program.ask('mayRequest', { url: 'file:///etc/passwd' })).toBe(false);
  expect(await desktop.program.ask('mayRequest', { url: 'app://bundle/index.html' })).toBe(true);
  expect(await page.evaluate(() => isSecureContext)).toBe(true);
});

test('2. Do not enable Node.js integration for remote content', async ({ inspected: { page, desktop } }) => {
  expect((await desktop.window()).preferences).toMatchObject({
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
  });
  for (const name of ['require', 'process', 'module', 'Buffer', 'global', '__dirname']) expect(await typeIn(page, name)).toBe('undefined');
});

test('3. Enable context isolation in all renderers', async ({ page, desktop }) => {
  expect((await desktop.window()).preferences).toMatchObject({ contextIsolation: true });
  for (const name of ['standInSend', 'standInReceive', 'ipcRenderer']) expect(await typeIn(page, name)).toBe('undefined');
  // What the page does to its own built-ins does not reach the preload.
  await page.evaluate(() => {
    JSON.stringify = () => 'poisoned';
    JSON.parse = () => 'poisoned';
  });
  expect(await page.evaluate(() => window.omnibus?.call('app.describe', {}))).toMatchObject({ ok: true });
});

test('4. Enable process sandboxing', async ({ inspected: { desktop, page } }) => {
  expect((await desktop.window()).preferences).toMatchObject({ sandbox: true });
  expect(await builtMain()).toMatch(/^app\.enableSandbox\(\);$/m);
  expect(desktop.notesOf('switch').map(({ name }) => name)).not.toContain('no-sandbox');
  await expect(page.getByRole('main')).toBeVisible();
});

test('5. Handle session permission requests from remote content', async ({ page, desktop }) => {
  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'midi',
    'hid',
    'fullscreen',
    'openExternal',
    'unknown',
  ]) {
    expect(await desktop.program.ask('mayHave', { window: 1, permission })).toBe(false);
  }
  expect(await page.evaluate(() => Notification.requestPermission())).not.toBe('granted');
});

test('6. Do not disable webSecurity', async ({ inspected: { desktop } }) => {
  expect((await desktop.window()).preferences).toMatchObject({ webSecurity: true });
  expect(desktop.notesOf('switch').map(({ name }) => name)).not.toContain('disable-web-security');
});

test('7. Define a Content-Security-Policy', async ({ page, desktop, expectedFaults }) => {
  for (const address of ['app://bundle/index.html', 'app://bundle/nothing', 'app://elsewhere/index.html']) {
    const { headers } = await desktop.program.ask('serve', { url: address, method: 'GET', headers: {} });
    expect(headers['content-security-policy'], address).toBe(CONTENT_SECURITY_POLICY);
  }
  expectedFaults.push(/Content Security Policy/);
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.ranInline = true';
    document.body.append(script);
    try {
      return [Reflect.get(globalThis, 'ranInline'), Reflect.construct(Function, ['return 1'])];
    } catch (error) {
      return [Reflect.get(globalThis, 'ranInline'), (error as Error).name];
    }
  });
  expect(ran[0]).toBeUndefined();
});

test('8. Do not enable allowRunningInsecureContent', async ({ inspected: { desktop } }) => {
  expect((await desktop.window()).preferences['allowRunningInsecureContent'] ?? false).toBe(false);
});

test('9. Do not enable experimental features', async ({ inspected: { desktop } }) => {
  expect((await desktop.window()).preferences['experimentalFeatures'] ?? false).toBe(false);
});

test('10. Do not use enableBlinkFeatures', async ({ inspected: { desktop } }) => {
  expect((await desktop.window()).preferences).not.toHaveProperty('enableBlinkFeatures');
  expect(await builtMain()).not.toContain('enable-blink-features');
});

test('11. Do not use allowpopups for WebViews', async ({ inspected: { page, desktop } }) => {
  expect((await desktop.window()).preferences['webviewTag'] ?? false).toBe(false);
  expect(await page.locator('webview').count()).toBe(0);
  const scripts = (await readdir(path.join(root, 'dist/renderer/assets'))).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(0);
  for (const name of scripts)
    expect(await readFile(path.join(root, 'dist/renderer/assets', name), 'utf8'), name).not.toMatch(/allowpopups|<webview/i);
});

test('12. Verify WebView options before creation: none is created', async ({ inspected: { desktop } }) => {
  expect(await desktop.program.ask('mayAttachWebview', { window: 1 })).toBe(false);
});

test('13. Disable or limit navigation', async ({ page, desktop }) => {
  const before = page.url();
  await clickLink(page, `${ELSEWHERE}/`, '');
  for (const url of [`${ELSEWHERE}/`, 'file:///etc/passwd', 'app://elsewhere/', 'app://bundle/index.html']) {
    for (const isMainFrame of [true, false])
      expect(await desktop.program.ask('mayNavigate', { window: 1, url, isMainFrame }), url).toBe(false);
  }
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(page.url()).toBe(before);
});

test('14. Disable or limit creation of new windows', async ({ page, desktop }) => {
  await clickLink(page, `${ELSEWHERE}/`, '_blank');
  await page.evaluate((url) => void window.open(url), `${ELSEWHERE}/`);
  expect(await desktop.program.ask('mayOpen', { window: 1, url: 'app://bundle/index.html' })).toBe(false);
  await expect.poll(() => page.context().pages().length).toBe(1);
  expect(desktop.notesOf('external')).toEqual([]);
});

test('15. Do not use shell.openExternal with untrusted content', async ({ inspected: { desktop } }) => {
  const refused = [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'app://bundle/',
    'https:',
    'smb://x/y',
    'mailto:a@b.example',
    'https://user:secret@omnibus.example/',
    ' https://omnibus.example/',
    'ms-settings:',
  ];
  for (const url of [...refused, 'https://omnibus.example/law?x=1']) await desktop.invokeFrom(OUR_FRAME, 'omnibus:open-link', url);
  expect(desktop.notesOf('external').map(({ url }) => url)).toEqual(['https://omnibus.example/law?x=1']);
});

test('16. Use a current version of Electron', async () => {
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
  const installed = JSON.parse(await readFile(path.join(root, 'node_modules/electron/package.json'), 'utf8')) as { version: string };
  expect(Number.parseInt(manifest.devDependencies['electron'] ?? '', 10)).toBeGreaterThanOrEqual(45);
  expect(Number.parseInt(installed.version, 10)).toBeGreaterThanOrEqual(45);
});

test.describe('17. Validate the sender of all IPC messages', () => {
  const strangers = [
    ['another site', { url: `${ELSEWHERE}/` }],
    ['another host of our scheme', { url: 'app://elsewhere/index.html' }],
    ['a file', { url: 'file:///index.html' }],
    ['a name that only begins like ours', { url: 'app://bundle.example/' }],
    ['a frame inside our page', { url: 'app://bundle/index.html', isInner: true }],
    ['an empty page', { url: 'about:blank' }],
    ['a frame that is gone', null],
  ] as const;

  test('every channel that main handles refuses every stranger', async ({ inspected: { desktop } }) => {
    const source = await readFile(path.join(root, 'electron/channels.ts'), 'utf8');
    const channels = [...source.matchAll(/'(omnibus:[a-z-]+)'/g)].flatMap(([, channel]) => channel ?? []);
    const fromMain = ['omnibus:progress', 'omnibus:menu'];
    const handled = channels.filter((channel) => ![...fromMain, 'omnibus:cancel'].includes(channel));
    expect(handled.length).toBeGreaterThan(4);
    for (const [who, frame] of strangers) {
      for (const channel of handled) {
        await expect(desktop.invokeFrom(frame, channel, '1', 'app.describe', {}), `${channel} of ${who}`).rejects.toThrow('refused');
      }
    }
  });

  test('a foreign page that has got into the window has the preload and gets nothing by it', async ({ page, desktop }) => {
    desktop.sites.set(ELSEWHERE, '<!doctype html><title>Elsewhere</title>');
    await (await desktop.window()).loadForeign(`${ELSEWHERE}/`);
    const answer = await page.evaluate(() =>
      window.omnibus?.call('assessments.list', {}).then(JSON.stringify, (error: Error) => error.message),
    );
    expect(answer).toBe("Error invoking remote method 'omnibus:call': Error: refused: not our page");
  });
});

test('18. Avoid usage of the file:// protocol and prefer usage of custom protocols', async ({ inspected: { page, desktop } }) => {
  expect(desktop.toApp(page.url())).toMatch(/^app:\/\/bundle\//);
  expect(desktop.notesOf('schemes').flatMap(({ schemes }) => schemes)).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  expect(checkMain(await builtMain())).toEqual([]);
  for (const address of [
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/electron/main.js',
    '//etc/passwd',
  ]) {
    const { status, body } = await desktop.program.ask('serve', { url: `app://bundle${address}`, method: 'GET', headers: {} });
    expect([status, body.length], address).toEqual([404, 0]);
  }
});

test('19. Check which fuses you can change', async () => {
  const fuses = await statedFuses();
  expect(Object.keys(fuses).sort()).toEqual([...FUSE_NAMES].sort());
  // That they are so in what is packed: test/electron/packaging.test.ts, and `npm run package` itself.
  expect(fuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
  });
});

test('20. Do not expose Electron APIs to untrusted web content', async ({ page }) => {
  const exposed = await page.evaluate(() => {
    const seen: string[] = [];
    const look = (value: unknown, name: string): void => {
      seen.push(`${name}: ${typeof value}`);
      if (typeof value === 'object' && value !== null) for (const [key, each] of Object.entries(value)) look(each, `${name}.${key}`);
    };
    look(window.omnibus, 'omnibus');
    return { seen, frozen: Object.isFrozen(window.omnibus) };
  });
  expect(exposed).toEqual({
    seen: [
      'omnibus: object',
      'omnibus.host: string',
      ...['call', 'chooseFiles', 'acceptFiles', 'saveFile', 'openLink', 'openedFiles', 'onMenu'].map((name) => `omnibus.${name}: function`),
    ],
    frozen: true,
  });
  const event = await page.evaluate(() => {
    const heard: unknown[][] = [];
    window.omnibus?.onMenu((...given: unknown[]) => heard.push(given));
    return heard;
  });
  expect(event).toEqual([]);
});
