import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { ensureElectron } from '#build/ensure-electron';
import { resultFrom } from './call-desktop';
import { expect, test } from './omnibus-desktop';
import { layOutApp, type Edit } from './stand-in/app-folder';
import { StandIn } from './stand-in/stand-in';

/**
 * What could be wrong with the built program without any type checker noticing: each is put into the built files, and
 * must be caught. `said` is looked for among the faults.
 */
interface Case {
  readonly what: string;
  readonly edits: readonly Edit[];
  readonly said: RegExp;
  /** What brings it to light, once the window is there. */
  readonly act?: (page: Page, desktop: StandIn) => Promise<void>;
}

const M = 'main.js';
const P = 'preload.cjs';
const START = 'lockDownSession();';
const describeApp = async (page: Page): Promise<void> => void (await resultFrom(page, 'app.describe', {}).catch(() => undefined));

const CASES: readonly Case[] = [
  {
    what: 'a channel that main does not have',
    edits: [[P, '"omnibus:call"', '"omnibus:cal"']],
    said: /no handler registered for 'omnibus:cal'/,
  },
  {
    what: 'a command of the menu that nobody hears',
    edits: [[P, '"omnibus:menu"', '"omnibus:men"']],
    act: async (_page, desktop) => {
      await desktop.until(() => desktop.menu().length > 0, 'no menu');
      await desktop.program.ask('clickMenu', { id: 'start' });
    },
    said: /nobody in the preload listens to 'omnibus:menu'/,
  },
  { what: 'a preload that requires a module of Node', edits: [[P, /^/, 'require("node:fs");\n']], said: /module not found: node:fs/ },
  { what: 'a preload in pieces', edits: [[P, /^/, 'require("./chunk.cjs");\n']], said: /module not found: \.\/chunk\.cjs/ },
  { what: 'a preload that uses a name that is not there', edits: [[P, /^/, 'nowhere;\n']], said: /nowhere is not defined/ },
  { what: 'a preload as an ES module', edits: [[P, /^/, 'import "electron";\n']], said: /Cannot use import statement outside a module/ },
  {
    what: 'a preload that is not there',
    edits: [[M, '"preload.cjs"', '"preload.js"']],
    said: /Unable to load preload script: preload\.js/,
  },
  {
    what: 'a preload by a relative path',
    edits: [[M, /preload: path\.join\(here, "preload\.cjs"\)/, 'preload: "preload.cjs"']],
    said: /must have absolute path/,
  },
  {
    what: 'an API of Electron that the preload is not given',
    edits: [[P, /^/, 'require("electron").clipboard;\n']],
    said: /no electron in the preload\.clipboard/,
  },
  {
    what: 'a content policy that blocks the page',
    edits: [[M, '"script-src \'self\'"', '"script-src \'none\'"']],
    said: /Content Security Policy/,
  },
  { what: 'no content policy', edits: [[M, /"content-security-policy": CONTENT_SECURITY_POLICY,/, '']], said: /has no content policy/ },
  { what: 'an answer without a content type', edits: [[M, /"content-type": mediaType,/, '']], said: /has no content type/ },
  {
    what: 'a protocol handler that throws',
    edits: [[M, 'if (url.host !== HOST)', 'null.x; if (url.host !== HOST)']],
    said: /the protocol handler threw/,
  },
  {
    what: 'a page of the disk',
    edits: [[M, 'window.loadURL(START_ADDRESS)', 'window.loadURL("file:///index.html")']],
    said: /loadURL of a file: address/,
  },
  {
    what: 'an answer that cannot be cloned',
    edits: [[M, 'return await dispatch(', 'return () => dispatch(']],
    act: describeApp,
    said: /gave what cannot be cloned/,
  },
  { what: 'no sandbox', edits: [[M, 'sandbox: true', 'sandbox: false']], said: /sandbox is off/ },
  { what: 'no isolated context', edits: [[M, 'contextIsolation: true', 'contextIsolation: false']], said: /contextIsolation is off/ },
  { what: 'Node in the page', edits: [[M, 'nodeIntegration: false', 'nodeIntegration: true']], said: /nodeIntegration is on/ },
  { what: 'no web security', edits: [[M, 'webSecurity: true', 'webSecurity: false']], said: /webSecurity is off/ },
  {
    what: 'no permission handler',
    edits: [[M, /ours\.setPermissionRequestHandler\([^;]*;/, '']],
    said: /Electron grants every permission/,
  },
  {
    what: 'no handler for windows',
    edits: [[M, /contents\.setWindowOpenHandler\([^;]*;/, '']],
    act: async (page) => page.evaluate(() => void window.open('https://omnibus.example/')),
    said: /Electron would open a window/,
  },
  { what: 'a scheme that is not standard', edits: [[M, 'standard: true', 'standard: false']], said: /not registered as standard/ },
  {
    what: 'a scheme without fetch',
    edits: [[M, 'supportFetchAPI: true', 'supportFetchAPI: false']],
    act: async (page) => page.evaluate(async () => void (await fetch('/index.html').catch(() => undefined))),
    said: /no supportFetchAPI/,
  },
  {
    what: 'an await at the top level for what comes afterwards',
    edits: [[M, 'app.whenReady().then(start)', '(await app.whenReady(), start()).then(() => 0)']],
    said: /has not finished loading/,
  },
  {
    what: 'schemes registered when the app is ready',
    edits: [[M, START, `${START} protocol.registerSchemesAsPrivileged([{ scheme: "b" }]);`]],
    said: /should be called before app is ready/,
  },
  {
    what: 'schemes registered twice',
    edits: [[M, 'app.enableSandbox();', 'app.enableSandbox(); protocol.registerSchemesAsPrivileged([{ scheme: "b" }]);']],
    said: /only one call counts/,
  },
  {
    what: 'a path set when the app is ready',
    edits: [[M, START, `${START} app.setPath("userData", "/nowhere");`]],
    said: /should be called before app is ready/,
  },
  {
    what: 'a switch set when the app is ready',
    edits: [[M, START, `${START} app.commandLine.appendSwitch("late");`]],
    said: /after ready has no effect/,
  },
  { what: '__dirname', edits: [[M, 'here = import.meta.dirname', 'here = __dirname']], said: /__dirname is not defined/ },
  { what: 'a library left outside', edits: [[M, /^/, 'import "not-bundled";\n']], said: /Cannot find package 'not-bundled'/ },
  {
    what: 'an API that the stand-in does not know',
    edits: [[M, START, `${START} app.setLoginItemSettings({});`]],
    said: /no app\.setLoginItemSettings/,
  },
  {
    what: 'a second handler of one channel',
    edits: [[M, START, `${START} for (const _ of [1, 2]) ipcMain.handle("x", () => 1);`]],
    said: /second handler for 'x'/,
  },
  { what: "Electron's own menu", edits: [[M, 'Menu.setApplicationMenu(null);', '']], said: /a window under Electron's own menu/ },
  { what: 'keys that are none', edits: [[M, '"CmdOrCtrl+O"', '"Strg+O"']], said: /conversion failure of the accelerator Strg\+O/ },
  {
    what: 'a dialog without a parent',
    edits: [[M, 'dialog.showOpenDialog(window, ', 'dialog.showOpenDialog(']],
    act: async (_page, desktop) => {
      desktop.dialogAnswers.push({ canceled: true, filePaths: [] });
      await desktop.until(() => desktop.menu().length > 0, 'no menu');
      await desktop.program.ask('clickMenu', { id: 'open-bundle' });
    },
    said: /without a parent window is not modal/,
  },
  {
    what: 'a page that refuses to close, and nobody who asks why',
    edits: [[M, '.on("will-prevent-unload", ', '.on("will-prevent-nothing", ']],
    act: async (page, desktop) => {
      await page.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()));
      // Chromium asks nobody on behalf of a page that was never touched.
      await page.getByRole('heading', { level: 1 }).click();
      await desktop.program.ask('closeWindow', { window: 1 });
    },
    said: /the page stays and nobody is told/,
  },
  {
    what: 'open-file that is not prevented',
    edits: [[M, /app\.on\("open-file", \(event, file\) => \{\s*event\.preventDefault\(\);/, 'app.on("open-file", (event, file) => {']],
    act: async (_page, desktop) => void (await desktop.program.ask('openFile', { file: '/nowhere/x.omnibus' })),
    said: /open-file is not prevented/,
  },
];

test.describe('faults of the built program are caught', () => {
  for (const { what, edits, act, said } of CASES) {
    test(what, async ({ browser, dataFolder }) => {
      await ensureElectron();
      const appFolder = await layOutApp(edits);
      const desktop = await StandIn.launch({ browser, appFolder, dataFolder });
      const heard = (): string => [...desktop.faults, desktop.reported()].join('\n');
      try {
        if (act) await act(await desktop.page(), desktop);
        // The program may well end over it: then everything it had to say has been said.
        await desktop.until(() => said.test(heard()), `not caught: ${what}`).catch(() => undefined);
        expect(heard()).toMatch(said);
      } finally {
        await desktop.kill();
        await rm(path.dirname(appFolder), { recursive: true, force: true });
      }
    });
  }
});
