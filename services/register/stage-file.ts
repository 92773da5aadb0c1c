import { join } from 'node:path';
import { AppError } from '#core/contract/errors';
import type { ServiceContext } from '../context';
import { alignedMemory } from '../storage/aligned-memory';
import { Descriptor } from '../storage/descriptor';
import { readPlace, type FilePlace } from '../storage/file-place';
import { errorCodeOf } from '../storage/error-code';
import { Rooms } from '../storage/rooms';

/** Emptied at every start of the owner: what an interrupted process left here does not stay. */
const FOLDER = 'register/opening';

/** In bytes: a file that is no longer is in memory as a whole while it is copied and verified. */
const ROOM = 4 * 1024 * 1024;

const ROOMS = 12;

/** Memory that threads share, so that a file which one has copied need not be read again by the one that verifies it. */
export const sharedMemory = alignedMemory(ROOMS * ROOM);
let made = 0;
const rooms = new Rooms(ROOMS, () => new Uint8Array(sharedMemory, ROOM * made++, ROOM));

type Needs = Pick<ServiceContext, 'data' | 'newId'>;

/** A new place in the data folder for a copy that is being verified, relative to it. */
export const stagedPath = ({ newId }: Pick<ServiceContext, 'newId'>): string => `${FOLDER}/${newId()}`;

/** A file of the user, or one of ours that may lie sealed. */
export interface ToStage {
  readonly path: FilePlace;
  readonly name: string;
  readonly bytes: number;
}

/** A copy in the data folder. */
export interface Staged {
  readonly path: string;
  /** What it holds, in `sharedMemory`; null where that is too much, or lay sealed. */
  readonly content: Uint8Array | null;
}

/**
 * Our own copy of a file, synced, for as long as `work` lasts with what it holds; the copy stays. Where it came from somebody else may
 * write, and what is verified must be what is kept. As many are copied and looked at at a time as there is room for. Throws AppError
 * `file-missing`, `file-unreadable` or `file-changed` for the file, `disk-full` or `disk-failed` for ours; then there is no copy.
 */
export const staging = <T>(context: Needs, file: ToStage, work: (staged: Staged) => Promise<T>): Promise<T> =>
  rooms.within(async (room) => work(await stageFile(context, file, room)));

async function stageFile(context: Needs, { path, name, bytes }: ToStage, room: Uint8Array): Promise<Staged> {
  const staged = stagedPath(context);
  if (typeof path !== 'string') {
    await context.data.files.stage(readPlace(path), staged);
    return { path: staged, content: null };
  }
  const file = await Descriptor.open(path, 'r').catch((error: unknown) => {
    throw unreadable(name, error);
  });
  try {
    const copied = await context.data.files.stage(unchanged(file, name, room), staged);
    if (copied === bytes) return { path: staged, content: bytes <= room.length ? room.subarray(0, bytes) : null };
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

/** What the file holds, by way of the room, which is filled from its beginning again and again; fails where it is written to meanwhile. */
async function* unchanged(file: Descriptor, name: string, room: Uint8Array): AsyncGenerator<Uint8Array> {
  try {
    const before = await file.stat();
    for (let [read, at] = [0, 0]; read < before.size; at %= room.length) {
      const bytesRead = await file.read(room.subarray(at), null);
      if (bytesRead === 0) break;
      yield room.subarray(at, at + bytesRead);
      [read, at] = [read + bytesRead, at + bytesRead];
    }
    const after = await file.stat();
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) throw new AppError('file-changed', { name });
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
