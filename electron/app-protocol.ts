import { readFile } from 'node:fs/promises';
import { CONTENT_SECURITY_POLICY } from '#core/contract/page-policy';
import { listPageFiles } from '#services/files/page-files';

export const SCHEME = 'app';
const HOST = 'bundle';
export const START_ADDRESS = `${SCHEME}://${HOST}/index.html`;

/** The page comes from this program: its own scheme and host, nothing else. */
export function isOurPage(address: string | undefined): boolean {
  try {
    const url = new URL(address ?? '');
    return url.protocol === `${SCHEME}:` && url.host === HOST;
  } catch {
    return false;
  }
}

/** Answers for the closed list of files that the built page consists of; no address leads to any other file. */
export function pageHandler(folder: string): (request: Request) => Promise<Response> {
  const listed = listPageFiles(folder);
  return async (request) => {
    const url = new URL(request.url);
    if (url.host !== HOST) return refused(403);
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
