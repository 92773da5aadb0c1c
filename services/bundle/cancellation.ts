import type { CancelSignal } from '#core/contract/dispatch';

/** The call's signal as the platform's own, for streams; `release` stops listening. */
export function cancellation(signal: CancelSignal): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  return { signal: controller.signal, release: () => signal.removeEventListener('abort', abort) };
}
