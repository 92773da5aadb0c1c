import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type * as Electron from 'electron';
import { buildStandIn, type BuiltStandIn } from './built-stand-in';
import { Line, type Answers } from './line';
import type { AskedOfProgram, AskedOfTest, DialogShown, FrameAddress, MenuEntry, Note } from './questions';
import { pack, unpack } from './packed-values';
import { WindowPage } from './window-page';

/** The window's profile of a test lies beside its data, not with that of the user. */
export const ownCache = (dataFolder: string) => ({ XDG_CACHE_HOME: `${dataFolder}/cache`, LOCALAPPDATA: `${dataFolder}/cache` });

export interface StandInOptions {
  readonly browser: Browser;
  /** Made by `layOutApp`. */
  readonly appFolder: string;
  readonly dataFolder: string;
  /** What the user, or the system, put after the program's name. */
  readonly words?: readonly string[];
  /** The system's language, e.g. `fr-CH`. */
  readonly language?: string;
}

/**
 * The built main process in a process of its own, each of its windows a page of real Chromium. Whatever goes wrong on
 * either side is a fault; who tests looks at `faults` at the end.
 */
export class StandIn {
  readonly faults: string[] = [];
  readonly notes: Note[] = [];
  readonly dialogs: DialogShown[] = [];
  /** What the user will do with the next dialogs; a dialog that nobody expects is a fault. */
  readonly dialogAnswers: Readonly<Record<string, unknown>>[] = [];
  /** Addresses that the app refused to let out. */
  readonly blocked: string[] = [];
  /** Sites that are to be had, by origin: for pages that should never be shown. */
  readonly sites = new Map<string, string>();
  readonly schemes = new Map<string, Electron.Privileges>();
  readonly exited: Promise<number>;
  readonly program: Line<AskedOfProgram>;
  isClosing = false;
  private readonly windows = new Map<number, WindowPage>();
  private readonly child: ChildProcess;
  private context: BrowserContext | undefined;
  private written = '';

