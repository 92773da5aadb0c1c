import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import type { FrameAddress, Invocation } from '../questions';
import { pack, unpack } from '../packed-values';
import { strict, type Members } from '../strict';
import type { Circumstances } from './circumstances';
import type { StandInWindow } from './windows';

type Handler = (event: object, ...input: unknown[]) => unknown;

export interface MessagesPart {
  readonly ipcMain: object;
  invoke(window: StandInWindow, input: Invocation): Promise<{ readonly ok: boolean; readonly text: string }>;
  send(window: StandInWindow, input: Invocation): void;
}

export function makeMessages(around: Circumstances): MessagesPart {
  const handlers = new Map<string, Handler>();
  const listeners = new EventEmitter();
  const ipcMain = {
    on: (channel: string, listener: Handler) => listeners.on(channel, listener),
    handle: (channel: string, handler: Handler) => {
      // lib/browser/ipc-main-impl.ts
      const second = `Attempted to register a second handler for '${channel}'`;
      if (handlers.has(channel)) around.fault(second);
      if (handlers.has(channel)) throw new Error(second);
      handlers.set(channel, handler);
    },
  } satisfies Members<Electron.IpcMain>;

  /** `senderFrame` may be null: the frame can be gone or elsewhere by then (docs/api/structures/ipc-main-invoke-event). */
  const eventOf = (window: StandInWindow, address: FrameAddress | null): object =>
    strict('the event', { sender: window.contents, senderFrame: address && frameOf(address, around) }, around.fault);

  return {
    ipcMain: strict('ipcMain', ipcMain, around.fault),
    async invoke(window, { channel, text, frame }) {
      const handler = handlers.get(channel);
      if (!handler) {
        around.fault(`no handler registered for '${channel}'`);
        return { ok: false, text: `Error: No handler registered for '${channel}'` };
      }
      let answer: unknown;
      try {
        answer = await handler(eventOf(window, frame), ...(unpack(text) as unknown[]));
      } catch (error) {
        return { ok: false, text: String(error) };
      }
      try {
        return { ok: true, text: pack(answer) };
      } catch (error) {
        around.fault(`the handler of '${channel}' gave what cannot be cloned`);
        return { ok: false, text: String(error) };
      }
    },
    send(window, { channel, text, frame }) {
      if (!listeners.emit(channel, eventOf(window, frame), ...(unpack(text) as unknown[]))) around.fault(`nobody listens to '${channel}'`);
    },
  };
}

function frameOf({ url, isInner }: FrameAddress, around: Circumstances): object {
  const members = { url, parent: isInner ? {} : null } satisfies Members<Electron.WebFrameMain>;
  return strict('the frame', members, around.fault);
}
