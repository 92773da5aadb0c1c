import type { HostApi } from '#core/contract/api';
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
  return window.omnibus ?? (await connectWebHost(onSessionLost));
}
