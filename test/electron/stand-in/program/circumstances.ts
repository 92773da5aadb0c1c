import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import type { Line } from '../line';
import type { AskedOfTest, Note } from '../questions';

/** What the parts of the stand-in know of each other: how far the program is, and whom to tell. */
export class Circumstances {
  phase: 'loading' | 'ready' | 'quitting' = 'loading';
  readonly schemes = new Map<string, Electron.Privileges>();
  readonly appEvents = new EventEmitter();
  /** `app.quit()` is under way: then `window-all-closed` is not emitted (docs/api/app, "Event: window-all-closed"). */
  isQuitting = false;
  /** The app has said which menu it wants. */
  hasOwnMenu = false;
  quit: () => void = () => undefined;

  constructor(
    readonly test: Line<AskedOfTest>,
    readonly appFolder: string,
  ) {}

  note(note: Note): void {
    void this.test.ask('note', note).catch(() => undefined);
  }

  readonly fault = (text: string): void => this.note({ kind: 'fault', text });

  /** "… can only be called before app is ready", as Electron says it. */
  mustBeBeforeReady(what: string): void {
    if (this.phase === 'loading') return;
    const late = `${what} should be called before app is ready`;
    this.fault(late);
    throw new Error(late);
  }

  mustBeReady(what: string): void {
    if (this.phase === 'loading') throw new Error(`${what} cannot be used before app is ready`);
  }
}

export interface PreventableEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function preventable(): PreventableEvent {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

/** The part of an event emitter that Electron's objects share. */
export const eventsOf = (emitter: EventEmitter) => ({
  on: emitter.on.bind(emitter),
  once: emitter.once.bind(emitter),
  off: emitter.off.bind(emitter),
  removeListener: emitter.removeListener.bind(emitter),
});
