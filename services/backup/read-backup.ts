import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import { unambiguousJson } from '#core/submission/unambiguous-json';
import { readManifest } from '../bundle/bag-layout';
import { DATA_FOLDER_FORMAT } from '../storage/folder-file';
import { errorCodeOf } from '../storage/error-code';
import { openSealed, SealBroken } from '../storage/sealed-stream';
import {
  contentSchema,
  entrySchema,
  invalid,
  LINE_LIMIT,
  MANIFEST,
  type BackupContent,
  type BackupEntry,
  type ReadHeader,
} from './backup-format';
import { ByteReader } from './byte-reader';
import { isContentPath, NamesOnDisk } from './content-paths';

/** Takes the files of a backup as they come. */
export interface BackupReceiver {
  /** Told first, before anything else is given. */
  begin?(content: BackupContent): Promise<void>;
  file(entry: BackupEntry, bytes: AsyncIterable<Uint8Array>): Promise<void>;
}

export interface BackupFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

/** In bytes: enough for some hundred thousand files. */
const MANIFEST_LIMIT = 64 * 1024 * 1024;

/**
 * Reads a backup to its end and compares every file with the manifest; what was received before may only be used when this
 * resolves. Throws AppError `backup-invalid`, `newer-version`, `cancelled`, and what the receiver throws. `sha512` is the sum
 * of the file as it lies there.
 */
export async function readBackup(
  file: BackupFile,
  { line }: ReadHeader,
  key: Buffer,
  receiver: BackupReceiver,
  call: CallContext,
): Promise<{ readonly content: BackupContent; readonly sha512: string }> {
  const whole = createHash('sha512').update(line);
  let done = line.length;
  const source = createReadStream(file.path, { start: line.length, highWaterMark: 256 * 1024 });
  const measured = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      if (call.signal.aborted) throw new AppError('cancelled');
      whole.update(chunk);
      call.progress((done += chunk.length), file.bytes, 'verifying');
      yield chunk;
    }
  };
  try {
    const content = await readContent(new ByteReader(openSealed(measured(), key)), file.name, receiver);
    return { content, sha512: whole.digest('hex') };
  } catch (error) {
    if (error instanceof SealBroken) throw invalid(file.name, error.problem === 'cut' ? 'backup-cut' : 'backup-altered');
    if (!(error instanceof AppError) && errorCodeOf(error) !== 'unknown' && source.errored === error)
      throw new AppError('file-unreadable', { name: file.name, problem: errorCodeOf(error) });
    throw error;
  } finally {
    source.destroy();
  }
}

async function readContent(reader: ByteReader, name: string, receiver: BackupReceiver): Promise<BackupContent> {
  const content = parse(contentSchema, await reader.line(LINE_LIMIT * 16), name);
  if (content.folder !== DATA_FOLDER_FORMAT)
    throw new AppError('newer-version', { what: 'data-folder', found: content.folder, supported: DATA_FOLDER_FORMAT });
  await receiver.begin?.(content);
  const sums = new Map<string, string>();
  const names = new NamesOnDisk();
  let left = content.bytes;
  for (;;) {
    const entry = parse(entrySchema, await reader.line(LINE_LIMIT), name);
    if (entry.path === MANIFEST) {
      if (entry.bytes > MANIFEST_LIMIT) throw invalid(name, 'backup-size');
      await compareSums(await reader.whole(entry.bytes), sums, content, name);
      if (!(await reader.ended())) throw invalid(name, 'backup-sums');
      return content;
    }
    if (!isContentPath(entry.path) || !names.takes(entry.path)) throw invalid(name, 'backup-names');
    left -= entry.bytes;
    if (left < 0 || sums.size >= content.files) throw invalid(name, 'backup-size');
    const hash = createHash('sha512');
    await receiver.file(entry, hashed(reader.bytes(entry.bytes), hash));
    sums.set(entry.path, hash.digest('hex'));
  }
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}

async function compareSums(manifest: Buffer, sums: ReadonlyMap<string, string>, content: BackupContent, name: string): Promise<void> {
  const declared = readManifest(manifest.toString('utf8'));
  const same =
    declared !== null &&
    declared.size === sums.size &&
    sums.size === content.files &&
    [...declared].every(([path, sha512]) => sums.get(path) === sha512);
  if (!same) throw invalid(name, 'backup-sums');
}

function parse<T>(schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } }, line: string, name: string): T {
  const parsed = schema.safeParse(unambiguousJson(line));
  if (!parsed.success) throw invalid(name, 'backup-sums');
  return parsed.data;
}
