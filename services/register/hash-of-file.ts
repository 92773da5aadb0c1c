import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

const PIECE = 512 * 1024;

/** SHA-512 of a file, never whole in memory. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha512');
  const file = await open(path, 'r');
  try {
    const piece = Buffer.allocUnsafe(PIECE);
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, PIECE, null);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
