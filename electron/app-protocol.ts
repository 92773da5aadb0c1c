import { readFile } from 'node:fs/promises';
import { CONTENT_SECURITY_POLICY } from '#core/contract/page-policy';
import { listPageFiles } from '#services/files/page-files';

export const SCHEME = 'app';
const HOST = 'bundle';
export const ORIGIN = `${SCHEME}://${HOST}`;
export const START_ADDRESS = `${ORIGIN}/index.html`;

/** The page comes from this program: its own scheme and host, nothing else. */
export function isOurPage(address: string | undefined): boolean {
  try {
    const url = new URL(address ?? '');
    return url.protocol === `${SCHEME}:` && url.host === HOST;
  } catch {
    return false;
  }
}

/** A file that the program makes itself. */
export interface MadeFile {
  readonly text: string;
  readonly mediaType: string;
}

/**
 * Answers for the closed list of files that the built page consists of, and for the made ones, by their paths; no address
 * leads to any other file.
 */
export function pageHandler(folder: string, made: ReadonlyMap<string, MadeFile>): (request: Request) => Promise<Response> {
  const listed = listPageFiles(folder);
  return async (request) => {
    const url = new URL(request.url);
    if (url.host !== HOST) return refused(403);
    const own = made.get(url.pathname);
    if (own !== undefined) return new Response(own.text, { headers: headersFor(own.mediaType) });
    const found = (await listed).get(url.pathname === '/' ? '/index.html' : url.pathname);
    if (found === undefined) return refused(404);
    return new Response(new Uint8Array(await readFile(found.file)), { headers: headersFor(found.mediaType) });
  };
}

const refused = (status: number): Response => new Response('', { status, headers: headersFor('text/plain; charset=utf-8') });

const headersFor = (mediaType: string): Record<string, string> => ({
  'content-type': mediaType,
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
});
