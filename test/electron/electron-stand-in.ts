import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';

/**
 * A small stand-in for the part of Electron that the desktop window uses, so that the built main and preload can be
 * proven without Electron's program. It is strict: an API it does not have throws instead of reading as undefined, and
 * what Electron takes only before it is ready, or only in a certain order, is refused here as well.
 */
type Names<T> = Partial<Record<keyof T, unknown>>;
type Answer = (event: unknown, ...input: unknown[]) => unknown;

/** Throws for every member that it does not have; `then` must stay absent for promises. */
function strict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key === 'then' || key in target) return Reflect.get(target, key, receiver);
      throw new Error(`the stand-in has no ${name}.${key}`);
    },
  });
}

export class StandInContents extends EventEmitter {
  readonly id = 1;
  readonly sent: unknown[][] = [];
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  send = (...message: unknown[]): void => void this.sent.push(structuredClone(message));
  isDestroyed = (): boolean => false;
  setWindowOpenHandler = (handler: (details: { url: string }) => { action: string }): void => {
    this.openHandler = handler;
  };
}

interface StandInWindow {
  readonly window: unknown;
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly contents: StandInContents;
  readonly loaded: string[];
}

export class ElectronStandIn {
  phase: 'starting' | 'ready' = 'starting';
  readonly schemes: Electron.CustomScheme[] = [];
  readonly switches: string[] = [];
  readonly windows: StandInWindow[] = [];
  readonly session: Record<string, unknown> = {};
  readonly opened: string[] = [];
  readonly errorBoxes: string[] = [];
  menu: Electron.MenuItemConstructorOptions[] = [];
  quits = 0;
  exitStatus: number | undefined;
  /** What the user will answer to the next dialog. */
  nextDialog: unknown;
  readonly app = new EventEmitter();
  private readonly handlers = new Map<string, Answer>();
  private readonly listeners = new EventEmitter();
  private page: ((request: Request) => Promise<Response>) | undefined;
  private locked = false;
  private becomeReady: () => void = () => undefined;
  private readonly ready = new Promise<void>((resolve) => {
    this.becomeReady = resolve;
  });

  constructor(private readonly dataFolder: string) {}

  async fireReady(): Promise<void> {
    this.phase = 'ready';
    this.becomeReady();
    await new Promise(setImmediate);
  }

  hasHandler = (channel: string): boolean => this.handlers.has(channel);

  /** A message of a page at `address`, as a frame of the window; values are copied both ways as they are by Electron. */
  async invoke(channel: string, input: readonly unknown[], frame: { url: string; parent: unknown } | null): Promise<unknown> {
    const handler = this.handlers.get(channel);
    if (!handler) throw new Error(`nobody handles ${channel}`);
    return structuredClone(await handler({ sender: this.windows[0]?.contents, senderFrame: frame }, ...structuredClone([...input])));
  }

  emit(channel: string, input: readonly unknown[], frame: { url: string; parent: unknown } | null): void {
    this.listeners.emit(channel, { sender: this.windows[0]?.contents, senderFrame: frame }, ...input);
  }

  fetchPage(address: string): Promise<Response> {
    if (!this.page) throw new Error('no protocol handler');
    return this.page(new Request(address));
  }

  private beforeReady(what: string): void {
    if (this.phase !== 'starting') throw new Error(`${what} comes too late: the app is ready`);
  }
  private whenReadyOnly(what: string): void {
    if (this.phase !== 'ready') throw new Error(`${what} comes too early: the app is not ready`);
  }

