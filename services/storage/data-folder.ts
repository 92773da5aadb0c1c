import { AppError } from '#core/contract/errors';
import { createDurableFiles, diskError, type DurableFiles } from './durable-files';
import { FOLDER_FILE } from './data-folder-layout';
import { nodeFileSystem, type FileSystem } from './file-system';
import { Gate } from './gate';
import { finishSwitch, isSwitching } from './switch-content';
import { Ownership, OWNERSHIP_TIMING, type OwnershipTiming } from './ownership';
import { dirname, join, resolve } from 'node:path';

/** A data folder that this process owns, or reads only. */
export interface DataFolder {
  readonly path: string;
  readonly access: 'owner' | 'read-only';
  readonly files: DurableFiles;
  readonly fileSystem: FileSystem;
  /** Does something while nothing is written through `files`: what lies there then is one state. */
  quietly<T>(work: () => Promise<T>): Promise<T>;
  /** The same folder in the same hands, for services that start anew because its content was replaced. */
  renewed(): DataFolder;
  /** Throws AppError `ownership-lost` or `read-only` unless this process may write now. Called before every write. */
  assertWritable(): Promise<void>;
  /** Tells other starts of the program how to reach this one, e.g. a loopback address without its secret. */
  announce(contact: string): Promise<void>;
  /** Calls back once, when another process has taken the folder over; from then on nothing may be written. */
  whenLost(listener: () => void): void;
  close(): Promise<void>;
}

export interface OpenDataFolder {
  /** `own` waits while a former owner may still be alive, and throws `folder-in-use` when it is. */
  readonly mode: 'own' | 'read-only';
  readonly contact?: string;
  readonly timing?: OwnershipTiming;
  readonly fileSystem?: FileSystem;
  readonly now?: () => string;
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Told while a former owner may still be alive: how many milliseconds that can last at most. */
  readonly onWaiting?: (milliseconds: number) => void;
}

export const DATA_FOLDER_FORMAT = 'omnibus-data/1';

/**
 * Opens or makes a data folder. Throws AppError `newer-version`, `folder-in-use`, `not-found` (read-only and there is
 * no folder), `restore-unfinished` (read-only: only an owner can finish), `damaged`, `disk-full`, `disk-failed`; then nothing has
 * been changed in it.
 */
export async function openDataFolder(path: string, options: OpenDataFolder): Promise<DataFolder> {
  const { mode, fileSystem = nodeFileSystem, timing = OWNERSHIP_TIMING, contact, onWaiting } = options;
  const now = options.now ?? (() => new Date().toISOString());
  const wait = options.wait ?? ((milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds)));
  const root = resolve(path);
  try {
    const known = await checkFormat(fileSystem, root);
    if (mode === 'read-only') {
      if (!known) throw new AppError('not-found', { what: 'data-folder', id: '' });
      if (await isSwitching(fileSystem, root)) throw new AppError('restore-unfinished');
      return readOnly(fileSystem, root);
    }
    await makeFolder(fileSystem, root);
    const ownership = await Ownership.take(fileSystem, root, timing, {
      now: now(),
      wait,
      ...(contact ? { contact } : {}),
      ...(onWaiting ? { onWaiting } : {}),
    });
    const data = owned(fileSystem, root, ownership);
    try {
      if (!known) await data.files.write(FOLDER_FILE, Buffer.from(`${JSON.stringify({ format: DATA_FOLDER_FORMAT })}\n`));
      await finishSwitch(fileSystem, root, data.assertWritable);
    } catch (error) {
      await ownership.release();
      throw error;
    }
    return data;
  } catch (error) {
    throw diskError('data-folder', error);
  }
}

function readOnly(fileSystem: FileSystem, root: string): DataFolder {
  const refuse = async (): Promise<never> => {
    throw new AppError('read-only', { reason: 'opened-for-reading' });
  };
  const data: DataFolder = {
    path: root,
    access: 'read-only',
    files: createDurableFiles(fileSystem, root, refuse),
    fileSystem,
    quietly: (work) => work(),
    renewed: () => data,
    assertWritable: refuse,
    announce: refuse,
    whenLost: () => {},
    close: async () => {},
  };
  return data;
}

function owned(fileSystem: FileSystem, root: string, ownership: Ownership, gate = new Gate()): DataFolder {
  const assertWritable = (): Promise<void> => ownership.assert();
  return {
    path: root,
    access: 'owner',
    files: throughGate(createDurableFiles(fileSystem, root, assertWritable), gate),
    fileSystem,
    quietly: (work) => gate.alone(work),
    renewed: () => owned(fileSystem, root, ownership, gate),
    assertWritable,
    announce: (next) => ownership.beat({ contact: next }),
    whenLost: (listener) => ownership.whenLost(listener),
    close: () => ownership.release(),
  };
}

/** Every write passes the gate, so that there are moments between writes. */
const throughGate = (files: DurableFiles, gate: Gate): DurableFiles => ({
  ...files,
  write: (...given) => gate.pass(() => files.write(...given)),
  writeStream: (...given) => gate.pass(() => files.writeStream(...given)),
  appendLine: (...given) => gate.pass(() => files.appendLine(...given)),
  remove: (...given) => gate.pass(() => files.remove(...given)),
  move: (...given) => gate.pass(() => files.move(...given)),
});

/** True where the folder is one of ours; false where it is new. */
async function checkFormat(fileSystem: FileSystem, root: string): Promise<boolean> {
  const bytes = await fileSystem.read(join(root, FOLDER_FILE));
  if (!bytes) return false;
  let format: unknown;
  try {
    format = (JSON.parse(Buffer.from(bytes).toString('utf8')) as { format?: unknown }).format;
  } catch {
    throw new AppError('damaged', { file: FOLDER_FILE, place: 'format' });
  }
  if (format === DATA_FOLDER_FORMAT) return true;
  throw new AppError('newer-version', { what: 'data-folder', found: String(format).slice(0, 100), supported: DATA_FOLDER_FORMAT });
}

async function makeFolder(fileSystem: FileSystem, folder: string): Promise<void> {
  if ((await fileSystem.list(folder)) !== null) return;
  const above = dirname(folder);
  if (above !== folder) await makeFolder(fileSystem, above);
  if (await fileSystem.createFolder(folder)) await fileSystem.syncFolder(above);
}
