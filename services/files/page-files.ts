import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Types are stated here and never guessed from content; a file of another kind is not part of the page. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export interface PageFile {
  readonly file: string;
  readonly mediaType: string;
}

/**
 * The files of the built page by their address (`/index.html`): a closed list read once, so that no address can lead to
 * any other file. Throws when the page has not been built.
 */
export async function listPageFiles(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const mediaType = MEDIA_TYPES[path.extname(entry.name)];
    if (!entry.isFile() || mediaType === undefined) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(`/${path.relative(folder, file).split(path.sep).join('/')}`, { file, mediaType });
  }
  if (!files.has('/index.html')) throw new Error('the page has not been built: npm run build');
  return files;
}
