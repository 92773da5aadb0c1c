import { Script } from 'node:vm';
import type { BrowserContext, CDPSession, Page, Request, Route } from '@playwright/test';
import type { BuiltStandIn } from './built-stand-in';
import type { ToMain } from './isolated-world';
import type { WindowOpening } from './questions';
import type { StandIn } from './stand-in';

const WORLD = 'Electron Isolated Context';
/** What a page does not survive in silence. */
const CONSOLE_FAULTS = /Content Security Policy|Failed to load module script|Not allowed to load local resource/;
/**
 * What Chromium says when a page wants to close itself and may not. In Electron it may (shell/browser/electron_browser_client.cc,
 * OverrideWebPreferences: `allow_scripts_to_close_windows`).
 */
const WANTS_TO_CLOSE = /^Scripts may close only the windows that were opened by/;
const PERMISSIONS = ['geolocation', 'notifications', 'clipboard-read', 'media'];

/**
 * One window: a page of Chromium, its preload in an isolated world of its own (Page.addScriptToEvaluateOnNewDocument
 * with a world's name), so that the page truly sees neither its names nor the way to main.
 */
export class WindowPage {
  isLoaded = false;
  private isClosing = false;
  private shown: Page | undefined;
  private session: CDPSession | undefined;
  private worlds: number[] = [];
  /** The address that main itself loads, which is no navigation of the page. */
  private loading: string | null = null;

  constructor(
    private readonly standIn: StandIn,
    private readonly opening: WindowOpening,
    private readonly built: BuiltStandIn,
  ) {}

  get page(): Page {
    if (!this.shown) throw new Error('the window has no page yet');
    return this.shown;
  }

  get preferences(): Readonly<Record<string, unknown>> {
    return this.opening.preferences;
  }

  get preloadFile(): string | undefined {
    return this.opening.preload?.file;
  }

  async open(context: BrowserContext): Promise<void> {
    const page = await context.newPage();
    this.shown = page;
    this.worlds = [];
    await page.setViewportSize({ width: this.opening.width, height: this.opening.height });
    this.watch(page);
    const session = await context.newCDPSession(page);
    this.session = session;
    session.on('Runtime.executionContextCreated', ({ context: world }) => {
      if (world.name === WORLD) this.worlds.push(world.id);
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.worlds = this.worlds.filter((world) => world !== executionContextId);
    });
    session.on('Runtime.executionContextsCleared', () => {
      this.worlds = [];
    });
    session.on(
      'Runtime.bindingCalled',
      ({ payload, executionContextId }) => void this.fromPreload(JSON.parse(payload) as ToMain, executionContextId),
    );
    session.on('Page.windowOpen', ({ url }) => {
      void this.standIn.program.ask('mayOpen', { window: this.opening.window, url: this.standIn.toApp(url) }).catch(() => undefined);
    });
    await session.send('Page.enable');
    await session.send('Runtime.enable');
    await this.installPreload(session);
    await page.route('**/*', (route, request) => this.route(route, request).catch((error: unknown) => this.routeFailed(error)));
  }

  /** Resolves with Chromium's word for why the page could not be loaded, or null. */
  async load(url: string): Promise<string | null> {
    const { program } = this.standIn;
    for (const permission of PERMISSIONS) {
      if (await program.ask('mayHave', { window: this.opening.window, permission }))
        this.standIn.faults.push(`the permission ${permission} was granted`);
    }
    this.loading = this.standIn.toPage(url);
    try {
      await this.page.goto(this.loading, { waitUntil: 'load' });
      return null;
    } catch (error) {
      return /net::(\w+)/.exec(String(error))?.[1] ?? String(error);
    } finally {
      this.loading = null;
      this.isLoaded = true;
    }
  }

  /** As `load`, but of any address: what a page looks like that should never be in the window. */
  async loadForeign(url: string): Promise<void> {
    this.loading = url;
    await this.page.goto(url);
    this.loading = null;
  }

  /** A page that crashed cannot be used again: the window gets a new one, at the same address. */
  async reload(context: BrowserContext): Promise<void> {
    const url = this.page.url();
    this.isLoaded = false;
    await this.page.close();
    await this.open(context);
    await this.load(this.standIn.toApp(url));
  }

  /** False where the page stays. */
  async close(force: boolean): Promise<boolean> {
    // What a page was still loading when it is closed is no fault of the app.
    this.isClosing = true;
    if (!force && this.isLoaded && !this.page.isClosed() && !(await this.unloads())) {
      this.isClosing = false;
      return false;
    }
    await this.page.unrouteAll({ behavior: 'ignoreErrors' }).catch(() => undefined);
    await this.page.close({ runBeforeUnload: false }).catch(() => undefined);
    return true;
  }

  /**
   * The page's own `beforeunload` is heard. One that prevents it is asked about with `will-prevent-unload`, and stays unless
   * that is prevented (shell/browser/electron_javascript_dialog_manager.cc, RunBeforeUnloadDialog): no dialog is shown.
   */
  private async unloads(): Promise<boolean> {
    const page = this.page;
    return new Promise((resolve) => {
      page.once('close', () => resolve(true));
      page.once('dialog', (shown) => {
        const { window } = this.opening;
        void this.standIn.program
          .ask('mayUnload', { window })
          .catch(() => true)
          .then(async (may) => {
            await (may ? shown.accept() : shown.dismiss());
            if (!may) resolve(false);
          });
      });
      page.close({ runBeforeUnload: true }).catch(() => resolve(true));
    });
  }

