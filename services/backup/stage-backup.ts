import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { DataFolder } from '../storage/data-folder';
import { diskError } from '../storage/durable-files';
import type { FileSystem } from '../storage/file-system';
import { stagedName } from '../storage/switch-content';
import type { BackupContent, BackupEntry, ReadHeader } from './backup-format';
import { readBackup, type BackupFile } from './read-backup';

export interface StagedBackup {
  /** Where its content lies, relative to the data folder. */
  readonly place: string;
  readonly content: BackupContent;
  readonly sha512: string;
}

/**
 * Unpacks a backup beside the content of the data folder, synced, every file compared with its sum. Throws what `readBackup`
 * does, and AppError `disk-full` or `disk-failed`; then nothing of it is left.
 */
export async function stageBackup(
  data: DataFolder,
  file: BackupFile,
  header: ReadHeader,
  key: Buffer,
  call: CallContext,
): Promise<StagedBackup> {
  const { fileSystem, path: root } = data;
  await data.assertWritable();
  const place = stagedName();
  const made = new Set<string>();
  try {
    await makeFolder(fileSystem, join(root, place), root, made);
    const read = await readBackup(
      file,
      header,
      key,
      {
        begin: (content) => assertRoom(root, content, file.name),
        file: (entry, bytes) => unpack(fileSystem, join(root, place), entry, bytes, made),
      },
      call,
    );
    for (const folder of made) await fileSystem.syncFolder(folder);
    await fileSystem.syncFolder(root);
    return { place, ...read };
  } catch (error) {
    await fileSystem.remove(join(root, place)).catch(() => {});
    if (call.signal.aborted) throw new AppError('cancelled');
    throw diskError(file.name, error);
  }
}

/** Said before hours of unpacking, where the platform can tell. */
async function assertRoom(root: string, { bytes }: BackupContent, name: string): Promise<void> {
  const free = await statfs(root).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => Infinity,
  );
  if (bytes > free) throw new AppError('disk-full', { file: name });
}

async function unpack(
  fileSystem: FileSystem,
  staged: string,
  entry: BackupEntry,
  bytes: AsyncIterable<Uint8Array>,
  made: Set<string>,
): Promise<void> {
  const target = join(staged, entry.path);
  await makeFolder(fileSystem, dirname(target), staged, made);
  const file = await fileSystem.create(target);
  try {
    let position = 0;
    for await (const chunk of bytes) {
      await file.write(chunk, position);
      position += chunk.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** With the folders above it, up to `within`; `made` knows those that are there. */
async function makeFolder(fileSystem: FileSystem, folder: string, within: string, made: Set<string>): Promise<void> {
  if (folder === within || made.has(folder)) return;
  await makeFolder(fileSystem, dirname(folder), within, made);
  await fileSystem.createFolder(folder);
  made.add(folder);
}
