import { chmod, readdir, stat, utimes } from 'node:fs/promises';
import path from 'node:path';

/** Every file under a folder, by its path in it with `/`, in the order of the code points. Links count as files. */
export async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort((a, b) => (a < b ? -1 : 1));
}

/** Gives everything under a folder and itself one date and plain rights, so that it does not show when and by whom it was made. */
export async function evenOut(folder: string, seconds: number): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => path.join(entry.parentPath, entry.name));
  for (const file of files) await chmod(file, (await stat(file)).mode & 0o100 ? 0o755 : 0o644);
  for (const each of [...folders, folder]) await chmod(each, 0o755);
  for (const each of [...files, ...folders, folder]) await utimes(each, seconds, seconds);
}

/** Seconds since 1970: `SOURCE_DATE_EPOCH` as reproducible builds use it, else a day that never changes. */
export function buildDate(environment: NodeJS.ProcessEnv): number {
  const given = environment['SOURCE_DATE_EPOCH'];
  if (given === undefined || given === '') return Date.UTC(2026, 0, 1) / 1_000;
  if (!/^\d{1,11}$/.test(given)) throw new Error('SOURCE_DATE_EPOCH must be a number of seconds');
  return Number(given);
}
