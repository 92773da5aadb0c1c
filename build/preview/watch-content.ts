import { watch } from 'node:fs';
import path from 'node:path';

/** An editor writes a file in several steps; this long after the last of them it is read. */
const SETTLED_MS = 80;

/**
 * Calls `whenChanged` after every change below `questionnaires/` and `locales/` of `root`, one call at a time: a change
 * during a call brings about another one. Ends with `signal`.
 */
export function watchContent(root: string, whenChanged: () => Promise<void>, signal: AbortSignal): void {
  let waiting: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await whenChanged();
    } while (again && !signal.aborted);
    running = false;
  };
  const changed = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void run(), SETTLED_MS);
  };
  for (const folder of ['questionnaires', 'locales']) watch(path.join(root, folder), { recursive: true, signal }, changed);
  signal.addEventListener('abort', () => clearTimeout(waiting), { once: true });
}
