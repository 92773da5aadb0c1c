import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import { manifestText, type ManifestLine } from '../bundle/bag-layout';
import type { DataFolder } from '../storage/data-folder';
import { diskError } from '../storage/durable-files';
import { readPlace, type FilePlace } from '../storage/file-place';
import { DATA_FOLDER_FORMAT } from '../storage/folder-file';
import { SealingStream } from '../storage/sealed-stream';
import { CONTENT_FORMAT, MANIFEST, type BackupContent } from './backup-format';
import { isSettled } from './content-paths';
import { listContent, type ContentFile } from './list-content';

export interface BackupToWrite {
  /** The name to show where something fails. */
  readonly name: string;
  readonly line: Buffer;
  readonly key: Buffer;
  readonly program: string;
  readonly assessments: BackupContent['assessments'];
}

export interface WrittenBackup {
  /** SHA-512 of the file. */
  readonly sha512: string;
  readonly bytes: number;
  readonly files: number;
  readonly leftOut: readonly string[];
}

const TRIES = 3;

/**
 * Writes everything that the data folder holds to `path`, which must not exist, and syncs it. What changes is read at one
 * point between writes; files that are named by their content follow while work goes on. Where one of them was erased
 * meanwhile it begins anew, the last time with nothing written until the end. Throws AppError `disk-full`, `disk-failed`,
 * `cancelled`; then there is no file.
 */
export async function writeBackup(path: string, data: DataFolder, backup: BackupToWrite, call: CallContext): Promise<WrittenBackup> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptBackup(path, data, backup, call, attempt === TRIES);
    } catch (error) {
      await rm(path, { force: true });
      if (call.signal.aborted) throw new AppError('cancelled');
      if (!(error instanceof ChangedMeanwhile) || attempt === TRIES) throw diskError(backup.name, error);
    }
  }
}

class ChangedMeanwhile extends Error {}

async function attemptBackup(
  path: string,
  data: DataFolder,
  backup: BackupToWrite,
  call: CallContext,
  allQuiet: boolean,
): Promise<WrittenBackup> {
  const handle = await open(path, 'wx', 0o600);
  const whole = createHash('sha512');
  let bytes = 0;
  const put = async (part: Uint8Array): Promise<void> => {
    whole.update(part);
    bytes += part.length;
    await handle.writeFile(part);
  };
  const stream = new SealingStream(backup.key, put);
  const sums: ManifestLine[] = [];
  let done = 0;
  let total = 0;
  const add = async (file: ContentFile): Promise<void> => {
    const sha512 = await addFile(stream, await data.files.place(file.path, 'salvaging'), file, (read) => {
      if (call.signal.aborted) throw new AppError('cancelled');
      call.progress((done += read), total, 'writing');
    });
    sums.push({ path: file.path, sha512 });
  };
  try {
    await put(backup.line);
    const later = await data.quietly(async () => {
      const list = await listContent(data);
      total = sumOf(list.files);
      const { program, assessments } = backup;
      const content: BackupContent = {
        format: CONTENT_FORMAT,
        folder: DATA_FOLDER_FORMAT,
        program,
        files: list.files.length,
        bytes: total,
        assessments,
      };
      await stream.write(lineOf(content));
      const first = list.files.filter((file) => allQuiet || !isSettled(file.path));
      for (const file of first) await add(file);
      return { ...list, files: list.files.filter((file) => !first.includes(file)) };
    });
    for (const file of later.files) await add(file);
    const manifest = Buffer.from(manifestText(sums), 'utf8');
    await stream.write(lineOf({ path: MANIFEST, bytes: manifest.length }));
    await stream.write(manifest);
    await stream.end();
    await handle.sync();
    return { sha512: whole.digest('hex'), bytes, files: sums.length, leftOut: later.leftOut };
  } finally {
    await handle.close();
  }
}

const sumOf = (files: readonly ContentFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);
const lineOf = (value: object): Buffer => Buffer.from(`${JSON.stringify(value)}\n`, 'utf8');

async function addFile(
  stream: SealingStream,
  from: FilePlace,
  { path, bytes }: ContentFile,
  passed: (bytes: number) => void,
): Promise<string> {
  await stream.write(lineOf({ path, bytes }));
  const hash = createHash('sha512');
  let read = 0;
  if (bytes > 0) {
    try {
      for await (const chunk of readPlace(from, bytes)) {
        hash.update(chunk);
        read += chunk.length;
        passed(chunk.length);
        await stream.write(chunk);
      }
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw new ChangedMeanwhile();
      throw error;
    }
  }
  if (read !== bytes) throw new ChangedMeanwhile();
  return hash.digest('hex');
}
