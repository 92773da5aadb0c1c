import { createHash, webcrypto } from 'node:crypto';

/** In bytes: less is hashed here before another thread has been told of it. */
const MUCH = 64 * 1024;

/** SHA-512 in hexadecimal. Much is hashed beside this thread, which goes on; the content must stay as it is meanwhile. */
export async function sha512Of(content: Uint8Array): Promise<string> {
  if (content.length < MUCH) return createHash('sha512').update(content).digest('hex');
  return Buffer.from(await webcrypto.subtle.digest('SHA-512', content)).toString('hex');
}