  /** A message of main, into the preload's world. */
  async receive(message: object, world: number | undefined = this.worlds.at(-1)): Promise<void> {
    if (world === undefined) {
      this.standIn.faults.push(`a message to a page without a preload: ${JSON.stringify(message)}`);
      return;
    }
    const call = {
      executionContextId: world,
      functionDeclaration: 'function (text) { globalThis.standInReceive(text); }',
      arguments: [{ value: JSON.stringify(message) }],
    };
    await this.session?.send('Runtime.callFunctionOn', call).catch(() => undefined);
  }

  private watch(page: Page): void {
    const { faults, program } = this.standIn;
    page.on('console', (message) => {
      if (WANTS_TO_CLOSE.test(message.text())) void program.ask('closeWindow', { window: this.opening.window }).catch(() => undefined);
      if (message.type() === 'error' && CONSOLE_FAULTS.test(message.text())) faults.push(`page: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.isClosing || faults.push(`page: ${error.message}`));
    page.on('popup', (popup) => void popup.close().catch(() => undefined));
    page.on('crash', () => {
      this.isLoaded = false;
      void program.ask('pageCrashed', { window: this.opening.window }).catch(() => undefined);
    });
    page.on('download', (download) => {
      void program.ask('mayDownload', { url: download.url() }).then((may) => {
        if (may) faults.push(`a download that nobody prevented: ${download.url()}`);
        return download.cancel();
      });
    });
  }

  private async installPreload(session: CDPSession): Promise<void> {
    const { preload } = this.opening;
    if (preload === null) return;
    await session.send('Runtime.addBinding', { name: 'standInSend', executionContextName: WORLD });
    // Electron runs the preload in the main frame only, unless nodeIntegrationInSubFrames asks for more.
    const inWindow = 'if (window === window.top && location.href !== "about:blank")';
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: `${inWindow} { ${this.built.mainWorld} }` });
    const script = `globalThis.standInPreload = function (require, process, exports, module) { ${preload.text}\n};`;
    try {
      // Chromium drops without a word what it cannot parse, for one an ES module.
      this.parses(preload.text);
    } catch (error) {
      this.standIn.faults.push(`Unable to load preload script: ${String(error)}`);
    }
    await session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: `${inWindow} { ${script} ${this.built.isolatedWorld} }`,
      worldName: WORLD,
    });
  }

  private parses(text: string): void {
    new Script(`(function (require, process, exports, module) { ${text}\n})`);
  }

  private async route(route: Route, request: Request): Promise<void> {
    const { standIn } = this;
    const target = standIn.toApp(request.url());
    const frame = request.isNavigationRequest() ? request.frame() : null;
    const isMainFrame = frame !== null && frame === this.page.mainFrame();
    const isLoading = isMainFrame && this.loading !== null && withoutHash(request.url()) === withoutHash(this.loading);
    if (frame !== null && !isLoading) {
      if (!(await standIn.program.ask('mayNavigate', { window: this.opening.window, url: target, isMainFrame })))
        return route.abort('aborted');
    }
    const site = standIn.sites.get(new URL(request.url()).origin);
    if (site !== undefined && isLoading) return route.fulfill({ contentType: 'text/html', body: site });
    if (!(await standIn.program.ask('mayRequest', { url: target }))) {
      standIn.blocked.push(target);
      return route.abort('blockedbyclient');
    }
    if (target === request.url()) {
      standIn.faults.push(`a request to elsewhere: ${target}`);
      return route.abort('internetdisconnected');
    }
    await this.serve(route, request, target, frame !== null);
  }

  private async serve(route: Route, request: Request, target: string, isDocument: boolean): Promise<void> {
    const { faults, program, schemes } = this.standIn;
    // docs/api/protocol, registerSchemesAsPrivileged: fetch works only with `supportFetchAPI`.
    if (['fetch', 'xhr'].includes(request.resourceType()) && !schemes.get(new URL(target).protocol.slice(0, -1))?.supportFetchAPI) {
      faults.push(`fetch of ${target}: its scheme has no supportFetchAPI`);
      return route.abort('failed');
    }
    const { failed, status, headers, body } = await program.ask('serve', { url: target, method: request.method(), headers: {} });
    if (failed !== undefined) return route.abort('failed');
    if (isDocument && !headers['content-security-policy']) faults.push(`${target} has no content policy`);
    return route.fulfill({ status, headers, body: Buffer.from(body) });
  }

  private routeFailed(error: unknown): void {
    if (!this.standIn.isClosing && !/closed|not bound|has ended|already handled|window is gone/.test(String(error)))
      this.standIn.faults.push(`route: ${String(error)}`);
  }

  private async fromPreload(message: ToMain, world: number): Promise<void> {
    const { faults, program, toApp } = {
      faults: this.standIn.faults,
      program: this.standIn.program,
      toApp: (url: string) => this.standIn.toApp(url),
    };
    const { channel = '', text = '' } = message;
    if (message.what === 'unheard') faults.push(`nobody in the preload listens to '${channel}'`);
    if (message.what === 'failed') faults.push(`Unable to load preload script: ${text}`);
    if (message.what !== 'invoke' && message.what !== 'send') return;
    const sent = { window: this.opening.window, channel, text, frame: { url: toApp(this.page.mainFrame().url()) } };
    if (message.what === 'send') return void program.ask('send', sent).catch(() => undefined);
    const reply = await program.ask('invoke', sent).catch((error: unknown) => ({ ok: false, text: String(error) }));
    await this.receive({ what: 'reply', id: message.id, ...reply }, world);
  }
}

const withoutHash = (url: string): string => url.split('#')[0] ?? '';
