import { createCipheriv, createDecipheriv } from 'node:crypto';

/**
 * Any length of bytes under a key of 32 bytes that is used for this stream alone: AES-256-GCM in chunks, the nonce of each its
 * number (11 bytes, big-endian) and a last byte that is 1 on the final chunk. So no chunk can be left out, moved, added or cut off.
 */
export const CHUNK = 64 * 1024;
const TAG = 16;

const nonceOf = (count: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(count, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
};

/** Takes bytes as they come and gives sealed chunks to `emit`. */
export class SealingStream {
  private readonly chunk = Buffer.alloc(CHUNK);
  private filled = 0;
  private count = 0;

  constructor(
    private readonly key: Uint8Array,
    private readonly emit: (sealed: Uint8Array) => Promise<void>,
  ) {}

  async write(bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      // A full chunk waits until it is known whether it is the last.
      if (this.filled === CHUNK) await this.seal(false);
      const taken = Math.min(CHUNK - this.filled, bytes.length - done);
      this.chunk.set(bytes.subarray(done, done + taken), this.filled);
      this.filled += taken;
      done += taken;
    }
  }

  end(): Promise<void> {
    return this.seal(true);
  }

  private async seal(last: boolean): Promise<void> {
    const cipher = createCipheriv('aes-256-gcm', this.key, nonceOf(this.count, last));
    const sealed = Buffer.concat([cipher.update(this.chunk.subarray(0, this.filled)), cipher.final(), cipher.getAuthTag()]);
    this.filled = 0;
    this.count += 1;
    await this.emit(sealed);
  }
}

/** `cut`: what is there is whole, and the end is missing. */
export class SealBroken extends Error {
  constructor(readonly problem: 'altered' | 'cut') {
    super(problem);
  }
}

/** The bytes that were sealed. Throws `SealBroken` at the first chunk that is not what was sealed in this place. */
export async function* openSealed(sealed: AsyncIterable<Uint8Array>, key: Uint8Array): AsyncGenerator<Buffer> {
  let count = 0;
  let held: Buffer = Buffer.alloc(0);
  for await (const bytes of sealed) {
    held = held.length === 0 ? Buffer.from(bytes) : Buffer.concat([held, bytes]);
    let start = 0;
    for (; held.length - start > CHUNK + TAG; start += CHUNK + TAG) {
      const opened = openChunk(held.subarray(start, start + CHUNK + TAG), key, count, false);
      if (!opened) throw new SealBroken('altered');
      count += 1;
      yield opened;
    }
    held = held.subarray(start);
  }
  const last = openChunk(held, key, count, true);
  if (last) yield last;
  // A chunk that was not the last stands at the end, or only a part of one is left.
  else throw new SealBroken(held.length < CHUNK + TAG || openChunk(held, key, count, false) ? 'cut' : 'altered');
}

/** One sealed chunk; null where it is not the one that was sealed as number `count`, or as the last. */
export function openChunk(sealed: Buffer, key: Uint8Array, count: number, last: boolean): Buffer | null {
  if (sealed.length < TAG) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(count, last), { authTagLength: TAG });
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  const opened = decipher.update(sealed.subarray(0, sealed.length - TAG));
  try {
    return Buffer.concat([opened, decipher.final()]);
  } catch {
    return null;
  }
}
