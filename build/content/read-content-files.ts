import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Text of every file of the content by path relative to the project (`questionnaires/…`, `locales/<lang>/…`). */
export type ContentFiles = ReadonlyMap<string, string>;

const FOLDERS = ['questionnaires', 'locales'];

/** Paths of all YAML and JSON files under `questionnaires/` and `locales/`, sorted, with forward slashes. */
export async function listContentFiles(root: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const folder of FOLDERS) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (!entry.isFile() || !/\.(ya?ml|json)$/.test(entry.name)) continue;
      found.push(relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
    }
  }
  return found.sort();
}

export async function readContentFiles(root: string): Promise<ContentFiles> {
  const paths = await listContentFiles(root);
  const texts = await Promise.all(paths.map((path) => readFile(join(root, path), 'utf8')));
  return new Map(paths.map((path, index) => [path, texts[index] ?? '']));
}
