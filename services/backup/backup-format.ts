import { open } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '#core/contract/errors';
import { namedTwice } from '#core/submission/named-twice';
import { sealedSecretSchema } from '../keys/sealed-secret';

/** `docs/formats/backup.md` says the same for other readers. */
export const BACKUP_FORMAT = 'omnibus-backup/1';
export const CONTENT_FORMAT = 'omnibus-backup-content/1';
export const BACKUP_ENDING = '.omnibus-backup';
/** The last entry: the sum of each of the others. */
export const MANIFEST = 'manifest-sha512.txt';

/** In bytes: the first line of the file, and each line within. */
const HEADER_LIMIT = 256 * 1024;
export const LINE_LIMIT = 64 * 1024;

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);
const headerSchema = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  made: z.iso.datetime(),
  /** The key of the backup, under a passphrase. */
  passphrase: sealedSecretSchema.optional(),
  /** The same as an age file, for whoever holds one of its identities. */
  recipients: base64.max(HEADER_LIMIT).optional(),
});
export type BackupHeader = z.infer<typeof headerSchema>;

/** The first line within. */
export const contentSchema = z.strictObject({
  format: z.literal(CONTENT_FORMAT),
  folder: z.string().max(100),
  program: z.string().max(100),
  files: z.number().int().min(0),
  bytes: z.number().int().min(0),
  assessments: z.array(z.strictObject({ state: z.string().max(100), exercise: z.string().max(2_000), practice: z.boolean() })).max(10_000),
});
export type BackupContent = z.infer<typeof contentSchema>;

/** Stands before the bytes of each file. */
export const entrySchema = z.strictObject({ path: z.string().max(2_000), bytes: z.number().int().min(0) });
export type BackupEntry = z.infer<typeof entrySchema>;

export interface ReadHeader {
  readonly header: BackupHeader;
  /** The exact bytes of the line, with its end: the key of what follows depends on each of them. */
  readonly line: Buffer;
}

/** What keeps a backup from being read, as a foreseen stop. */
export const invalid = (name: string, problem: string): AppError => new AppError('backup-invalid', { name, problem });

/** Reads the first line of a backup. Throws AppError `backup-invalid` or `newer-version`. */
export async function readHeader(path: string, name: string): Promise<ReadHeader> {
  const start = Buffer.alloc(HEADER_LIMIT);
  const file = await open(path, 'r');
  let length = 0;
  try {
    ({ bytesRead: length } = await file.read(start, 0, HEADER_LIMIT, 0));
  } finally {
    await file.close();
  }
  const end = start.subarray(0, length).indexOf(0x0a);
  if (end < 0) throw invalid(name, 'not-a-backup');
  const line = start.subarray(0, end + 1);
  return { header: parseHeader(line.toString('utf8'), name), line };
}

function parseHeader(text: string, name: string): BackupHeader {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw invalid(name, 'not-a-backup');
  }
  const format = typeof raw === 'object' && raw !== null && 'format' in raw ? String(raw.format) : '';
  const version = /^omnibus-backup\/(\d{1,9})$/.exec(format)?.[1];
  if (version === undefined) throw invalid(name, 'not-a-backup');
  if (Number(version) > 1) throw new AppError('newer-version', { what: 'backup', found: format, supported: BACKUP_FORMAT });
  const parsed = headerSchema.safeParse(raw);
  if (!parsed.success || namedTwice(text)) throw invalid(name, 'backup-altered');
  return parsed.data;
}
