import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Positions } from './content-cipher';

/** A file that is open for reading, by position. */
export interface OpenedFile extends Positions {
  close(): Promise<void>;
}

/** Where a file can be read: a path of the system, or a file that lies sealed in the data folder. */
export type FilePlace = string | { open(): Promise<OpenedFile> };

/** Fails as the operating system does, or with AppError `damaged` for a sealed file that is not what was sealed. */
export async function openPlace(place: FilePlace): Promise<OpenedFile> {
  if (typeof place !== 'string') return place.open();
  const file = await open(place, 'r');
  try {
    const { size } = await file.stat();
    return {
      size,
      async read(position, length) {
        const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, position);
        return buffer.subarray(0, bytesRead);
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

const STEP = 256 * 1024;

/** From beginning to end, or `bytes` of it. */
export async function* readPlace(place: FilePlace, bytes = Infinity): AsyncGenerator<Buffer> {
  const file = await openPlace(place);
  try {
    yield* piecesOf(file, 0, Math.min(file.size, bytes));
  } finally {
    await file.close();
  }
}

/** What lies from `start` up to `end` and is there. */
export async function* piecesOf(file: Positions, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end;) {
    const piece = await file.read(at, Math.min(STEP, end - at));
    if (piece.length === 0) return;
    yield Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    at += piece.length;
  }
}

export const streamOf = (pieces: AsyncIterable<Buffer>): Readable => Readable.from(pieces, { objectMode: false });

export async function sizeOfPlace(place: FilePlace): Promise<number> {
  const file = await openPlace(place);
  await file.close();
  return file.size;
}