  /** What `import … from 'electron'` gives to the main process. */
  module(): Names<typeof Electron> {
    const app: Names<Electron.App> = {
      commandLine: strict('app.commandLine', {
        getSwitchValue: (name: string) => (name === 'data-dir' ? this.dataFolder : ''),
        appendSwitch: (name: string) => {
          this.beforeReady('appendSwitch');
          this.switches.push(name);
        },
      }),
      setPath: () => {
        if (this.locked) throw new Error('setPath comes too late: the lock uses the path');
      },
      enableSandbox: () => this.beforeReady('enableSandbox'),
      on: this.app.on.bind(this.app),
      requestSingleInstanceLock: () => (this.locked = true),
      whenReady: () => this.ready,
      quit: () => void (this.quits += 1),
      exit: (status: number) => void (this.exitStatus = status),
      getVersion: () => '0.0.0',
      getLocale: () => 'en-GB',
    };
    return strict('electron', {
      app: strict('app', app),
      protocol: strict('protocol', {
        registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => {
          this.beforeReady('registerSchemesAsPrivileged');
          this.schemes.push(...schemes);
        },
        handle: (_scheme: string, page: (request: Request) => Promise<Response>) => {
          this.whenReadyOnly('protocol.handle');
          this.page = page;
        },
      } satisfies Names<Electron.Protocol>),
      session: strict('session', { defaultSession: this.defaultSession() }),
      ipcMain: strict('ipcMain', {
        handle: (channel: string, handler: Answer) => {
          if (this.handlers.has(channel)) throw new Error(`a second handler for ${channel}`);
          this.handlers.set(channel, handler);
        },
        on: this.listeners.on.bind(this.listeners),
      } satisfies Names<Electron.IpcMain>),
      dialog: strict('dialog', {
        showOpenDialog: async (parent: unknown) => this.answerDialog(parent),
        showSaveDialog: async (parent: unknown) => this.answerDialog(parent),
        showErrorBox: (_title: string, text: string) => void this.errorBoxes.push(text),
      } satisfies Names<Electron.Dialog>),
      shell: strict('shell', { openExternal: async (url: string) => void this.opened.push(url) } satisfies Names<Electron.Shell>),
      Menu: strict('Menu', {
        buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
        setApplicationMenu: (menu: unknown) => void (this.menu = menu as Electron.MenuItemConstructorOptions[]),
      }),
      BrowserWindow: windowClass(this),
    });
  }

  private answerDialog(parent: unknown): unknown {
    if (typeof parent !== 'object' || parent === null || !('webContents' in parent)) throw new Error('a dialog without its window');
    const answer = this.nextDialog;
    if (answer === undefined) throw new Error('a dialog that nobody expected');
    this.nextDialog = undefined;
    return answer;
  }

  private defaultSession(): object {
    const note = (name: string) => (value: unknown) => void (this.session[name] = value);
    return strict('session.defaultSession', {
      setPermissionRequestHandler: note('permissionRequest'),
      setPermissionCheckHandler: note('permissionCheck'),
      setDevicePermissionHandler: note('devicePermission'),
      setSpellCheckerEnabled: note('spellChecker'),
      webRequest: strict('webRequest', { onBeforeRequest: note('beforeRequest') }),
      on: (event: string, listener: unknown) => void (this.session[event] = listener),
    } satisfies Names<Electron.Session>);
  }
}

/** The class of windows: each keeps what it was made with, and shows itself to the app as Electron's do. */
function windowClass(standIn: ElectronStandIn): unknown {
  return class extends EventEmitter {
    readonly webContents = new StandInContents();
    private readonly record: StandInWindow;
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super();
      if (standIn.phase !== 'ready') throw new Error('a window comes too early: the app is not ready');
      this.record = { window: this, options, contents: this.webContents, loaded: [] };
      standIn.windows.push(this.record);
      standIn.app.emit('web-contents-created', {}, this.webContents);
    }
    show = (): void => undefined;
    focus = (): void => undefined;
    isMinimized = (): boolean => false;
    loadURL = async (url: string): Promise<void> => {
      this.record.loaded.push(url);
      this.emit('ready-to-show');
    };
    static getAllWindows = (): unknown[] => standIn.windows.map(({ window }) => window);
    static fromWebContents = (contents: unknown): unknown => standIn.windows.find((each) => each.contents === contents)?.window ?? null;
  };
}
