import { readFile } from 'node:fs/promises';
import { AppError } from '#core/contract/errors';
import type { ServiceContext } from '../context';

export interface IncomingBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads a small file behind a handle, whole. Throws AppError `file-too-large` beyond `limit` bytes, before reading it. */
export async function readIncoming({ files }: Pick<ServiceContext, 'files'>, handle: string, limit: number): Promise<IncomingBytes> {
  const incoming = await files.take(handle);
  try {
    const { name, bytes, path } = incoming;
    if (bytes > limit) throw new AppError('file-too-large', { name, bytes, limit });
    return { name, bytes: await readFile(path) };
  } finally {
    await incoming.release();
  }
}
