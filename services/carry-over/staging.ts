import { createReadStream } from 'node:fs';
import { AppError } from '#core/contract/errors';
import type { ServiceContext } from '../context';
import type { IncomingFile } from '../files/file-exchange';
import type { FilePlace } from '../storage/file-place';

/** Where something is put together before it appears; emptied at every start of the owner. */
export const STAGING = 'carrying';

/** The path that becomes `path` once `staged` has been moved to `folder`. */
export const placeWithin = (staged: string, folder: string, path: string): string => `${staged}${path.slice(folder.length)}`;

const pathOf = (kept: string): string => `${STAGING}/${kept}.bundle`;
const names = new WeakMap<ServiceContext, Map<string, string>>();

/** Keeps a bundle that was looked at, so that what is carried over is what was shown. One at a time. */
export async function keepBundle(context: ServiceContext, file: IncomingFile): Promise<string> {
  const { files } = context.data;
  const kept = context.newId();
  for (const before of names.get(context)?.keys() ?? []) await discardBundle(context, before);
  await files.writeStream(createReadStream(file.path), () => pathOf(kept), STAGING);
  names.set(context, new Map([[kept, file.name]]));
  return kept;
}

/** Throws AppError `handle-unknown`: it was not looked at by this program, or another one was since. */
export async function keptBundle(context: ServiceContext, kept: string): Promise<{ readonly path: FilePlace; readonly name: string }> {
  const name = names.get(context)?.get(kept);
  if (name === undefined) throw new AppError('handle-unknown');
  return { path: await context.data.files.place(pathOf(kept)), name };
}

export async function discardBundle(context: ServiceContext, kept: string): Promise<void> {
  if (!names.get(context)?.delete(kept)) return;
  await context.data.files.remove(pathOf(kept)).catch(() => undefined);
}
