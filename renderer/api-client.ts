import type { HostApi } from '#core/contract/api';
import type { CancelSignal } from '#core/contract/dispatch';
import { connectWebHost } from './web-host-api';

declare global {
  interface Window {
    /** Put there by the preload script of the desktop window. */
    readonly omnibus?: HostApi;
  }
}

/**
 * The only place that knows in which host the window runs. `onSessionLost` is called when the host no longer knows
 * this window (its program was started again); nothing can be saved from then on.
 */
export async function connectHost(onSessionLost: () => void): Promise<HostApi> {
  return window.omnibus ? acrossBridge(window.omnibus) : await connectWebHost(onSessionLost);
}

/** What crosses into the preload's world is copied, and an `AbortSignal` cannot be: its functions can. */
function acrossBridge(desktop: HostApi): HostApi {
  const plain = (signal: CancelSignal): CancelSignal => ({
    aborted: signal.aborted,
    addEventListener: (type, listener) => signal.addEventListener(type, listener),
    removeEventListener: (type, listener) => signal.removeEventListener(type, listener),
  });
  return {
    ...desktop,
    call: (name, input, options = {}) =>
      desktop.call(name, input, options.signal ? { ...options, signal: plain(options.signal) } : options),
  };
}
