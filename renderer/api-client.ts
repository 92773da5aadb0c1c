import type { HostApi } from '#core/contract/api';
import type { CancelSignal } from '#core/contract/dispatch';
import type { Connection } from './host-presence';
import { connectWebHost } from './web-host-api';

declare global {
  interface Window {
    /** Put there by the preload script of the desktop window. */
    readonly omnibus?: HostApi;
  }
}

/**
 * The only place that knows in which host the window runs. `onConnection` is called when the program behind
 * a tab has ended or no longer knows it; nothing can be saved from then on. A desktop window ends with its program.
 */
export async function connectHost(onConnection: (connection: Connection) => void): Promise<HostApi> {
  return window.omnibus ? acrossBridge(window.omnibus) : await connectWebHost(onConnection);
}

/**
 * What crosses into the preload's world is copied, and neither an `AbortSignal` nor the event that it tells of can be: its functions can,
 * and they are told nothing.
 */
function acrossBridge(desktop: HostApi): HostApi {
  const plain = (signal: CancelSignal): CancelSignal => {
    const told = new Map<() => void, () => void>();
    return {
      aborted: signal.aborted,
      addEventListener: (type, listener) => {
        const alone = (): void => listener();
        told.set(listener, alone);
        signal.addEventListener(type, alone);
      },
      removeEventListener: (type, listener) => signal.removeEventListener(type, told.get(listener) ?? listener),
    };
  };
  return {
    ...desktop,
    // A desktop carries nothing: it names the file where it lies.
    chooseFiles: (options) => desktop.chooseFiles(options),
    acceptFiles: (files) => desktop.acceptFiles(files),
    saveFile: (handle, suggestedName) => desktop.saveFile(handle, suggestedName),
    call: (name, input, options = {}) =>
      desktop.call(name, input, options.signal ? { ...options, signal: plain(options.signal) } : options),
  };
}
