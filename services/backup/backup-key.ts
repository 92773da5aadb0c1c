import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from '#core/contract/errors';
import { assertStrongPassphrase, openSecret, sealSecret } from '../keys/sealed-secret';
import { BACKUP_FORMAT, invalid, type BackupHeader, type ReadHeader } from './backup-format';

/** What opens a backup. */
export type BackupUnlock = { readonly passphrase: string } | { readonly identity: string };

const KEY_BYTES = 32;
const boundTo = (made: string): string => `${BACKUP_FORMAT} ${made}`;

/**
 * A new key, and the first line of a file that holds it locked: under the passphrase, for the age recipients, or both.
 * Throws AppError `passphrase-weak`, or `input-invalid` where nothing could ever open it.
 */
export async function lockNewKey(
  made: string,
  passphrase: string | undefined,
  recipients: readonly string[],
): Promise<{ readonly key: Buffer; readonly line: Buffer }> {
  if (passphrase === undefined && recipients.length === 0) {
    throw new AppError('input-invalid', { operation: 'backup.make', path: 'passphrase', problem: 'neither passphrase nor recipient' });
  }
  if (passphrase !== undefined) assertStrongPassphrase(passphrase);
  const secret = randomBytes(KEY_BYTES);
  const header: BackupHeader = {
    format: BACKUP_FORMAT,
    made,
    ...(passphrase === undefined ? {} : { passphrase: await sealSecret(secret, passphrase, boundTo(made)) }),
    ...(recipients.length === 0 ? {} : { recipients: await encryptedTo(recipients, secret) }),
  };
  const line = Buffer.from(`${JSON.stringify(header)}\n`, 'utf8');
  return { key: contentKey(secret, line), line };
}

/**
 * The key of what follows the first line. Throws AppError `backup-passphrase` where the passphrase does not open it (or the
 * line was altered: the two cannot be told apart), `backup-invalid` where it is not for this identity.
 */
export async function unlockKey({ header, line }: ReadHeader, unlock: BackupUnlock, name: string): Promise<Buffer> {
  const secret =
    'passphrase' in unlock ? await openByPassphrase(header, unlock.passphrase, name) : await openByIdentity(header, unlock.identity, name);
  if (secret.length !== KEY_BYTES) throw invalid(name, 'backup-altered');
  return contentKey(secret, line);
}

/** Depends on the whole first line: who changes a letter of it changes the key. */
const contentKey = (secret: Uint8Array, line: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, createHash('sha256').update(line).digest(), BACKUP_FORMAT, KEY_BYTES));

async function openByPassphrase({ passphrase: sealed, made }: BackupHeader, passphrase: string, name: string): Promise<Uint8Array> {
  if (!sealed) throw invalid(name, 'backup-without-passphrase');
  try {
    return await openSecret(sealed, passphrase, boundTo(made));
  } catch (error) {
    throw error instanceof AppError && error.code === 'wrong-passphrase' ? new AppError('backup-passphrase') : error;
  }
}

async function openByIdentity({ recipients }: BackupHeader, identity: string, name: string): Promise<Uint8Array> {
  if (recipients === undefined) throw invalid(name, 'backup-not-for-key');
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(Buffer.from(recipients, 'base64'));
  } catch {
    throw invalid(name, 'backup-not-for-key');
  }
}

async function encryptedTo(recipients: readonly string[], secret: Uint8Array): Promise<string> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return Buffer.from(await encrypter.encrypt(secret)).toString('base64');
}
