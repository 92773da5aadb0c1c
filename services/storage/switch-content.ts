import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#core/contract/errors';
import {
  ASIDE,
  COMING_IN,
  FOLDER_FILE,
  FOLDER_FILE_COPY,
  GOING_OUT,
  isContent,
  isHalfWritten,
  isPassingFolder,
  STAGED,
} from './data-folder-layout';
import type { FileSystem } from './file-system';

const FORMAT = 'omnibus-switch/1';

/** Folders relative to the data folder: never a way out of it. */
const place = z.string().regex(/^(restore|aside)\/[A-Za-z0-9-]{1,100}$/);
const marker = z.strictObject({
  format: z.literal(FORMAT),
  from: place,
  aside: place,
  /** The same content, sealed or in clear as it was not before: `folder.json` comes with it, and nothing of the old stays anywhere. */
  protection: z.literal(true).optional(),
});
export type Switch = Pick<z.infer<typeof marker>, 'from' | 'aside' | 'protection'>;

/** Asked before each step; throws to refuse. */
type Guard = () => Promise<void>;

/** A new name for content that is put aside: when, and something that no other has. `now` is an ISO instant. */
export const asideName = (now: string): string =>
  `${ASIDE}/${now.replace(/[-:]/g, '').replace(/\.\d+/, '')}-${randomBytes(6).toString('hex')}`;
export const stagedName = (): string => `${STAGED}/${randomBytes(12).toString('hex')}`;

/**
 * Puts what lies in `from` in the place of the content of the data folder, and keeps that in `aside`. Up to the marker nothing
 * has changed; from then on it goes forward, if need be at the next start: `finishSwitch`. Neither step needs room on the disk
 * once the marker is there.
 */
export async function switchContent(fileSystem: FileSystem, root: string, switching: Switch, guard: Guard): Promise<void> {
  const { aside } = switching;
  await guard();
  await makeFolders(fileSystem, root, aside);
  const temporary = join(root, `.${randomBytes(12).toString('hex')}.tmp`);
  try {
    const file = await fileSystem.create(temporary);
    try {
      await file.write(Buffer.from(`${JSON.stringify({ format: FORMAT, ...switching })}\n`), 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await guard();
    await fileSystem.rename(temporary, join(root, GOING_OUT));
  } catch (error) {
    await fileSystem.remove(temporary).catch(() => {});
    await fileSystem.remove(join(root, aside)).catch(() => {});
    throw error;
  }
  await fileSystem.syncFolder(root);
  await finishSwitch(fileSystem, root, guard);
}

/** Whether content is being replaced: what lies there is a mixture until `finishSwitch`. */
export async function isSwitching(fileSystem: FileSystem, root: string): Promise<boolean> {
  const names = (await fileSystem.list(root)) ?? [];
  return names.includes(GOING_OUT) || names.includes(COMING_IN);
}

/** Carries on where a switch was cut short; does nothing where none was. Every step may be done again. */
export async function finishSwitch(fileSystem: FileSystem, root: string, guard: Guard): Promise<void> {
  const going = await readMarker(fileSystem, root, GOING_OUT);
  if (going && (await fileSystem.list(join(root, going.from))) === null) {
    // Put there by a program that was asleep while another one took its place and cleared away what it had prepared:
    // nothing has moved, and nothing is there to take the place of the content.
    await guard();
    await fileSystem.remove(join(root, GOING_OUT));
    await fileSystem.syncFolder(root);
  } else if (going) {
    await makeFolders(fileSystem, root, going.aside);
    await moveContent(fileSystem, root, join(root, going.aside), isContent, guard);
    await fileSystem.rename(join(root, GOING_OUT), join(root, COMING_IN));
    await fileSystem.syncFolder(root);
  }
  const coming = await readMarker(fileSystem, root, COMING_IN);
  if (!coming) return;
  const comes = (name: string): boolean => isContent(name) || (coming.protection === true && FOLDER_FILES.has(name));
  await moveContent(fileSystem, join(root, coming.from), root, comes, guard);
  await guard();
  if (coming.protection) await destroyOld(fileSystem, root, coming.aside);
  await fileSystem.remove(join(root, COMING_IN));
  await fileSystem.syncFolder(root);
  await fileSystem.remove(join(root, coming.from));
  const kept = await fileSystem.list(join(root, coming.aside));
  if (kept?.length === 0) await fileSystem.remove(join(root, coming.aside));
}

const FOLDER_FILES: ReadonlySet<string> = new Set([FOLDER_FILE, FOLDER_FILE_COPY]);

/** Before anybody hears that the content is sealed, or in clear. */
async function destroyOld(fileSystem: FileSystem, root: string, aside: string): Promise<void> {
  for (const name of (await fileSystem.list(root)) ?? []) {
    if (isHalfWritten(name)) await fileSystem.remove(join(root, name));
    if (!isPassingFolder(name)) continue;
    // The folder itself: where a link stands in its place, what it leads to is somebody else's.
    await fileSystem.remove(join(root, name));
    await fileSystem.createFolder(join(root, name));
  }
  await fileSystem.remove(join(root, aside));
  await fileSystem.syncFolder(dirname(join(root, aside)));
  await fileSystem.syncFolder(root);
}

async function moveContent(
  fileSystem: FileSystem,
  from: string,
  to: string,
  moves: (name: string) => boolean,
  guard: Guard,
): Promise<void> {
  const names = ((await fileSystem.list(from)) ?? []).filter(moves);
  for (const name of names) {
    await guard();
    await fileSystem.rename(join(from, name), join(to, name));
  }
  // What arrived is made sure of before it is sure to be gone from where it was.
  await fileSystem.syncFolder(to);
  if (names.length > 0) await fileSystem.syncFolder(from);
}

async function readMarker(fileSystem: FileSystem, root: string, name: string): Promise<Switch | null> {
  const bytes = await fileSystem.read(join(root, name));
  if (!bytes) return null;
  try {
    return marker.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    throw new AppError('damaged', { file: name, place: 'format' });
  }
}

async function makeFolders(fileSystem: FileSystem, root: string, path: string): Promise<void> {
  for (const folder of [dirname(path), path].map((each) => join(root, each))) {
    if (await fileSystem.createFolder(folder)) await fileSystem.syncFolder(dirname(folder));
  }
}
