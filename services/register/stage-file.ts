import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#core/contract/errors';
import type { ServiceContext } from '../context';
import { readPlace, type FilePlace } from '../storage/file-place';
import { errorCodeOf } from '../storage/file-system';
import { Rooms } from '../storage/rooms';

/** Emptied at every start of the owner: what an interrupted process left here does not stay. */
const FOLDER = 'register/opening';
const PIECE = 1024 * 1024;

/** As many files are copied at a time as the system reads and writes at a time. */
const pieces = new Rooms(4, () => Buffer.allocUnsafeSlow(PIECE));

type Needs = Pick<ServiceContext, 'data' | 'newId'>;

/** A new place in the data folder for a copy that is being verified, relative to it. */
export const stagedPath = ({ newId }: Pick<ServiceContext, 'newId'>): string => `${FOLDER}/${newId()}`;

/** A file of the user, or one of ours that may lie sealed. */
export interface ToStage {
  readonly path: FilePlace;
  readonly name: string;
  readonly bytes: number;
}

/**
 * Our own copy of a file, synced: where it came from somebody else may write, and what is verified must be what is kept. Throws
 * AppError `file-missing`, `file-unreadable` or `file-changed` for the file, `disk-full` or `disk-failed` for ours; then there is no copy.
 */
export async function stageFile(context: Needs, { path, name, bytes }: ToStage): Promise<string> {
  const staged = stagedPath(context);
  if (typeof path !== 'string') {
    await context.data.files.stage(readPlace(path), staged);
    return staged;
  }
  const file = await open(path, 'r').catch((error: unknown) => {
    throw unreadable(name, error);
  });
  try {
    const copied = await pieces.within((piece) => context.data.files.stage(unchanged(file, name, piece), staged));
    if (copied === bytes) return staged;
    await context.data.files.remove(staged);
    throw new AppError('file-changed', { name });
  } finally {
    await file.close();
  }
}

/** Removes copies, where they still are; one that stays for lack of a working disk is swept at the next start. */
export async function removeStaged({ data }: Pick<Needs, 'data'>, ...staged: readonly string[]): Promise<void> {
  for (const path of new Set(staged)) await data.fileSystem.remove(join(data.path, path)).catch(() => undefined);
}

/** What the file holds; fails where it is written to meanwhile. */
async function* unchanged(file: FileHandle, name: string, piece: Buffer): AsyncGenerator<Uint8Array> {
  const look = async (): Promise<string> => {
    const { size, mtimeMs } = await file.stat();
    return `${size} ${mtimeMs}`;
  };
  try {
    const before = await look();
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, PIECE, null);
      if (bytesRead === 0) break;
      yield piece.subarray(0, bytesRead);
    }
    if ((await look()) !== before) throw new AppError('file-changed', { name });
  } catch (error) {
    throw unreadable(name, error);
  }
}

function unreadable(name: string, error: unknown): unknown {
  if (error instanceof AppError) return error;
  const code = errorCodeOf(error);
  if (code === 'ENOENT') return new AppError('file-missing', { name });
  return code === 'unknown' ? error : new AppError('file-unreadable', { name, problem: code });
}
