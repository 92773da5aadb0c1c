import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Every file of a data folder, with its bytes, whatever it is for; but for signs of life that come and go. */
export async function everyFile(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const visit = async (inside: string): Promise<void> => {
    for (const entry of await readdir(path.join(folder, inside), { withFileTypes: true })) {
      const each = path.join(inside, entry.name);
      if (entry.isDirectory()) await visit(each);
      else if (inside !== 'owner') found.set(each, await readFile(path.join(folder, each)));
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
