import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** Every file of a data folder, with its bytes, whatever it is for. */
export async function everyFile(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const visit = async (inside: string): Promise<void> => {
    for (const name of await readdir(path.join(folder, inside))) {
      const each = path.join(inside, name);
      if ((await stat(path.join(folder, each))).isDirectory()) await visit(each);
      else found.set(each, await readFile(path.join(folder, each)));
    }
  };
  await visit('');
  return found;
}

/** The files in which one of these words stands as it is. */
export async function filesWith(folder: string, words: readonly string[]): Promise<readonly string[]> {
  const found = await everyFile(folder);
  return [...found].filter(([, bytes]) => words.some((word) => bytes.includes(word))).map(([name]) => name);
}
