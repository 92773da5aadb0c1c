import { copyFile, rm, stat } from 'node:fs/promises';
import { AppError } from '#core/contract/errors';
import type { ServiceContext } from '../context';
import type { IncomingFile } from './file-exchange';
import { diskError } from '../storage/durable-files';

/** Files that were looked at and wait to be opened, merged, taken in or set as a document; emptied when the owner of the data folder starts. */
export const HELD_FOLDER = 'agencies/held';

type What = 'contribution' | 'work-package' | 'bundle' | 'review';

const heldPath = (what: What, id: string): string => {
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(id)) throw new AppError('not-found', { what, id: id.slice(0, 100) });
  return `${HELD_FOLDER}/${what}-${id}`;
};

/** Keeps a copy of a file that was looked at, so that it need not be chosen again. Returns its name. Throws AppError `disk-full`. */
export async function holdFile({ data, newId }: ServiceContext, what: What, { path, name }: IncomingFile): Promise<string> {
  const id = newId();
  const held = heldPath(what, id);
  const target = await data.files.absolute(held);
  try {
    await copyFile(path, target);
    await data.files.write(`${held}.name`, Buffer.from(name, 'utf8'));
    return id;
  } catch (error) {
    await rm(target, { force: true });
    throw diskError(held, error);
  }
}

/** Throws AppError `not-found` where nothing is held under it. */
export async function heldFile(
  { data }: ServiceContext,
  what: What,
  id: string,
): Promise<{ readonly path: string; readonly name: string }> {
  const held = heldPath(what, id);
  const bytes = await data.files.read(`${held}.name`);
  const path = await data.files.absolute(held);
  if (!bytes || !(await stat(path).catch(() => null))) throw new AppError('not-found', { what, id });
  return { path, name: Buffer.from(bytes).toString('utf8') };
}

export async function removeHeld({ data }: ServiceContext, what: What, id: string): Promise<void> {
  await data.files.remove(heldPath(what, id));
  await data.files.remove(`${heldPath(what, id)}.name`);
}
