import { randomBytes } from 'node:crypto';
import { AppError } from '#core/contract/errors';
import { openSecret, sealSecret } from '../keys/sealed-secret';
import { SEALED_FOLDER_FORMAT, type LockedKey } from '../storage/folder-file';
import { newRecoveryCode, normalRecoveryCode } from './recovery-code';

const KEY_BYTES = 32;
const boundTo = (id: string, way: 'passphrase' | 'recovery'): string => `${SEALED_FOLDER_FORMAT} ${id} ${way}`;

/** A new key for the content of a data folder, locked under the passphrase and under a new recovery code. Throws AppError `passphrase-weak`. */
export async function makeContentKey(
  passphrase: string,
  since: string,
): Promise<{ readonly key: Buffer; readonly lock: LockedKey; readonly recoveryCode: string }> {
  const key = randomBytes(KEY_BYTES);
  const id = randomBytes(16).toString('hex');
  const byPassphrase = await sealSecret(key, passphrase, boundTo(id, 'passphrase'));
  const { recovery, recoveryCode } = await recoveryLock(key, id);
  return { key, lock: { id, since, passphrase: byPassphrase, recovery }, recoveryCode };
}

/** Throws AppError `protection-passphrase`, also where the lock was altered. */
export const openWithPassphrase = ({ id, passphrase: sealed }: LockedKey, passphrase: string): Promise<Buffer> =>
  opened(() => openSecret(sealed, passphrase, boundTo(id, 'passphrase')), 'protection-passphrase');

/** Throws AppError `recovery-code-wrong`. */
export async function openWithRecoveryCode({ id, recovery }: LockedKey, typed: string): Promise<Buffer> {
  const code = normalRecoveryCode(typed);
  if (code === null) throw new AppError('recovery-code-wrong');
  return opened(() => openSecret(recovery, code, boundTo(id, 'recovery')), 'recovery-code-wrong');
}

/** The same key under another passphrase; the former one does not open it any more. Throws AppError `passphrase-weak`. */
export const withPassphrase = async (lock: LockedKey, key: Uint8Array, passphrase: string): Promise<LockedKey> => ({
  ...lock,
  passphrase: await sealSecret(key, passphrase, boundTo(lock.id, 'passphrase')),
});

/** The same key under a new recovery code; the former one does not open it any more. */
export async function withRecoveryCode(
  lock: LockedKey,
  key: Uint8Array,
): Promise<{ readonly lock: LockedKey; readonly recoveryCode: string }> {
  const { recovery, recoveryCode } = await recoveryLock(key, lock.id);
  return { lock: { ...lock, recovery }, recoveryCode };
}

async function recoveryLock(key: Uint8Array, id: string): Promise<Pick<LockedKey, 'recovery'> & { readonly recoveryCode: string }> {
  const recoveryCode = newRecoveryCode();
  const signs = normalRecoveryCode(recoveryCode) ?? '';
  return { recovery: await sealSecret(key, signs, boundTo(id, 'recovery')), recoveryCode };
}

async function opened(open: () => Promise<Uint8Array>, code: 'protection-passphrase' | 'recovery-code-wrong'): Promise<Buffer> {
  try {
    const key = await open();
    if (key.length !== KEY_BYTES) throw new AppError(code);
    return Buffer.from(key);
  } catch (error) {
    throw error instanceof AppError && error.code === 'wrong-passphrase' ? new AppError(code) : error;
  }
}
