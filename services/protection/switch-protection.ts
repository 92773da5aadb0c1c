import { createHash, type Hash } from 'node:crypto';
import { join } from 'node:path';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import { ContentCipher, type Positions, type Salvage } from '../storage/content-cipher';
import type { DataFolder } from '../storage/data-folder';
import { FOLDER_FILE, FOLDER_FILE_COPY, isContent, isHalfWritten } from '../storage/data-folder-layout';
import { diskError } from '../storage/durable-files';
import { errorCodeOf } from '../storage/error-code';
import type { FileSystem, OpenFile } from '../storage/file-system';
import { piecesOf } from '../storage/file-place';
import { folderFileBytes, type FolderLock } from '../storage/folder-file';
import { openStored, sealedAs } from '../storage/sealed-files';
import { assertRoom, StagedContent } from '../storage/staged-content';
import { asideName, switchContent } from '../storage/switch-content';

/** What the content is to lie under from now on; null: in clear. */
export interface NextProtection {
  readonly lock: FolderLock;
  readonly key: Buffer | null;
  readonly now: string;
}

/**
 * Writes everything anew beside what is there, sealed or in clear, reads it back and compares it, and then puts it in place; the old
 * files are destroyed before the folder counts as what it is to be. Nothing else may write meanwhile. Returns files that could not be
 * opened: zeros stand for what is lost in them. Throws AppError `disk-full`, `disk-failed`, `cancelled`, `ownership-lost`; before
 * the switch nothing has changed then, and from the switch on the next start finishes it.
 */
export async function switchProtection(data: DataFolder, next: NextProtection, call: CallContext): Promise<readonly string[]> {
  const { fileSystem, path: root, protection } = data;
  await data.assertWritable();
  const from = protection.cipher();
  const to = next.key ? new ContentCipher(next.key) : null;
  const staged = new StagedContent(fileSystem, root);
  const damaged = new Set<string>();
  try {
    const paths = await everyFile(data);
    const total = paths.reduce((sum, { bytes }) => sum + bytes, 0);
    await assertRoom(root, total, FOLDER_FILE);
    await staged.begin();
    let done = 0;
    for (const { path, bytes } of paths) {
      if (call.signal.aborted) throw new AppError('cancelled');
      await carryOne(data, staged, path, { from, to, salvage: () => damaged.add(path) });
      call.progress((done += bytes), total, 'writing');
    }
    for (const name of [FOLDER_FILE, FOLDER_FILE_COPY]) await staged.write(name, only(folderFileBytes(next.lock)));
    await staged.finish();
    if (call.signal.aborted) throw new AppError('cancelled');
  } catch (error) {
    await staged.discard();
    throw diskError(FOLDER_FILE, error);
  }
  const aside = asideName(next.now);
  await switchContent(fileSystem, root, { from: staged.place, aside, protection: true }, data.assertWritable);
  protection.switched(next.lock, next.key);
  return [...damaged];
}

interface FoundFile {
  readonly path: string;
  readonly bytes: number;
}

/** Of the content, whatever it is called; what was half-written when a program stopped is nothing. */
async function everyFile({ fileSystem, path: root }: DataFolder): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  const visit = async (path: string): Promise<void> => {
    const inside = await fileSystem.list(join(root, path));
    if (inside !== null) for (const name of inside) await visit(`${path}/${name}`);
    else if (!isHalfWritten(path.slice(path.lastIndexOf('/') + 1)))
      found.push({ path, bytes: (await fileSystem.size(join(root, path))) ?? 0 });
  };
  for (const name of (await fileSystem.list(root)) ?? []) if (isContent(name)) await visit(name);
  return found;
}

/** Reads what was written back, as the next start will. `salvage` is told where the old file cannot be opened. */
async function carryOne(
  { fileSystem, path: root }: DataFolder,
  staged: StagedContent,
  path: string,
  { from, to, salvage }: { readonly from: ContentCipher | null; readonly to: ContentCipher | null; readonly salvage: Salvage },
): Promise<void> {
  const reading = async (place: string, use: (stored: Positions) => Promise<void>): Promise<void> => {
    const file = await openedFile(fileSystem, join(root, place));
    // A socket of the running program, where its host keeps one here, holds nothing that could be read.
    if (!file) return;
    try {
      await use({ size: await file.size(), read: (position, length) => file.read(position, length) });
    } finally {
      await file.close();
    }
  };
  const before = createHash('sha256');
  const after = createHash('sha256');
  await reading(path, async (stored) => {
    const content = await openStored(from, path, stored, salvage);
    await staged.write(path, sealedAs(to, path, hashed(content, before)));
  });
  if ((await fileSystem.size(join(root, staged.place, path))) === null) return;
  await reading(`${staged.place}/${path}`, async (stored) => {
    for await (const piece of hashed(await openStored(to, path, stored), after)) void piece;
  });
  if (before.digest('hex') !== after.digest('hex')) throw new AppError('damaged', { file: path, place: 'read-back' });
}

async function openedFile(fileSystem: FileSystem, path: string): Promise<OpenFile | null> {
  try {
    return await fileSystem.open(path);
  } catch (error) {
    if (errorCodeOf(error) === 'ENXIO') return null;
    throw error;
  }
}

async function* hashed(content: Positions, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of piecesOf(content, 0, content.size)) {
    hash.update(piece);
    yield piece;
  }
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
