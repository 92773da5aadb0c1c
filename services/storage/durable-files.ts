import { randomBytes } from 'node:crypto';
import { dirname, join, posix } from 'node:path';
import { AppError } from '#core/contract/errors';
import type { FilePlace } from './file-place';
import { errorCodeOf } from './error-code';
import type { FileSystem, OpenFile } from './file-system';

/**
 * Small files that must survive power loss, by path relative to the data folder. A reader sees the old content or the
 * new one, never a mixture. Throws AppError `disk-full` or `disk-failed` and then has changed nothing; only where the
 * very last step fails, the sync of the folder, the new content may be there already.
 */
export interface DurableFiles {
  /** `null` where there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  /** Atomic and synced: temporary file, fsync, keep `.bak` where asked, rename, fsync of the folder. */
  write(path: string, bytes: Uint8Array, options?: { readonly keepBackup?: boolean }): Promise<void>;
  /**
   * A large file, never whole in memory, as atomic and synced as `write`. Its name is asked for when the last chunk
   * has been seen, because an attachment is named by its hash. Returns the number of bytes.
   */
  writeStream(chunks: AsyncIterable<Uint8Array>, path: () => string, folder: string): Promise<number>;
  /**
   * Appends one line and syncs it before returning; a failed append is cut back to the last whole line. `after`: bytes
   * that the caller has read and relies on; whatever was written behind them meanwhile was not acknowledged.
   */
  appendLine(path: string, line: string, options?: { readonly after?: number }): Promise<void>;
  /** Names in a folder; empty where there is none. */
  list(path: string): Promise<readonly string[]>;
  /** Bytes of a file; `null` where there is none. */
  size(path: string): Promise<number | null>;
  remove(path: string): Promise<void>;
  /**
   * A large file that only passes through, never sealed, under a name of this process alone, its content synced and its name not:
   * whoever wants it to stay settles it. Fails where there is one of that name. Returns the number of bytes.
   */
  stage(chunks: AsyncIterable<Uint8Array>, path: string): Promise<number>;
  /** Moves files that were staged to where they stay, replacing what is there; synced once for each folder they come to. */
  settle(moves: readonly { readonly from: string; readonly to: string }[]): Promise<void>;
  /** Makes the content of a file durable that another hand has written. */
  sync(path: string): Promise<void>;
  /** Moves a file or a folder; synced. */
  move(from: string, to: string): Promise<void>;
  /** Where a large file can be read. It must be there when it is opened. `salvaging`: zeros stand for what is sealed and damaged. */
  place(path: string, salvaging?: 'salvaging'): Promise<FilePlace>;
  /**
   * The real path, for files that are not sealed: on their way to or from a user. Creates the folders above it where this process
   * may write.
   */
  absolute(path: string): Promise<string>;
}

/** The same, for who makes a line only when it is known at which byte it will begin. */
export interface PlainFiles extends DurableFiles {
  appendLine(
    path: string,
    line: string | ((at: number) => string),
    options?: { readonly after?: number | (() => Promise<number>) },
  ): Promise<void>;
}

/** Asked before anything is written, and again before a line is acknowledged. Throws to refuse. */
export type WriteGuard = () => Promise<void>;

const NEWLINE = 0x0a;
const NO_SPACE = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** The foreseen stop for an error of the operating system; `file` is relative to the data folder (`data-folder` for itself), never a machine path. */
export function diskError(file: string, error: unknown): unknown {
  if (error instanceof AppError) return error;
  const code = errorCodeOf(error);
  if (code === 'unknown') return error;
  return NO_SPACE.has(code) ? new AppError('disk-full', { file }) : new AppError('disk-failed', { file, code });
}

