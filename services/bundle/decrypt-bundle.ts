import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { VerificationCode } from '#core/submission/verification';
import { ARCHIVE_LIMITS } from './archive-limits';
import { cancellation } from './cancellation';
import { diskError } from '../storage/durable-files';
import { openPlace, readPlace, streamOf, type FilePlace } from '../storage/file-place';

const MAGIC = Buffer.from('age-encryption.org/v1\n', 'latin1');

/** In bytes: room for more than a thousand recipients. The header is read whole and each of them tried. */
const HEADER_LIMIT = 256 * 1024;
const HEADER_END = '\n--- ';

/** Whether a file is encrypted with age. The name is not asked: names change on the way. */
export const isEncrypted = async (path: FilePlace): Promise<boolean> => startsEncrypted(await startOf(path, MAGIC.length));

/** The same for its bytes. */
export const startsEncrypted = (content: Buffer): boolean => content.subarray(0, MAGIC.length).equals(MAGIC);

async function startOf(path: FilePlace, bytes: number): Promise<Buffer> {
  const file = await openPlace(path);
  try {
    return Buffer.from(await file.read(0, Math.min(bytes, file.size)));
  } finally {
    await file.close();
  }
}

/**
 * Decrypts `path` to `target`, which must not exist, with the first of our identities (`AGE-SECRET-KEY-1…`) that opens it.
 * Returns why it could not; then whatever was written to `target` is not to be used.
 */
export async function decryptBundle(
  path: FilePlace,
  target: string,
  identities: readonly string[],
  signal: CallContext['signal'],
): Promise<VerificationCode | null> {
  if (identities.length === 0) return 'not-for-our-keys';
  if (!(await startOf(path, HEADER_LIMIT)).includes(HEADER_END)) return 'encryption-damaged';
  // A third of this program's code, which a start does without.
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  const source = streamOf(readPlace(path));
  const abort = cancellation(signal);
  try {
    const plain = await decrypter.decrypt(Readable.toWeb(source) as ReadableStream<Uint8Array>);
    const readable = Readable.fromWeb(plain as Parameters<typeof Readable.fromWeb>[0]);
    await pipeline(readable, bounded(), createWriteStream(target, { flags: 'wx', mode: 0o600 }), { signal: abort.signal });
    return null;
  } catch (error) {
    if (signal.aborted) throw new AppError('cancelled');
    const stop = diskError('quarantine', error);
    if (stop instanceof AppError) throw stop;
    if (error instanceof TooLarge) return 'archive-too-large';
    return error instanceof Error && /no identity matched/.test(error.message) ? 'not-for-our-keys' : 'encryption-damaged';
  } finally {
    abort.release();
    source.destroy();
  }
}

class TooLarge extends Error {}

function bounded(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > ARCHIVE_LIMITS.totalBytes ? new TooLarge() : null, chunk);
    },
  });
}
