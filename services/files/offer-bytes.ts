import type { OutgoingFile } from '#core/contract/operations';
import type { ServiceContext } from '../context';
import { fileNameOf } from './file-handles';
import { readPlace, sizeOfPlace } from '../storage/file-place';

type Needs = Pick<ServiceContext, 'data' | 'files' | 'newId'>;

/** Where a file made for the user is put until the host hands it over. */
export const outgoingPath = (context: Pick<ServiceContext, 'newId'>, name: string): string =>
  `outgoing/${context.newId()}/${fileNameOf(name)}`;

/** Makes a small file for the user to keep. */
export async function offerBytes(context: Needs, name: string, bytes: Uint8Array): Promise<OutgoingFile> {
  const path = outgoingPath(context, name);
  await context.data.files.write(path, bytes);
  return { file: await context.files.offer(await context.data.files.absolute(path), name), name, bytes: bytes.byteLength };
}

/**
 * Offers a file that belongs to the data: itself where it lies in clear, otherwise a copy that the host removes. Throws AppError
 * `disk-full`, `damaged`.
 */
export async function offerKept(context: Needs, path: string, name: string): Promise<{ readonly file: string; readonly bytes: number }> {
  const { files } = context.data;
  const place = await files.place(path);
  if (typeof place === 'string') return { file: await context.files.offer(place, name, 'lasting'), bytes: await sizeOfPlace(place) };
  const copy = outgoingPath(context, name);
  const bytes = await files.writeStream(readPlace(place), () => copy, copy.slice(0, copy.lastIndexOf('/')));
  return { file: await context.files.offer(await files.absolute(copy), name), bytes };
}
