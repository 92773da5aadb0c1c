import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import type { PageAnswer, PageRequest } from '../questions';
import { strict, type Members } from '../strict';
import { eventsOf, preventable, type Circumstances } from './circumstances';
import type { StandInWindow } from './windows';

type Handler = (request: Request) => Response | Promise<Response>;
type PermissionRequest = (contents: unknown, permission: string, decide: (granted: boolean) => void) => void;
type BeforeRequest = (details: { readonly url: string }, decide: (answer: { readonly cancel?: boolean }) => void) => void;

export interface PagesPart {
  readonly protocol: object;
  readonly session: object;
  serve(request: PageRequest): Promise<PageAnswer>;
  mayRequest(url: string): Promise<boolean>;
  mayHave(window: StandInWindow, permission: string): Promise<boolean>;
  mayDownload(url: string): boolean;
}

/** Schemes and what a session decides for its pages. */
export function makePages(around: Circumstances): PagesPart {
  const handlers = new Map<string, Handler>();
  const sessionEvents = new EventEmitter();
  let permissionRequest: PermissionRequest | null = null;
  let permissionCheck: ((contents: unknown, permission: string) => boolean) | null = null;
  let beforeRequest: BeforeRequest | null = null;

  const protocol = {
    registerSchemesAsPrivileged: (schemes: readonly Electron.CustomScheme[]) => {
      around.mustBeBeforeReady('protocol.registerSchemesAsPrivileged');
      // docs/api/protocol: "This method can only be used … once".
      if (around.schemes.size > 0) around.fault('protocol.registerSchemesAsPrivileged a second time: only one call counts');
      for (const { scheme, privileges } of schemes) around.schemes.set(scheme, privileges ?? {});
      around.note({ kind: 'schemes', schemes });
    },
    handle: (scheme: string, handler: Handler) => {
      around.mustBeReady('protocol.handle');
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      handlers.set(scheme, handler);
    },
  } satisfies Members<Electron.Protocol>;

  const ours = {
    ...eventsOf(sessionEvents),
    setPermissionRequestHandler: (handler: PermissionRequest) => (permissionRequest = handler),
    setPermissionCheckHandler: (handler: typeof permissionCheck) => (permissionCheck = handler),
    setDevicePermissionHandler: () => undefined,
    setSpellCheckerEnabled: (on: boolean) => around.note({ kind: 'spell-checker', on }),
    webRequest: strict(
      'session.webRequest',
      {
        onBeforeRequest: (handler: BeforeRequest) => (beforeRequest = handler),
        // Taken and without effect: these events are not sent for schemes of one's own (Electron issue 6021).
        onHeadersReceived: () => undefined,
      } satisfies Members<Electron.WebRequest>,
      around.fault,
    ),
  } satisfies Members<Electron.Session>;
  const defaultSession = strict('session.defaultSession', ours, around.fault);

  async function serve({ url, method, headers }: PageRequest): Promise<PageAnswer> {
    const handler = handlers.get(new URL(url).protocol.slice(0, -1));
    const none = (failed: string): PageAnswer => ({ failed, status: 0, headers: {}, body: new Uint8Array() });
    if (!handler) return none('ERR_UNKNOWN_URL_SCHEME');
    try {
      const response = await handler(new Request(url, { method, headers }));
      if (response.status === 200 && !response.headers.has('content-type')) around.fault(`the answer for ${url} has no content type`);
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: new Uint8Array(await response.arrayBuffer()),
      };
    } catch (error) {
      around.fault(`the protocol handler threw for ${url}: ${String(error)}`);
      return none('ERR_UNEXPECTED');
    }
  }

  return {
    protocol: strict('protocol', protocol, around.fault),
    session: strict(
      'session',
      {
        // "Session can only be received when app is ready" (shell/browser/api/electron_api_session.cc).
        get defaultSession() {
          around.mustBeReady('session.defaultSession');
          return defaultSession;
        },
      },
      around.fault,
    ),
    serve,
    mayRequest: (url) =>
      new Promise((resolve) => {
        if (beforeRequest === null) resolve(true);
        else beforeRequest({ url }, ({ cancel }) => resolve(cancel !== true));
      }),
    mayHave: (window, permission) => {
      // docs/tutorial/security, point 5: without handlers Electron grants everything.
      if (permissionRequest === null || permissionCheck === null) {
        around.fault('no permission handler: Electron grants every permission');
        return Promise.resolve(true);
      }
      if (permissionCheck(window.contents, permission)) around.fault(`the permission ${permission} is held without asking`);
      return new Promise((resolve) => permissionRequest?.(window.contents, permission, resolve));
    },
    mayDownload: (url) => {
      const event = preventable();
      sessionEvents.emit('will-download', event, { getURL: () => url });
      return !event.defaultPrevented;
    },
  };
}
