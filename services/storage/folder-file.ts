import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#core/contract/errors';
import { sealedSecretSchema } from '../keys/sealed-secret';
import { FOLDER_FILE, FOLDER_FILE_COPY } from './data-folder-layout';
import type { PlainFiles } from './durable-files';
import type { FileSystem } from './file-system';

export const DATA_FOLDER_FORMAT = 'omnibus-data/1';
/** Of a folder whose content lies sealed: a program that knows nothing of it opens it not. */
export const SEALED_FOLDER_FORMAT = 'omnibus-data/2';

/** The key of the content, locked twice: each of the two opens it alone. */
const lockedKey = z.strictObject({
  /** Random: which key it is; both locks are bound to it. */
  id: z.string().regex(/^[0-9a-f]{32}$/),
  since: z.iso.datetime(),
  passphrase: sealedSecretSchema,
  recovery: sealedSecretSchema,
});
export type LockedKey = z.infer<typeof lockedKey>;

/** Null: the content lies in clear. */
export type FolderLock = LockedKey | null;

export const folderFileBytes = (lock: FolderLock): Uint8Array =>
  Buffer.from(
    `${JSON.stringify(lock === null ? { format: DATA_FOLDER_FORMAT } : { format: SEALED_FOLDER_FORMAT, protection: lock })}\n`,
    'utf8',
  );

/**
 * What `folder.json` says, or its copy where it cannot be read; undefined where the folder is new. Where one of them says that the content
 * is sealed it is: nothing is ever written in clear beside it. Throws AppError `newer-version`, or `damaged` where neither can be read.
 */
export async function readFolderFile(fileSystem: FileSystem, root: string): Promise<FolderLock | undefined> {
  const [main, copy] = [await fileSystem.read(join(root, FOLDER_FILE)), await fileSystem.read(join(root, FOLDER_FILE_COPY))];
  if (!main && !copy) return undefined;
  const found = [main, copy].map((bytes) => (bytes ? lockIn(bytes) : undefined));
  const lock = found.find((each) => each) ?? found.find((each) => each !== undefined);
  if (lock === undefined) throw new AppError('damaged', { file: FOLDER_FILE, place: 'format' });
  return lock;
}

/** Both, one after the other: at every moment one of them is whole. */
export async function writeFolderFile(files: PlainFiles, lock: FolderLock): Promise<void> {
  const bytes = folderFileBytes(lock);
  await files.write(FOLDER_FILE, bytes);
  if (lock === null) await files.remove(FOLDER_FILE_COPY);
  else await files.write(FOLDER_FILE_COPY, bytes);
}

/** Makes the two the same again where a stop came between them, or one was damaged. */
export async function mendFolderFile(files: PlainFiles, lock: FolderLock): Promise<void> {
  const bytes = Buffer.from(folderFileBytes(lock));
  const same = (found: Uint8Array | null): boolean => found !== null && bytes.equals(found);
  const copy = await files.read(FOLDER_FILE_COPY);
  if (lock === null ? copy === null : same(await files.read(FOLDER_FILE)) && same(copy)) return;
  await writeFolderFile(files, lock);
}

/** Undefined where it cannot be read. Throws AppError `newer-version`. */
function lockIn(bytes: Uint8Array): FolderLock | undefined {
  let raw: { readonly format?: unknown; readonly protection?: unknown } | null;
  try {
    raw = JSON.parse(Buffer.from(bytes).toString('utf8')) as typeof raw;
  } catch {
    return undefined;
  }
  const format = raw?.format;
  if (format === DATA_FOLDER_FORMAT) return null;
  if (format === SEALED_FOLDER_FORMAT) return lockedKey.safeParse(raw?.protection).data;
  if (typeof format !== 'string') return undefined;
  throw new AppError('newer-version', { what: 'data-folder', found: format.slice(0, 100), supported: SEALED_FOLDER_FORMAT });
}
