import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { NoteUnforeseen } from '#core/contract/dispatch';

/**
 * Notes an unforeseen error so that it can be found again by its reference. Never its message, which may quote an
 * answer, and no path of the machine: the kind of error and the places in this program are enough to mend it.
 */
export function unforeseenErrors(write: (line: string) => void): NoteUnforeseen {
  return (operation, error) => {
    const reference = randomBytes(4).toString('hex');
    const kind = error instanceof Error ? error.name : typeof error;
    const code = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
    write(`unforeseen error ${reference} in ${operation}: ${kind}${code}`);
    for (const place of placesOf(error)) write(`  ${place}`);
    return reference;
  };
}

function placesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error) || !error.stack) return [];
  return error.stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => /((?:[\w@.-]+[\\/]){0,3}[\w@.-]+:\d+:\d+)\)?$/.exec(line)?.[1] ?? '')
    .filter((place) => place !== '')
    .map((place) => place.split(path.sep).join('/'));
}