  private constructor(
    private readonly options: StandInOptions,
    private readonly built: BuiltStandIn,
  ) {
    const { appFolder, dataFolder, language = 'en-GB', words = [] } = options;
    // Another folder than the app's, so that nothing can rely on where it was started from.
    this.child = fork(built.program, [appFolder, language, `--data-dir=${dataFolder}`, ...words], {
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      cwd: '/',
      execArgv: [],
      env: { PATH: process.env['PATH'], ...ownCache(dataFolder) },
    });
    const wire = { send: (frame: unknown) => void this.child.send(frame as object, () => undefined), isOpen: () => this.child.connected };
    this.program = new Line<AskedOfProgram>(wire, this.answers());
    this.child.on('message', (message) => void this.program.receive(message));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.written += chunk.toString()));
    this.exited = once(this.child, 'exit').then(([status]) => {
      this.program.hangUp();
      return status as number;
    });
  }

  static async launch(options: StandInOptions): Promise<StandIn> {
    const standIn = new StandIn(options, await buildStandIn());
    return standIn;
  }

  /** What the program wrote to its error output. */
  reported = (): string => this.written;

  /** The page of the window at this address, e.g. `app://bundle/index.html`, loaded. */
  async pageAt(address: string): Promise<Page> {
    const found = (): WindowPage | undefined =>
      [...this.windows.values()].find((each) => each.isLoaded && this.toApp(each.page.url()).startsWith(address));
    await this.until(() => found() !== undefined, `no window shows ${address}`);
    const window = found();
    if (!window) throw new Error('the window is gone');
    return window.page;
  }

  /** The page of the first window, loaded. Rejects with the faults when there will be none. */
  async page(): Promise<Page> {
    const window = await this.window();
    return window.page;
  }

  async window(): Promise<WindowPage> {
    const loaded = (): WindowPage | undefined => [...this.windows.values()].find((each) => each.isLoaded);
    await this.until(() => loaded() !== undefined, 'no window was shown');
    const window = loaded();
    if (!window) throw new Error('the window is gone');
    return window;
  }

  /** Waits for something that the program tells; rejects when it ends before. */
  async until(holds: () => boolean, otherwise: string): Promise<void> {
    const deadline = Date.now() + 15_000;
    while (!holds()) {
      if (this.child.exitCode !== null || Date.now() > deadline)
        throw new Error(`${otherwise}: ${this.faults.join(' | ') || this.written || 'it ended'}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  notesOf<K extends Note['kind']>(kind: K): readonly Extract<Note, { kind: K }>[] {
    return this.notes.filter((note): note is Extract<Note, { kind: K }> => note.kind === kind);
  }

  menu = (): readonly MenuEntry[] => this.notesOf('menu').at(-1)?.entries ?? [];

  /** A message as if it came from such a frame of the first window; resolves with the answer of its handler. */
  async invokeFrom(frame: FrameAddress | null, channel: string, ...input: readonly unknown[]): Promise<unknown> {
    const { ok, text } = await this.program.ask('invoke', { window: 1, channel, text: pack(input), frame });
    if (!ok) throw new Error(text);
    return unpack(text);
  }

  /** Ends as a crash of the whole program would. */
  async kill(): Promise<void> {
    this.isClosing = true;
    this.child.kill('SIGKILL');
    await this.exited;
    await this.closePages();
  }

  /** Quits as the user would, and waits until the process is gone. */
  async quit(): Promise<number> {
    if (this.child.exitCode === null) await this.program.ask('quit', null).catch(() => undefined);
    const patience = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    const status = await this.exited;
    clearTimeout(patience);
    this.isClosing = true;
    await this.closePages();
    return status;
  }

  /** `app://bundle/x` as a page that Chromium can show; without the privilege `secure` it is no secure context. */
  toPage(url: string): string {
    const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url);
    const privileges = this.schemes.get(parts?.[1] ?? '');
    if (!parts || !privileges) return url;
    return `${privileges.secure ? 'https' : 'http'}://${parts[2]}.${parts[1]}.test${parts[3] || '/'}`;
  }

  toApp(url: string): string {
    const parts = /^https?:\/\/([^/?#]*?)\.([a-z0-9+-]+)\.test(.*)$/i.exec(url);
    return parts && this.schemes.has(parts[2] ?? '') ? `${parts[2]}://${parts[1]}${parts[3]}` : url;
  }

  private async contextOf(): Promise<BrowserContext> {
    if (this.context) return this.context;
    this.context = await this.options.browser.newContext({
      serviceWorkers: 'block',
      acceptDownloads: true,
      locale: this.options.language ?? 'en-GB',
    });
    // Pages that are no window of the app, such as a refused pop-up, reach nothing.
    await this.context.route('**/*', (route) => route.abort().catch(() => undefined));
    return this.context;
  }

  /** Chromium crashes when a context is closed right after one of its pages refused to unload: the pages are closed first. */
  private async closePages(): Promise<void> {
    for (const page of this.context?.pages() ?? []) await page.close().catch(() => undefined);
    await this.context?.close();
  }

  private windowOf(id: number): WindowPage {
    const found = this.windows.get(id);
    if (!found) throw new Error('no such window');
    return found;
  }

  private answers(): Answers<AskedOfTest> {
    return {
      note: (note) => {
        this.notes.push(note);
        if (note.kind === 'fault') this.faults.push(note.text);
        if (note.kind === 'schemes') for (const { scheme, privileges } of note.schemes) this.schemes.set(scheme, privileges ?? {});
        return null;
      },
      openWindow: async (opening) => {
        const window = new WindowPage(this, opening, this.built);
        this.windows.set(opening.window, window);
        await window.open(await this.contextOf());
        return null;
      },
      loadPage: ({ window, url }) => this.windowOf(window).load(url),
      reloadPage: async ({ window }) => {
        await this.windowOf(window).reload(await this.contextOf());
        return null;
      },
      closePage: async ({ window, force }) => {
        const closed = await this.windowOf(window).close(force);
        if (closed) this.windows.delete(window);
        return closed;
      },
      sendToPage: async ({ window, channel, text }) => {
        await this.windowOf(window).receive({ what: 'message', channel, input: text });
        return null;
      },
      showDialog: (shown) => {
        this.dialogs.push(shown);
        const answer = this.dialogAnswers.shift();
        if (answer) return answer;
        this.faults.push(`a dialog that nobody expected: ${shown.kind}`);
        return { canceled: true, filePaths: [], filePath: '', response: 0 };
      },
    };
  }
}
