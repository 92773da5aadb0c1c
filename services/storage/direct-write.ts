import { constants } from 'node:fs';
import { beginsAtPage, PAGE } from './aligned-memory';
import { Descriptor } from './descriptor';
import { errorCodeOf } from './error-code';

/** Linux only; it is typed as if it were everywhere. */
const O_DIRECT = constants.O_DIRECT as number | undefined;

/** In bytes: less is not worth opening the file once more. */
const LEAST = 64 * 1024;

/** How file systems say that they do not know this, or not for this file. */
const REFUSED = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP']);

/**
 * Writes whole pages of what lies in aligned memory into a file that exists, past the cache of the system, and returns how many bytes:
 * 0 where the memory is not aligned, the system knows no such way or the file system refuses it. A thousand large files copied through the cache
 * cost two processor seconds more. What was written is no more durable than any other: who wants that syncs the file.
 */
export async function writeDirectly(path: string, bytes: Uint8Array, position: number): Promise<number> {
  const whole = bytes.length - (bytes.length % PAGE);
  if (O_DIRECT === undefined || whole < LEAST || position % PAGE !== 0 || !beginsAtPage(bytes)) return 0;
  let done = 0;
  try {
    const file = await Descriptor.open(path, constants.O_WRONLY | O_DIRECT);
    try {
      while (done < whole) done += await file.write(bytes.subarray(done, whole), position + done);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!REFUSED.has(errorCodeOf(error))) throw error;
  }
  return done;
}
