import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Line, type Answers } from '../line';
import type { AskedOfProgram, AskedOfTest } from '../questions';
import { makeApp } from './app';
import { Circumstances, preventable } from './circumstances';
import { makeDesktop } from './desktop';
import { makeMessages } from './messages';
import { makePages } from './pages';
import { makeWindows, type StandInWindow } from './windows';

/** How long the entry may take before `ready` is waited for in vain (Electron pull request 41369). */
const MOST_MS = 3_000;
const [, , appFolder = '', language = 'en-GB'] = process.argv;
// As Electron leaves it: the program, the app, the words of the user.
process.argv.splice(2, 2);
const manifest = JSON.parse(readFileSync(path.join(appFolder, 'package.json'), 'utf8')) as { main: string; version: string };

const answers: Answers<AskedOfProgram> = {
  serve: (request) => pages.serve(request),
  mayRequest: ({ url }) => pages.mayRequest(url),
  invoke: (input) => messages.invoke(windowOf(input.window), input),
  send: (input) => {
    messages.send(windowOf(input.window), input);
    return null;
  },
  mayNavigate: ({ window, url, isMainFrame }) => {
    const { contentsEvents } = windowOf(window);
    const event = Object.assign(preventable(), { url, isMainFrame });
    contentsEvents.emit('will-frame-navigate', event);
    if (isMainFrame && !event.defaultPrevented) contentsEvents.emit('will-navigate', event, url);
    return !event.defaultPrevented;
  },
  mayOpen: ({ window, url }) => {
    const { openHandler } = windowOf(window);
    // docs/tutorial/security, point 14: without a handler a window opens.
    if (openHandler === null) around.fault(`window.open of ${url} with no handler: Electron would open a window`);
    return openHandler?.({ url }).action !== 'deny';
  },
  mayHave: ({ window, permission }) => pages.mayHave(windowOf(window), permission),
  mayUnload: ({ window }) => {
    const event = preventable();
    // docs/api/web-contents, "Event: will-prevent-unload": without a listener the window stays, and nobody is told why.
    if (!windowOf(window).contentsEvents.emit('will-prevent-unload', event)) around.fault('the page stays and nobody is told');
    return event.defaultPrevented;
  },
  mayDownload: ({ url }) => pages.mayDownload(url),
  mayAttachWebview: ({ window }) => {
    const event = preventable();
    windowOf(window).contentsEvents.emit('will-attach-webview', event, {}, {});
    return !event.defaultPrevented;
  },
  clickMenu: ({ id }) => done(desktop.clickMenu(id)),
  pageCrashed: ({ window }) => {
    windowOf(window).contentsEvents.emit('render-process-gone', preventable(), { reason: 'crashed', exitCode: 5 });
    return null;
  },
  systemTurnsDark: ({ dark }) => done(desktop.turnDark(dark)),
  openFile: ({ file }) => {
    const event = preventable();
    around.appEvents.emit('open-file', event, file);
    // docs/api/app, "Event: open-file": "You should call event.preventDefault() if you want to handle this event."
    if (!event.defaultPrevented) around.fault('open-file is not prevented');
    return null;
  },
  moveWindow: ({ window, bounds, maximized }) => {
    const record = windowOf(window);
    Object.assign(record, { bounds, maximized });
    record.events.emit('resize');
    return null;
  },
  closeWindow: async ({ window }) => {
    await windowOf(window).close();
    return null;
  },
  quit: () => done(app.quit()),
};

const line = new Line<AskedOfTest>({ send: (frame) => void process.send?.(frame), isOpen: () => process.connected }, answers);
process.on('message', (message) => void line.receive(message));
process.on('disconnect', () => process.exit(0));

const around = new Circumstances(line, appFolder);
const windows = makeWindows(around);
const pages = makePages(around);
const messages = makeMessages(around);
const desktop = makeDesktop(around, windows);
const app = makeApp(around, windows.closeAll, manifest.version, language);

process.on('uncaughtException', (error) => around.fault(`uncaught in main: ${error.stack ?? error.message}`));
process.on('unhandledRejection', (reason) => around.fault(`unhandled rejection in main: ${String(reason)}`));

const done = (_done: void): null => null;

function windowOf(id: number): StandInWindow {
  const found = windows.all.get(id);
  if (!found) throw new Error('this window is gone');
  return found;
}

/** `electron` leads here: the module of that name beside the app takes its exports from this. */
Object.assign(globalThis, {
  standInElectron: {
    app: app.app,
    protocol: pages.protocol,
    session: pages.session,
    ipcMain: messages.ipcMain,
    BrowserWindow: windows.BrowserWindow,
    ...desktop.parts,
  },
});

// `ready` waits until the entry has been evaluated and then comes at the first chance (Electron pull request 41369).
const late = setTimeout(() => around.fault('main has not finished loading: it awaits what comes only afterwards'), MOST_MS);
try {
  await import(pathToFileURL(path.join(appFolder, manifest.main)).href);
  clearTimeout(late);
  setImmediate(() => app.becomeReady());
} catch (error) {
  clearTimeout(late);
  await line.ask('note', {
    kind: 'fault',
    text: `main could not be loaded: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  });
  process.exit(1);
}
