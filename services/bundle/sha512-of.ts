import { createHash, webcrypto } from 'node:crypto';

/** In bytes: less is hashed here before another thread has been told of it. */
const MUCH = 64 * 1024;

let beside = true;
/** For a thread of work, which has nothing else to do meanwhile. */
export const hashHere = (): void => void (beside = false);

/** SHA-512 in hexadecimal. Much is hashed beside this thread, which goes on; the content must stay as it is meanwhile. */
export const sha512Of = async (content: Uint8Array): Promise<string> =>
  beside && content.length >= MUCH ? besideThis(content) : createHash('sha512').update(content).digest('hex');

/** By the system's threads, on a copy. */
async function besideThis(content: Uint8Array): Promise<string> {
  const own = content.buffer instanceof SharedArrayBuffer ? Uint8Array.from(content) : content;
  return Buffer.from(await webcrypto.subtle.digest('SHA-512', own)).toString('hex');
}
