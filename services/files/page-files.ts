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
  /** The same under brotli, where the build made it: `page.js.br` beside `page.js`. */
  readonly brotli?: string;
}

/**
 * The files of the built page by their address (`/index.html`): a closed list read once, so that no address can lead to
 * any other file. Throws when the page has not been built.
 */
export async function listPageFiles(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>();
  await addFiles(folder, '', files);
  if (!files.has('/index.html')) throw new Error('the page has not been built: npm run build');
  return files;
}

/** Folder by folder: inside a packed archive a recursive listing is not to be relied on. */
async function addFiles(folder: string, address: string, files: Map<string, PageFile>): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = new Set(entries.filter((entry) => entry.isFile()).map(({ name }) => name));
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    const mediaType = MEDIA_TYPES[path.extname(entry.name)];
    if (entry.isDirectory()) await addFiles(file, `${address}/${entry.name}`, files);
    else if (entry.isFile() && mediaType !== undefined) {
      const brotli = names.has(`${entry.name}.br`) ? { brotli: `${file}.br` } : {};
      files.set(`${address}/${entry.name}`, { file, mediaType, ...brotli });
    }
  }
}