/** `root` is an absolute path to an existing folder. Paths are relative, with `/`, and never lead out of the root. */
export function createDurableFiles(fileSystem: FileSystem, root: string, guard: WriteGuard = async () => {}): PlainFiles {
  /** Where this process knows each appended file to end. What lies beyond was never acknowledged. */
  const ends = new Map<string, number>();

  const resolve = (path: string): string => {
    const normal = posix.normalize(path);
    if (path.includes('\\') || path.includes('\0') || posix.isAbsolute(normal) || normal === '..' || normal.startsWith('../')) {
      throw new AppError('input-invalid', { operation: 'storage', path: '', problem: 'path leads out of the data folder' });
    }
    return join(root, normal);
  };

  const foreseen = async <T>(path: string, call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      const said = diskError(path, error);
      if (said instanceof AppError && said.code === 'disk-failed') await assertNotReplaced();
      throw said;
    }
  };

  /** A program that another one has replaced finds its files gone: that is said, and not that the disk has failed. */
  const assertNotReplaced = (): Promise<void> =>
    guard().catch((refusal: unknown) => {
      if (refusal instanceof AppError && refusal.code === 'ownership-lost') throw refusal;
    });

  const ensureFolder = async (folder: string): Promise<void> => {
    if (folder === root || (await fileSystem.size(folder)) !== null) return;
    await ensureFolder(dirname(folder));
    if (await fileSystem.createFolder(folder)) await fileSystem.syncFolder(dirname(folder));
  };

  /** The folder is nearly always there. */
  const createIn = async (target: string): Promise<OpenFile> => {
    try {
      return await fileSystem.create(target);
    } catch (error) {
      if (errorCodeOf(error) !== 'ENOENT') throw error;
      await ensureFolder(dirname(target));
      return fileSystem.create(target);
    }
  };

  /** Writes and syncs a temporary file in `folder`; removes it when anything goes wrong. */
  const writeTemporary = async (folder: string, fill: (file: OpenFile) => Promise<void>): Promise<string> => {
    const temporary = join(folder, `.${randomBytes(12).toString('hex')}.tmp`);
    let file: OpenFile | undefined;
    try {
      file = await fileSystem.create(temporary);
      await fill(file);
      await file.sync();
      await file.close();
      return temporary;
    } catch (error) {
      await file?.close().catch(() => {});
      await fileSystem.remove(temporary).catch(() => {});
      throw error;
    }
  };

  const replace = async (temporary: string, target: string): Promise<void> => {
    try {
      await guard();
      await fileSystem.rename(temporary, target);
    } catch (error) {
      await fileSystem.remove(temporary).catch(() => {});
      throw error;
    }
    await fileSystem.syncFolder(dirname(target));
  };

  const replaceBytes = async (target: string, bytes: Uint8Array): Promise<void> =>
    replace(await writeTemporary(dirname(target), (file) => file.write(bytes, 0)), target);

  /** Where the last whole line ends. */
  const endOfLines = async (file: OpenFile): Promise<number> => {
    const step = 64 * 1024;
    for (let end = await file.size(); end > 0; end -= step) {
      const start = Math.max(0, end - step);
      const found = (await file.read(start, end - start)).lastIndexOf(NEWLINE);
      if (found >= 0) return start + found + 1;
    }
    return 0;
  };

  /** The file is nearly always there. */
  const openForAppend = async (target: string): Promise<OpenFile> => {
    try {
      return await fileSystem.open(target);
    } catch (error) {
      if (errorCodeOf(error) !== 'ENOENT') throw error;
    }
    await ensureFolder(dirname(target));
    const file = await fileSystem.create(target);
    try {
      await fileSystem.syncFolder(dirname(target));
      return file;
    } catch (error) {
      await file.close();
      throw error;
    }
  };

  const append = async (
    path: string,
    target: string,
    line: string | ((at: number) => string),
    after: number | (() => Promise<number>) | undefined,
  ): Promise<void> => {
    const file = await openForAppend(target);
    try {
      const known = ends.get(target) ?? (typeof after === 'function' ? await after() : after);
      const size = await file.size();
      if (known !== undefined && size < known) throw new AppError('damaged', { file: path, place: `byte ${size}` });
      const end = known ?? (await endOfLines(file));
      // Left by a failed append, by power loss, or by an owner that was replaced in its sleep: never acknowledged.
      if (size > end) {
        await file.truncate(end);
        await file.sync();
      }
      ends.set(target, end);
      try {
        const bytes = Buffer.from(typeof line === 'string' ? line : line(end), 'utf8');
        // The line end goes to disk after the line, so that a line with its end is whole whatever order a disk writes in.
        await file.write(bytes, end);
        await file.sync();
        await file.write(Uint8Array.of(NEWLINE), end + bytes.length);
        await file.sync();
        await guard();
        ends.set(target, end + bytes.length + 1);
      } catch (error) {
        // Whoever was replaced must not touch the file again; the new owner cuts it back.
        if (!(error instanceof AppError)) {
          await file.truncate(end).catch(() => {});
          await file.sync().catch(() => {});
        }
        throw error;
      }
    } finally {
      await file.close().catch(() => {});
    }
  };

  return {
    read: (path) => foreseen(path, () => fileSystem.read(resolve(path))),
    size: (path) => foreseen(path, () => fileSystem.size(resolve(path))),
    list: (path) => foreseen(path, async () => (await fileSystem.list(resolve(path))) ?? []),
    write: (path, bytes, options = {}) =>
      foreseen(path, async () => {
        await guard();
        const target = resolve(path);
        await ensureFolder(dirname(target));
        // A copy, not a rename: at no moment is the file itself missing.
        const old = options.keepBackup ? await fileSystem.read(target) : null;
        const temporary = await writeTemporary(dirname(target), (file) => file.write(bytes, 0));
        try {
          if (old) await replaceBytes(`${target}.bak`, old);
        } catch (error) {
          await fileSystem.remove(temporary).catch(() => {});
          throw error;
        }
        await replace(temporary, target);
      }),
    writeStream: (chunks, path, folder) =>
      foreseen(folder, async () => {
        await guard();
        await ensureFolder(resolve(folder));
        let position = 0;
        const temporary = await writeTemporary(resolve(folder), async (file) => {
          for await (const chunk of chunks) {
            await file.write(chunk, position);
            position += chunk.length;
          }
        });
        await replace(temporary, resolve(path()));
        return position;
      }),
    appendLine: (path, line, { after } = {}) =>
      foreseen(path, async () => {
        await guard();
        const target = resolve(path);
        if (typeof line === 'string' && line.includes('\n')) throw new TypeError('A line holds no line end.');
        await append(path, target, line, after);
      }),
    remove: (path) =>
      foreseen(path, async () => {
        await guard();
        const target = resolve(path);
        ends.delete(target);
        await fileSystem.remove(target);
        if ((await fileSystem.list(dirname(target))) !== null) await fileSystem.syncFolder(dirname(target));
      }),
    stage: (chunks, path) =>
      foreseen(path, async () => {
        await guard();
        const target = resolve(path);
        const file = await createIn(target);
        try {
          let position = 0;
          for await (const chunk of chunks) {
            await file.write(chunk, position);
            position += chunk.length;
          }
          await file.sync();
          await file.close();
          return position;
        } catch (error) {
          await file.close().catch(() => {});
          await fileSystem.remove(target).catch(() => {});
          throw error;
        }
      }),
    settle: (moves) =>
      foreseen(moves[0]?.to ?? '', async () => {
        await guard();
        const folders = new Set(moves.map(({ to }) => dirname(resolve(to))));
        for (const folder of folders) await ensureFolder(folder);
        for (const { from, to } of moves) await fileSystem.rename(resolve(from), resolve(to));
        for (const folder of folders) await fileSystem.syncFolder(folder);
      }),
    sync: (path) =>
      foreseen(path, async () => {
        const file = await fileSystem.open(resolve(path));
        try {
          await file.sync();
        } finally {
          await file.close();
        }
      }),
    move: (from, to) =>
      foreseen(from, async () => {
        await guard();
        await ensureFolder(dirname(resolve(to)));
        await fileSystem.rename(resolve(from), resolve(to));
        ends.clear();
        await fileSystem.syncFolder(dirname(resolve(to)));
        await fileSystem.syncFolder(dirname(resolve(from)));
      }),
    place: async (path) => resolve(path),
    absolute: (path) =>
      foreseen(path, async () => {
        const target = resolve(path);
        if ((await fileSystem.size(dirname(target))) === null) {
          await guard();
          await ensureFolder(dirname(target));
        }
        return target;
      }),
  };
}
