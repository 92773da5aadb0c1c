import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#core/contract/errors';
import { errorCodeOf } from '../storage/error-code';

const MOST_DEPTH = 8;

/**
 * The files with one of these endings in a folder and in those within it, by their paths in order. Links are not followed, and
 * hidden files are left out. Throws AppError `file-unreadable` with the name of the folder.
 */
export async function filesIn(folder: string, endings: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  const open = [{ path: folder, name: folder.split(/[\\/]/).filter(Boolean).pop() ?? '', depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { path, name, depth } = next;
    try {
      for await (const entry of await opendir(path)) {
        if (entry.name.startsWith('.')) continue;
        const inside = join(path, entry.name);
        if (entry.isDirectory() && depth < MOST_DEPTH) open.push({ path: inside, name: entry.name, depth: depth + 1 });
        if (entry.isFile() && endings.some((ending) => entry.name.toLowerCase().endsWith(ending))) found.push(inside);
      }
    } catch (error) {
      throw new AppError('file-unreadable', { name, problem: errorCodeOf(error) });
    }
  }
  return found.sort();
}
