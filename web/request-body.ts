import type { IncomingMessage } from 'node:http';
import { Refusal } from './protocol';

/** The JSON of a request, at most `limit` bytes. */
export async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new Refusal('body-too-large');
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const part = chunk as Buffer;
    bytes += part.length;
    if (bytes > limit) throw new Refusal('body-too-large');
    chunks.push(part);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw new Refusal('body-unreadable');
  }
}

const MOST_DISCARDED = 256 * 1024 * 1024;

/**
 * Reads the rest of a refused request and throws it away, so that the sender is there to read the refusal; a sender
 * that goes on for too long is cut off.
 */
export function discardBody(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0;
    const done = (): void => resolve();
    if (request.complete || request.destroyed) return done();
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_DISCARDED) request.destroy();
    });
    request.on('end', done).on('close', done).on('error', done);
    request.resume();
  });
}
