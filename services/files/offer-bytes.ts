import type { OutgoingFile } from '#core/contract/operations';
import type { ServiceContext } from '../context';

type Needs = Pick<ServiceContext, 'data' | 'files' | 'newId'>;

/** Where a file made for the user is put until the host hands it over. `name` is a plain file name. */
export const outgoingPath = (context: Pick<ServiceContext, 'newId'>, name: string): string => `outgoing/${context.newId()}/${name}`;

/** Makes a small file for the user to keep. */
export async function offerBytes(context: Needs, name: string, bytes: Uint8Array): Promise<OutgoingFile> {
  const path = outgoingPath(context, name);
  await context.data.files.write(path, bytes);
  return { file: await context.files.offer(await context.data.files.absolute(path), name), name, bytes: bytes.byteLength };
}
