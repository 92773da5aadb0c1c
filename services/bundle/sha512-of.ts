import { createHash, webcrypto } from 'node:crypto';

/** In bytes: less is hashed here before another thread has been told of it. */
const MUCH = 64 * 1024;

type Hashing = (content: Uint8Array) => Promise<string>;

/** By the system's threads, on a copy. */
let hashingMuch: Hashing = async (content) => {
  const own = content.buffer instanceof SharedArrayBuffer ? Uint8Array.from(content) : content;
  return Buffer.from(await webcrypto.subtle.digest('SHA-512', own)).toString('hex');
};

/** For a thread that has another one to hash for it. */
export const hashMuchBy = (hashing: Hashing): void => void (hashingMuch = hashing);

/** SHA-512 in hexadecimal. Much is hashed beside this thread, which goes on; the content must stay as it is meanwhile. */
export const sha512Of = async (content: Uint8Array): Promise<string> =>
  content.length < MUCH ? createHash('sha512').update(content).digest('hex') : hashingMuch(content);
