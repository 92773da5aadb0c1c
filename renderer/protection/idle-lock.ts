import type { HostApi } from '#core/contract/api';
import { tellReplaced } from '../application/replaced-content';
import { hasTasks } from './tasks-under-way';

const CHANNEL = 'omnibus-idle';
const LEADING = 'omnibus-locking';
/** Held by each window as long as it is there. */
const WINDOW = 'omnibus-window:';
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'input'] as const;
const MINUTE = 60_000;
/** Other windows are told no oftener. */
const TELL_EVERY = 2_000;

type Message =
  | { readonly kind: 'active' }
  | { readonly kind: 'minutes'; readonly minutes: number }
  /** Everything that was entered is to go to disk; each window answers `settled`. */
  | { readonly kind: 'settle' }
  | { readonly kind: 'settled'; readonly window: string; readonly saved: boolean };

interface Parts {
  readonly api: HostApi;
  /** Writes what waits in this window. False where something is left that is nowhere else. */
  readonly settle: () => Promise<boolean>;
  /** It would have been locked, and something here is not saved. */
  readonly onKeptOpen: () => void;
}

/**
 * Locks protected data once nobody has worked in any window of the program for some minutes. The windows tell each other of signs
 * of life; one of them leads, has all write what waits, and locks only when nothing that was typed is left unwritten.
 */
export class IdleLock {
  private readonly id: string = crypto.randomUUID();
  private readonly channel = new BroadcastChannel(CHANNEL);
  private minutes = 0;
  private last = Date.now();
  private told = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private heard: (message: Message) => void = () => undefined;

  constructor(private readonly parts: Parts) {}

  /** Returns the way to stop. */
  start(): () => void {
    const note = (): void => this.noteActivity();
    for (const sign of SIGNS) window.addEventListener(sign, note, { capture: true, passive: true });
    this.channel.onmessage = ({ data }: MessageEvent<Message>) => this.hear(data);
    const leaving = new AbortController();
    const present = new Promise<void>((gone) => leaving.signal.addEventListener('abort', () => gone()));
    navigator.locks.request(WINDOW + this.id, () => present).catch(() => undefined);
    return () => {
      clearTimeout(this.timer);
      for (const sign of SIGNS) window.removeEventListener(sign, note, { capture: true });
      this.channel.onmessage = null;
      leaving.abort();
    };
  }

  /** 0: never. */
  setMinutes(minutes: number): void {
    this.minutes = minutes;
    this.arm();
  }

  tellMinutes(minutes: number): void {
    this.tell({ kind: 'minutes', minutes });
  }

  private hear(message: Message): void {
    if (message.kind === 'active') this.last = Date.now();
    else if (message.kind === 'minutes') this.setMinutes(message.minutes);
    else if (message.kind === 'settle') void this.parts.settle().then((saved) => this.tell({ kind: 'settled', window: this.id, saved }));
    else this.heard(message);
  }

  private tell(message: Message): void {
    this.channel.postMessage(message);
  }

  private noteActivity(): void {
    this.last = Date.now();
    if (this.last - this.told < TELL_EVERY) return;
    this.told = this.last;
    this.tell({ kind: 'active' });
  }

  /** `sooner`: before the time is over again, because something stood in the way. */
  private arm(sooner?: number): void {
    clearTimeout(this.timer);
    if (this.minutes === 0) return;
    const due = sooner ?? this.last + this.minutes * MINUTE - Date.now();
    this.timer = setTimeout(() => void this.look(), Math.max(0, due));
  }

  private async look(): Promise<void> {
    if (Date.now() - this.last < this.minutes * MINUTE) return this.arm();
    this.arm(MINUTE);
    if (hasTasks()) return;
    await navigator.locks.request(LEADING, { ifAvailable: true }, async (leading) => {
      if (leading) await this.lock();
    });
  }

  private async lock(): Promise<void> {
    const state = await this.parts.api.call('protection.state', {});
    if (!state.ok || !state.value.on) return;
    const since = this.last;
    if (!state.value.locked) {
      if (!(await this.allSettled())) {
        this.noteActivity();
        this.arm();
        return this.parts.onKeptOpen();
      }
      // Somebody came back while it was written.
      if (this.last > since) return this.arm();
      const locked = await this.parts.api.call('protection.lock', {});
      if (!locked.ok) return;
    }
    tellReplaced();
    window.location.reload();
  }

  /** Whether every window has everything on disk; a window that is closed meanwhile is not waited for. */
  private async allSettled(): Promise<boolean> {
    const answers = new Map<string, (saved: boolean) => void>();
    this.heard = (message) => {
      if (message.kind === 'settled') answers.get(message.window)?.(message.saved);
    };
    const { held = [] } = await navigator.locks.query();
    const others = held.flatMap(({ name = '' }) => (name.startsWith(WINDOW) && name !== WINDOW + this.id ? [name] : []));
    const replies = others.map((name) => {
      const stopped = new AbortController();
      const reply = new Promise<boolean>((done) => answers.set(name.slice(WINDOW.length), done));
      const gone = navigator.locks.request(name, { signal: stopped.signal }, () => true);
      return Promise.race([reply, gone.catch(() => true)]).finally(() => stopped.abort());
    });
    this.tell({ kind: 'settle' });
    const settled = await Promise.all([this.parts.settle(), ...replies]);
    return settled.every((saved) => saved);
  }
}
