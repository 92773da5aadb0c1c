import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { PageFile } from '#services/files/page-files';
import { Refusal } from './protocol';

/** Sends a file of the page, from the closed list of them; compressed where that was built and the browser takes it. */
export async function sendPageFile(
  files: ReadonlyMap<string, PageFile>,
  address: string,
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  response: ServerResponse,
): Promise<void> {
  const found = files.get(address === '/' ? '/index.html' : address);
  if (found === undefined) throw new Refusal('not-found');
  const brotli = takesBrotli(headers['accept-encoding']) ? found.brotli : undefined;
  response.writeHead(200, {
    'content-type': found.mediaType,
    ...(found.brotli === undefined ? {} : { vary: 'accept-encoding' }),
    ...(brotli === undefined ? {} : { 'content-encoding': 'br' }),
  });
  if (method === 'HEAD') response.end();
  else await pipeline(createReadStream(brotli ?? found.file), response);
}

/** `Accept-Encoding` names it, and not to refuse it. */
const takesBrotli = (accepted: IncomingMessage['headers']['accept-encoding']): boolean =>
  String(accepted ?? '')
    .split(',')
    .some((each) => /^\s*br\s*(?:;\s*q\s*=\s*(?!0(?:\.0*)?\s*$)\S+\s*)?$/i.test(each));

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
  if (!decoded.startsWith('/') || climbs || /[\\\p{Cc}%]|\/\//u.test(decoded)) throw new Refusal('address-refused');
  return decoded;
}
