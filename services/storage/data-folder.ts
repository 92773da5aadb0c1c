import { AppError } from '#core/contract/errors';
import { dirname, resolve } from 'node:path';
import { createDurableFiles, diskError, type DurableFiles } from './durable-files';
import { folderFileBytes, mendFolderFile, readFolderFile, type FolderLock } from './folder-file';
import { FOLDER_FILE } from './data-folder-layout';
import { FolderProtection } from './folder-protection';
import { nodeFileSystem, type FileSystem } from './file-system';
import { Gate } from './gate';
import { sealedFiles } from './sealed-files';
import { finishSwitch, isSwitching } from './switch-content';
import { Ownership, OWNERSHIP_TIMING, type OwnershipTiming } from './ownership';

/** A data folder that this process owns, or reads only. */
export interface DataFolder {
  readonly path: string;
  readonly access: 'owner' | 'read-only';
  readonly files: DurableFiles;
  /** Whether the content lies sealed, and the key to it once somebody has given it. */
  readonly protection: FolderProtection;
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
    const known = await readFolderFile(fileSystem, root);
    if (mode === 'read-only') {
      if (known === undefined) throw new AppError('not-found', { what: 'data-folder', id: '' });
      if (await isSwitching(fileSystem, root)) throw new AppError('restore-unfinished');
      return readOnly(fileSystem, root, known);
    }
    await makeFolder(fileSystem, root);
    const ownership = await Ownership.take(fileSystem, root, timing, {
      now: now(),
      wait,
      ...(contact ? { contact } : {}),
      ...(onWaiting ? { onWaiting } : {}),
    });
    try {
      return await takenOver(fileSystem, root, ownership);
    } catch (error) {
      await ownership.release();
      throw error;
    }
  } catch (error) {
    throw diskError('data-folder', error);
  }
}

function readOnly(fileSystem: FileSystem, root: string, lock: FolderLock): DataFolder {
  const refuse = async (): Promise<never> => {
    throw new AppError('read-only', { reason: 'opened-for-reading' });
  };
  const plain = createDurableFiles(fileSystem, root, refuse);
  const protection = new FolderProtection(plain, lock);
  const data: DataFolder = {
    path: root,
    access: 'read-only',
    files: sealedFiles(plain, () => protection.cipher()),
    protection,
    fileSystem,
    quietly: (work) => work(),
    renewed: () => data,
    assertWritable: refuse,
    announce: refuse,
    whenLost: () => {},
    close: async () => protection.forget(),
  };
  return data;
}

/** Finishes what a stop has cut short, before anything is read. */
async function takenOver(fileSystem: FileSystem, root: string, ownership: Ownership): Promise<DataFolder> {
  const assertWritable = (): Promise<void> => ownership.assert();
  await finishSwitch(fileSystem, root, assertWritable);
  const gate = new Gate();
  const plain = createDurableFiles(fileSystem, root, assertWritable);
  const known = await readFolderFile(fileSystem, root);
  if (known === undefined) await plain.write(FOLDER_FILE, folderFileBytes(null));
  else await mendFolderFile(plain, known);
  return owned(fileSystem, root, ownership, gate, new FolderProtection(plain, known ?? null));
}

function owned(fileSystem: FileSystem, root: string, ownership: Ownership, gate: Gate, protection: FolderProtection): DataFolder {
  const assertWritable = (): Promise<void> => ownership.assert();
  const plain = createDurableFiles(fileSystem, root, assertWritable);
  return {
    path: root,
    access: 'owner',
    files: throughGate(
      sealedFiles(plain, () => protection.cipher()),
      gate,
    ),
    protection,
    fileSystem,
    quietly: (work) => gate.alone(work),
    renewed: () => owned(fileSystem, root, ownership, gate, protection),
    assertWritable,
    announce: (next) => ownership.beat({ contact: next }),
    whenLost: (listener) => ownership.whenLost(listener),
    close: async () => {
      protection.forget();
      await ownership.release();
    },
  };
}

/** Every write passes the gate before it is sealed: there are moments between writes, in which what they are sealed under may change. */
const throughGate = (files: DurableFiles, gate: Gate): DurableFiles => ({
  ...files,
  write: (...given) => gate.pass(() => files.write(...given)),
  writeStream: (...given) => gate.pass(() => files.writeStream(...given)),
  stage: (...given) => gate.pass(() => files.stage(...given)),
  settle: (...given) => gate.pass(() => files.settle(...given)),
  appendLine: (...given) => gate.pass(() => files.appendLine(...given)),
  remove: (...given) => gate.pass(() => files.remove(...given)),
  move: (...given) => gate.pass(() => files.move(...given)),
});

async function makeFolder(fileSystem: FileSystem, folder: string): Promise<void> {
  if ((await fileSystem.list(folder)) !== null) return;
  const above = dirname(folder);
  if (above !== folder) await makeFolder(fileSystem, above);
  if (await fileSystem.createFolder(folder)) await fileSystem.syncFolder(above);
}
