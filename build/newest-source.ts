import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** When the newest file in or under `file` was changed, in milliseconds. A folder counts too: what was removed shows there. */
function newestUnder(file: string): number {
  const found = statSync(file);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(file).map((name) => newestUnder(path.join(file, name))));
}

/** True when an output is missing or older than a source; both by path relative to `root`. */
export function isStale(root: string, outputs: readonly string[], sources: readonly string[]): boolean {
  const oldest = Math.min(
    ...outputs.map((output) => path.join(root, output)).map((file) => (existsSync(file) ? statSync(file).mtimeMs : 0)),
  );
  return oldest < Math.max(...sources.map((source) => newestUnder(path.join(root, source))));
}
