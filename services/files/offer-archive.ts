import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { OutgoingFile } from '#core/contract/operations';
import type { ServiceContext } from '../context';
import { diskError } from '../storage/durable-files';
import { outgoingPath } from './offer-bytes';

/** What goes into an archive: bytes, or a file in clear by its place on the disk. `name`: with `/` between folders. */
export type ArchiveMember = { readonly name: string } & ({ readonly bytes: Uint8Array } | { readonly file: string });

/** Several files for the user as one ZIP archive, each dated `at` (ISO instant). Throws AppError `disk-full`, `disk-failed`. */
export async function offerArchive(
  context: Pick<ServiceContext, 'data' | 'files' | 'newId'>,
  name: string,
  members: readonly ArchiveMember[],
  at: string,
): Promise<OutgoingFile> {
  const target = await context.data.files.absolute(outgoingPath(context, name));
  const zip = new ZipFile();
  const options = { mtime: new Date(at), mode: 0o100644 };
  for (const member of members) {
    if ('bytes' in member) zip.addBuffer(Buffer.from(member.bytes), member.name, options);
    else zip.addFile(member.file, member.name, options);
  }
  zip.end();
  const out = zip.outputStream as PassThrough;
  zip.on('error', (error: Error) => out.destroy(error));
  let bytes = 0;
  out.on('data', (chunk: Buffer) => (bytes += chunk.length));
  try {
    await pipeline(out, createWriteStream(target, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    await rm(path.dirname(target), { recursive: true, force: true });
    throw diskError(name, error);
  }
  return { file: await context.files.offer(target, name), name, bytes };
}
