import * as fs from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { Descriptor } from './descriptor';
import { writeDirectly } from './direct-write';
import { errorCodeOf } from './error-code';

/**
 * The calls of the operating system on which the safety of the work rests, and no others, so that a test can put a
 * disk in their place that fills up, fails or loses power at any point. Paths are absolute. Errors are the operating
 * system's (`ENOSPC`, `EIO`, …); absence is a value, not an error.
 */
export interface FileSystem {
  /** `null` where there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  /** Names in a folder; `null` where there is no such folder. */
  list(path: string): Promise<readonly string[] | null>;
  /** Bytes of a file; `null` where there is none. */
  size(path: string): Promise<number | null>;
  /** One level; false where it exists already. Not durable before `syncFolder` of the folder above. */
  createFolder(path: string): Promise<boolean>;
  /** A file that nobody else has made: fails with `EEXIST` otherwise. */
  create(path: string): Promise<OpenFile>;
  /** An existing file to change in place; fails with `ENOENT` otherwise. */
  open(path: string): Promise<OpenFile>;
  /** Replaces `to`. Not durable before `syncFolder`. */
  rename(from: string, to: string): Promise<void>;
  /** A file, or a folder with all that is in it; absence is no error. */
  remove(path: string): Promise<void>;
  /** Makes created, renamed and removed names in this folder durable. */
  syncFolder(path: string): Promise<void>;
}

export interface OpenFile {
  size(): Promise<number>;
  write(bytes: Uint8Array, position: number): Promise<void>;
  read(position: number, length: number): Promise<Uint8Array>;
  truncate(size: number): Promise<void>;
  /** Makes content and length durable (fdatasync). */
  sync(): Promise<void>;
  close(): Promise<void>;
}

async function unlessAbsent<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT' || errorCodeOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}

class NodeOpenFile implements OpenFile {
  constructor(
    private readonly file: Descriptor,
    private readonly path: string,
  ) {}

  async size(): Promise<number> {
    return (await this.file.stat()).size;
  }

  async write(bytes: Uint8Array, position: number): Promise<void> {
    let done = await writeDirectly(this.path, bytes, position);
    while (done < bytes.length) done += await this.file.write(bytes.subarray(done), position + done);
  }

  async read(position: number, length: number): Promise<Uint8Array> {
    const buffer = new Uint8Array(length);
    return buffer.subarray(0, await this.file.read(buffer, position));
  }

  truncate(size: number): Promise<void> {
    return this.file.truncate(size);
  }

  sync(): Promise<void> {
    return this.file.syncContent();
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

/** On Windows a virus scanner or a synchronizer may hold a file for a moment: the rename is tried again. */
const RENAME_TRIES = process.platform === 'win32' ? 20 : 1;
const HELD_BY_OTHERS = new Set(['EPERM', 'EACCES', 'EBUSY']);
/** A folder cannot be synced everywhere; where it cannot, the file system orders names itself. */
const FOLDER_SYNC_UNSUPPORTED = new Set(['EISDIR', 'EPERM', 'EINVAL', 'ENOTSUP', 'EBADF']);

const readFile = promisify(fs.readFile);
const readdir = promisify<string, string[]>(fs.readdir);

export const nodeFileSystem: FileSystem = {
  read: (path) => unlessAbsent(() => readFile(path)),
  list: (path) => unlessAbsent(() => readdir(path)),
  size: (path) => unlessAbsent(async () => (await stat(path)).size),
  async createFolder(path) {
    try {
      await mkdir(path, { mode: 0o700 });
      return true;
    } catch (error) {
      if (errorCodeOf(error) === 'EEXIST') return false;
      throw error;
    }
  },
  create: async (path) => new NodeOpenFile(await Descriptor.open(path, 'wx+', 0o600), path),
  open: async (path) => new NodeOpenFile(await Descriptor.open(path, 'r+'), path),
  async rename(from, to) {
    for (let tried = 1; ; tried++) {
      try {
        return await rename(from, to);
      } catch (error) {
        if (tried >= RENAME_TRIES || !HELD_BY_OTHERS.has(errorCodeOf(error))) throw error;
        await new Promise((resolve) => setTimeout(resolve, 10 * tried));
      }
    }
  },
  remove: (path) => rm(path, { force: true, recursive: true }),
  async syncFolder(path) {
    try {
      const folder = await Descriptor.open(path, 'r');
      try {
        await folder.sync();
      } finally {
        await folder.close();
      }
    } catch (error) {
      if (!FOLDER_SYNC_UNSUPPORTED.has(errorCodeOf(error))) throw error;
    }
  },
};
