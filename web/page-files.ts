import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Refusal } from './protocol';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** The built page: a closed list of files read once, so that no address can lead to any other file. */
export class PageFiles {
  private constructor(private readonly files: ReadonlyMap<string, string>) {}

  /** Throws when the page has not been built. */
  static async of(folder: string): Promise<PageFiles> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = new Map<string, string>();
    for (const entry of entries) {
      if (!entry.isFile() || !(path.extname(entry.name) in MEDIA_TYPES)) continue;
      const file = path.join(entry.parentPath, entry.name);
      files.set(`/${path.relative(folder, file).split(path.sep).join('/')}`, file);
    }
    if (!files.has('/index.html')) throw new Error('dist/renderer holds no index.html; run npm run build');
    return new PageFiles(files);
  }

  async send(address: string, method: string, response: ServerResponse): Promise<void> {
    const file = this.files.get(address === '/' ? '/index.html' : address);
    if (file === undefined) throw new Refusal('not-found');
    response.writeHead(200, { 'content-type': MEDIA_TYPES[path.extname(file)] ?? 'application/octet-stream' });
    if (method === 'HEAD') response.end();
    else await pipeline(createReadStream(file), response);
  }
}

/** The path of a request as it will be looked up. Anything that tries to climb, in whatever spelling, is refused. */
export function pathOf(requestUrl: string): string {
  const raw = requestUrl.split(/[?#]/, 1)[0] ?? '';
  let decoded: string;
  try {
    decoded = decodeURIComponent(raw);
  } catch {
    throw new Refusal('address-refused');
  }
  const climbs = decoded.split('/').some((part) => part === '.' || part === '..');
  const odd = !decoded.startsWith('/') || climbs || /[\\\p{Cc}%]|\/\//u.test(decoded);
  if (odd) throw new Refusal('address-refused');
  return decoded;
}
