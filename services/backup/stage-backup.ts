import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { DataFolder } from '../storage/data-folder';
import { diskError } from '../storage/durable-files';
import { sealedAs } from '../storage/sealed-files';
import { assertRoom, StagedContent } from '../storage/staged-content';
import type { BackupContent, ReadHeader } from './backup-format';
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
  const cipher = data.protection.cipher();
  const staged = new StagedContent(fileSystem, root);
  try {
    await staged.begin();
    const read = await readBackup(
      file,
      header,
      key,
      {
        begin: (content) => assertRoom(root, content.bytes, file.name),
        file: (entry, bytes) => staged.write(entry.path, sealedAs(cipher, entry.path, bytes)),
      },
      call,
    );
    await staged.finish();
    return { place: staged.place, ...read };
  } catch (error) {
    await staged.discard();
    if (call.signal.aborted) throw new AppError('cancelled');
    throw diskError(file.name, error);
  }
}
