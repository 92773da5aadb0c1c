import type * as Electron from 'electron';
import { makePeer } from './bridge';
import { pack, unpack } from './packed-values';
import { strict, type Members } from './strict';

/**
 * What a sandboxed preload finds: a `require` that knows `electron` and a few small modules, and nothing of Node
 * (docs/tutorial/sandbox; the message is that of lib/sandboxed_renderer/preload.ts).
 */
type Listener = (event: unknown, ...input: unknown[]) => void;
type FromMain =
  | { readonly what: 'reply'; readonly id: number; readonly ok: boolean; readonly text: string }
  | { readonly what: 'message'; readonly channel: string; readonly input: string };

export interface ToMain {
  readonly what: 'invoke' | 'send' | 'unheard' | 'loaded' | 'failed';
  readonly id?: number;
  readonly channel?: string;
  /** Packed input, or why the preload failed. */
  readonly text?: string;
}

declare global {
  /** Put into this world alone by the driver. */
  var standInSend: (text: string) => void;
  var standInReceive: (text: string) => void;
  var standInPreload: (...names: unknown[]) => void;
}

const peer = makePeer('preload', 'page');
const send = (message: ToMain): void => globalThis.standInSend(JSON.stringify(message));
const waiting = new Map<number, { channel: string; resolve: (value: unknown) => void; reject: (error: Error) => void }>();
const listeners = new Map<string, Listener[]>();
let calls = 0;

globalThis.standInReceive = (text) => {
  const message = JSON.parse(text) as FromMain;
  if (message.what === 'message') {
    const heard = [...(listeners.get(message.channel) ?? [])];
    if (heard.length === 0) send({ what: 'unheard', channel: message.channel });
    for (const listener of heard) listener({ ports: [] }, ...(unpack(message.input) as unknown[]));
    return;
  }
  const call = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.ok) call?.resolve(unpack(message.text));
  // The wording is that of lib/renderer/api/ipc-renderer.ts.
  else call?.reject(new Error(`Error invoking remote method '${call.channel}': ${message.text}`));
};

const on = (channel: string, listener: Listener): void => void listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);

const ipcRenderer = {
  on,
  removeListener: (channel: string, listener: Listener) =>
    listeners.set(
      channel,
      (listeners.get(channel) ?? []).filter((each) => each !== listener),
    ),
  send: (channel: string, ...input: unknown[]) => send({ what: 'send', channel, text: pack(input) }),
  invoke: async (channel: string, ...input: unknown[]) => {
    const text = pack(input);
    const id = (calls += 1);
    return new Promise((resolve, reject) => {
      waiting.set(id, { channel, resolve, reject });
      send({ what: 'invoke', id, channel, text });
    });
  },
} satisfies Members<Electron.IpcRenderer>;

const contextBridge = { exposeInMainWorld: peer.expose } satisfies Members<Electron.ContextBridge>;

const electron = strict('electron in the preload', {
  contextBridge: strict('contextBridge', contextBridge),
  ipcRenderer: strict('ipcRenderer', ipcRenderer),
  webUtils: strict('webUtils', {} satisfies Members<Electron.WebUtils>),
});

function requireHere(name: string): unknown {
  if (name === 'electron' || name === 'electron/renderer' || name === 'electron/common') return electron;
  throw new Error(`module not found: ${name}`);
}

try {
  const exports = {};
  const process = strict('process in the preload', { type: 'renderer', sandboxed: true, contextIsolated: true, env: {} });
  globalThis.standInPreload(requireHere, process, exports, { exports });
  send({ what: 'loaded' });
} catch (error) {
  send({ what: 'failed', text: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
