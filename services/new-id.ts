import { randomBytes } from 'node:crypto';

/** A random id, URL-safe, of 128 bits; never with a dash in front, which a command line would take for an option's. */
export function newId(): string {
  for (;;) {
    const id = randomBytes(16).toString('base64url');
    if (!id.startsWith('-')) return id;
  }
}
