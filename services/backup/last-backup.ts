import { z } from 'zod';
import type { DurableFiles } from '../storage/durable-files';

const FILE = 'last-backup.json';
const FORMAT = 'omnibus-last-backup/1';
const schema = z.object({
  format: z.literal(FORMAT),
  made: z.iso.datetime(),
  bytes: z.number().int().min(0),
  sha512: z.string().regex(/^[0-9a-f]{128}$/),
});
export type LastBackup = Omit<z.infer<typeof schema>, 'format'>;

/** The last backup that reached the user, as far as this data folder knows. Unreadable is as good as none. */
export async function readLastBackup(files: DurableFiles): Promise<LastBackup | null> {
  const bytes = await files.read(FILE);
  if (!bytes) return null;
  try {
    const { made, bytes: size, sha512 } = schema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return { made, bytes: size, sha512 };
  } catch {
    return null;
  }
}

export const writeLastBackup = (files: DurableFiles, last: LastBackup): Promise<void> =>
  files.write(FILE, Buffer.from(`${JSON.stringify({ format: FORMAT, ...last })}\n`));
