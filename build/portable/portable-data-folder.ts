import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/** A file of this name beside the start files keeps the work beside them too. */
export const PORTABLE_MARK = 'portable.txt';

/**
 * Where the work is kept: in `data/` of the program's own folder when that is marked portable and may be written, else
 * in `usual`, the user's own place. Makes `data/` where it is to be used.
 */
export function portableDataFolder(programFolder: string, usual: string): { readonly folder: string; readonly beside: boolean } {
  const beside = path.join(programFolder, 'data');
  if (!existsSync(path.join(programFolder, PORTABLE_MARK))) return { folder: usual, beside: false };
  try {
    mkdirSync(beside, { recursive: true, mode: 0o700 });
    accessSync(beside, constants.R_OK | constants.W_OK | constants.X_OK);
    return { folder: beside, beside: true };
  } catch {
    return { folder: usual, beside: false };
  }
}
