import type { IncomingMessage } from 'node:http';
import { CALL_HEADER, CALL_HEADER_VALUE, Refusal } from './protocol';

/**
 * Who may speak to the host at all. The Host header stops a foreign name that was made to point here; Origin and
 * Sec-Fetch-Site stop other sites, also those on another port of this machine, which share our cookies.
 */
export function guardRequest(request: IncomingMessage, port: number): void {
  const origin = `http://127.0.0.1:${port}`;
  if (request.headers.host !== `127.0.0.1:${port}`) throw new Refusal('foreign-host');
  const from = request.headers.origin;
  if (from !== undefined && from !== origin) throw new Refusal('foreign-origin');
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return;
  // A link or a launcher may lead to the page itself; nothing else may be asked for from elsewhere.
  if (request.method === 'GET' && request.url === '/' && request.headers['sec-fetch-mode'] === 'navigate') return;
  throw new Refusal('foreign-site');
}

/** A request that a form or a picture of another site could not have made. */
export function guardCallHeader(request: IncomingMessage): void {
  if (request.headers[CALL_HEADER] !== CALL_HEADER_VALUE) throw new Refusal('header-missing');
}

export function guardMethod(request: IncomingMessage, ...methods: readonly string[]): void {
  if (!methods.includes(request.method ?? '')) throw new Refusal('method-refused');
}

/** `type` without parameters must be what is expected: forms cannot send it without asking first. */
export function guardType(request: IncomingMessage, type: string): void {
  const given = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (given !== type) throw new Refusal('type-refused');
}
