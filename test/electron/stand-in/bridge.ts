import { NOT_CLONEABLE } from './packed-values';

/**
 * The context bridge: one peer in each of the page's two worlds. They share the document, so a synchronous event
 * crosses between them, and the engine copies its `detail`. Rules after Electron's docs/api/context-bridge: values are
 * copied, functions and promises are proxied, prototypes are lost, symbols are dropped, what is exposed is frozen, a name
 * that is taken is refused.
 */
type Wire =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'function' | 'promise'; readonly id: number }
  | { readonly kind: 'error'; readonly name: string; readonly message: string }
  | { readonly kind: 'array'; readonly items: readonly Wire[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Wire])[] };

type Message =
  | { readonly what: 'call'; readonly id: number; readonly input: readonly Wire[] }
  | { readonly what: 'returned'; readonly ok: boolean; readonly value: Wire }
  | { readonly what: 'settled'; readonly id: number; readonly ok: boolean; readonly value: Wire }
  | { readonly what: 'expose'; readonly name: string; readonly value: Wire };

type AnyFunction = (...input: unknown[]) => unknown;
/** Electron refuses what is nested deeper (lib/renderer/api/context-bridge, kMaxRecursion). */
const DEEPEST = 1_000;

export interface Peer {
  expose(name: string, value: unknown): void;
}

export function makePeer(own: string, other: string): Peer {
  const functions = new Map<number, AnyFunction>();
  const promises = new Map<number, { resolve: AnyFunction; reject: AnyFunction }>();
  let count = 0;
  let returned: Extract<Message, { what: 'returned' }> | null = null;

  const send = (detail: Message): void => void document.dispatchEvent(new CustomEvent(`stand-in-bridge:${other}`, { detail }));

  function toWire(value: unknown, depth = 0): Wire {
    if (depth > DEEPEST) throw new TypeError('Electron contextBridge recursion depth exceeded.');
    if (typeof value === 'function') {
      const known = [...functions].find(([, each]) => each === value)?.[0];
      const id = known ?? (count += 1);
      functions.set(id, value as AnyFunction);
      return { kind: 'function', id };
    }
    if (typeof value === 'symbol') return { kind: 'dropped' };
    if (value === null || typeof value !== 'object') return { kind: 'value', value };
    if (value instanceof Promise) {
      const id = (count += 1);
      value.then(
        (result: unknown) => send({ what: 'settled', id, ok: true, value: toWireOrError(result) }),
        (error: unknown) => send({ what: 'settled', id, ok: false, value: toWireOrError(error) }),
      );
      return { kind: 'promise', id };
    }
    if (value instanceof Error) return { kind: 'error', name: value.name, message: value.message };
    if (Array.isArray(value)) return { kind: 'array', items: value.map((each) => toWire(each, depth + 1)) };
    if (Object.prototype.toString.call(value) === '[object Object]') {
      return { kind: 'object', entries: Object.entries(value).map(([key, each]) => [key, toWire(each, depth + 1)]) };
    }
    try {
      return { kind: 'value', value: structuredClone(value) };
    } catch {
      throw new Error(NOT_CLONEABLE);
    }
  }

  function toWireOrError(value: unknown): Wire {
    try {
      return toWire(value);
    } catch (error) {
      return { kind: 'error', name: 'Error', message: error instanceof Error ? error.message : String(error) };
    }
  }

  function fromWire(wire: Wire): unknown {
    switch (wire.kind) {
      case 'dropped':
        return undefined;
      case 'value':
        return wire.value;
      case 'error':
        return Object.assign(new Error(wire.message), { name: wire.name });
      case 'array':
        return wire.items.map(fromWire);
      case 'object':
        return Object.fromEntries(wire.entries.map(([key, each]) => [key, fromWire(each)]));
      case 'promise':
        return new Promise((resolve, reject) => promises.set(wire.id, { resolve, reject }));
      case 'function':
        return (...input: unknown[]) => ask({ what: 'call', id: wire.id, input: input.map((each) => toWire(each)) });
    }
  }

  /** The other world answers while the event is being dispatched; calls may nest. */
  function ask(message: Message): unknown {
    const outer = returned;
    returned = null;
    send(message);
    const answer = returned as Extract<Message, { what: 'returned' }> | null;
    returned = outer;
    if (answer === null) throw new Error(NOT_CLONEABLE);
    if (!answer.ok) throw fromWire(answer.value);
    return fromWire(answer.value);
  }

  function answer(work: () => unknown): void {
    let reply: Message;
    try {
      reply = { what: 'returned', ok: true, value: toWire(work()) };
    } catch (error) {
      reply = { what: 'returned', ok: false, value: toWireOrError(error) };
    }
    send(reply);
  }

  function bind(name: string, value: unknown): void {
    if (Object.hasOwn(window, name)) throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(window, name, { value: freezeAll(value), enumerable: true, configurable: false, writable: false });
  }

  document.addEventListener(`stand-in-bridge:${own}`, (event) => {
    const message = (event as CustomEvent<Message | null>).detail;
    if (message === null) return;
    if (message.what === 'call') answer(() => functions.get(message.id)?.(...message.input.map(fromWire)));
    else if (message.what === 'expose') answer(() => bind(message.name, fromWire(message.value)));
    else if (message.what === 'returned') returned = message;
    else {
      const waiting = promises.get(message.id);
      promises.delete(message.id);
      waiting?.[message.ok ? 'resolve' : 'reject'](fromWire(message.value));
    }
  });
  return { expose: (name, value) => void ask({ what: 'expose', name, value: toWire(value) }) };
}

function freezeAll<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) freezeAll(each);
  return Object.freeze(value);
}
