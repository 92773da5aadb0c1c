import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type * as Electron from 'electron';
import { pack } from '../packed-values';
import { strict, type Members } from '../strict';
import { eventsOf, preventable, type Circumstances } from './circumstances';

type OpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' };

export interface StandInWindow {
  readonly id: number;
  readonly events: EventEmitter;
  readonly contentsEvents: EventEmitter;
  /** What the program holds. */
  readonly window: object;
  readonly contents: object;
  openHandler: OpenHandler | null;
  bounds: Electron.Rectangle;
  maximized: boolean;
  close(): Promise<boolean>;
  /** What follows when there is no window any more. */
  isGone(): void;
}

export interface WindowsPart {
  readonly BrowserWindow: object;
  readonly all: Map<number, StandInWindow>;
  isWindow(value: unknown): boolean;
  closeAll(): Promise<boolean>;
}

/** Electron's defaults (docs/api/structures/web-preferences). */
const DEFAULTS = { contextIsolation: true, nodeIntegration: false, webSecurity: true, sandbox: true };
/** Each makes the page more than a page; points 2 to 11 of Electron's security checklist. */
const UNSAFE_ON = [
  'nodeIntegration',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'enableBlinkFeatures',
  'webviewTag',
] as const satisfies readonly (keyof Electron.WebPreferences)[];
const UNSAFE_OFF = ['contextIsolation', 'sandbox', 'webSecurity'] as const satisfies readonly (keyof Electron.WebPreferences)[];

export function makeWindows(around: Circumstances): WindowsPart {
  const all = new Map<number, StandInWindow>();
  let count = 0;

  function open(options: Electron.BrowserWindowConstructorOptions = {}): object {
    // "Cannot create BrowserWindow before app is ready" (shell/browser/api/electron_api_base_window.cc).
    around.mustBeReady('BrowserWindow');
    const id = (count += 1);
    // lib/browser/init.ts: until the app sets a menu there is one of Electron's, in English, that reloads the page and opens the tools.
    if (!around.hasOwnMenu) around.fault("a window under Electron's own menu");
    const preferences = { ...DEFAULTS, ...options.webPreferences };
    for (const name of UNSAFE_ON) if (preferences[name]) around.fault(`webPreferences: ${name} is on`);
    for (const name of UNSAFE_OFF) if (!preferences[name]) around.fault(`webPreferences: ${name} is off`);
    const events = new EventEmitter();
    const contentsEvents = new EventEmitter();
    const bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    const opened = around.test.ask('openWindow', {
      window: id,
      width: bounds.width,
      height: bounds.height,
      preload: readPreload(preferences.preload, around.fault),
      preferences: JSON.parse(JSON.stringify(preferences)) as Record<string, unknown>,
    });
    let gone = false;

    const contents = {
      ...eventsOf(contentsEvents),
      id,
      isDestroyed: () => gone,
      send: (channel: string, ...input: unknown[]) => {
        if (gone) throw new TypeError('Object has been destroyed');
        void around.test.ask('sendToPage', { window: id, channel, text: pack(input) }).catch(() => undefined);
      },
      setWindowOpenHandler: (handler: OpenHandler) => {
        record.openHandler = handler;
      },
      reload: () => void around.test.ask('reloadPage', { window: id }).catch(() => undefined),
      print: () => around.note({ kind: 'print' }),
    } satisfies Members<Electron.WebContents>;

    const window = {
      ...eventsOf(events),
      show: () => around.note({ kind: 'shown', window: id }),
      focus: () => around.note({ kind: 'focus', window: id }),
      restore: () => around.note({ kind: 'restored', window: id }),
      isMinimized: () => false,
      isMaximized: () => record.maximized,
      maximize: () => {
        record.maximized = true;
        around.note({ kind: 'maximized', window: id });
      },
      getNormalBounds: () => ({ ...record.bounds }),
      isDestroyed: () => gone,
      close: () => void record.close(),
      // docs/api/base-window, "win.destroy()": neither the page nor the event `close` is asked.
      destroy: () => {
        record.isGone();
        void opened.then(() => around.test.ask('closePage', { window: id, force: true })).catch(() => undefined);
      },
      setBackgroundColor: (color: string) => around.note({ kind: 'background', color }),
      loadURL: async (url: string) => {
        refuseAddress(url, around);
        await opened;
        const failed = await around.test.ask('loadPage', { window: id, url });
        if (failed !== null) throw new Error(`${failed} loading '${url}'`);
        events.emit('ready-to-show');
        contentsEvents.emit('did-finish-load');
      },
      loadFile: (file: string) => {
        around.fault(`loadFile of ${file} makes a file: page`);
        throw new Error('the stand-in shows no file: page');
      },
      get webContents() {
        return record.contents;
      },
    } satisfies Members<Electron.BrowserWindow>;

    const record: StandInWindow = {
      id,
      events,
      contentsEvents,
      window: strict('BrowserWindow', window, around.fault),
      contents: strict('webContents', contents, around.fault),
      openHandler: null,
      bounds,
      maximized: false,
      close: async () => {
        const event = preventable();
        events.emit('close', event);
        if (event.defaultPrevented) return false;
        await opened.catch(() => undefined);
        if (gone) return true;
        if (!(await around.test.ask('closePage', { window: id, force: false }))) return false;
        record.isGone();
        return true;
      },
      isGone: () => {
        if (gone) return;
        gone = true;
        all.delete(id);
        events.emit('closed');
        // docs/api/app, "Event: window-all-closed": without a listener the program ends.
        if (all.size === 0 && !around.isQuitting && !around.appEvents.emit('window-all-closed')) around.quit();
      },
    };
    all.set(id, record);
    // docs/api/app, "Event: web-contents-created": emitted while the window is being made.
    around.appEvents.emit('web-contents-created', preventable(), record.contents);
    return record.window;
  }

  const statics = {
    getAllWindows: () => [...all.values()].map(({ window }) => window),
    fromWebContents: (contents: unknown) => [...all.values()].find((each) => each.contents === contents)?.window ?? null,
  } satisfies Members<typeof Electron.BrowserWindow>;

  return {
    all,
    BrowserWindow: new Proxy(function BrowserWindow() {}, {
      construct: (_target, [options]) => open(options as Electron.BrowserWindowConstructorOptions),
      get: (_target, key) => Reflect.get(strict('BrowserWindow', statics, around.fault), key) as unknown,
    }),
    isWindow: (value) => [...all.values()].some(({ window }) => window === value),
    closeAll: async () => {
      for (const each of [...all.values()]) if (!(await each.close())) return false;
      return true;
    },
  };
}

/** "preload script must have absolute path" (lib/browser/init); one that cannot be read is only reported to the console. */
function readPreload(file: string | undefined, fault: (text: string) => void): { file: string; text: string } | null {
  if (file === undefined) return null;
  if (!path.isAbsolute(file)) {
    fault('preload script must have absolute path');
    return null;
  }
  try {
    return { file, text: readFileSync(file, 'utf8') };
  } catch {
    fault(`Unable to load preload script: ${path.basename(file)}`);
    return null;
  }
}

function refuseAddress(url: string, around: Circumstances): void {
  const scheme = new URL(url).protocol.slice(0, -1);
  // docs/tutorial/security, point 18: file: pages have privileges of their own.
  if (scheme === 'file') around.fault('loadURL of a file: address');
  const privileges = around.schemes.get(scheme);
  if (!privileges?.standard) around.fault(`the scheme ${scheme} is not registered as standard: it has no origin and no relative addresses`);
}
