import { createHash, createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { listFiles } from './list-files';

export const SUMS = 'SHA512SUMS';
export const SIGNATURE = 'SHA512SUMS.sig';

/**
 * Writes `SHA512SUMS` for every file of a folder, as `sha512sum --check` reads it, and with a key `SHA512SUMS.sig`: the
 * Ed25519 signature over its bytes, as `openssl pkeyutl -verify -rawin` reads it. What lies under `apart` is left out.
 */
export async function writeSums(folder: string, key: KeyObject | null, apart: readonly string[] = []): Promise<void> {
  const lines: string[] = [];
  for (const file of await listFiles(folder)) {
    if (file === SUMS || file === SIGNATURE || apart.some((each) => file.startsWith(`${each}/`))) continue;
    lines.push(`${await digestOf(path.join(folder, file))}  ${file}\n`);
  }
  const list = Buffer.from(lines.join(''));
  await writeFile(path.join(folder, SUMS), list);
  if (key !== null) await writeFile(path.join(folder, SIGNATURE), sign(null, list, key));
}

export async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/**
 * The key that releases are signed with, from `OMNIBUS_RELEASE_KEY_FILE` (a PEM file with a PKCS #8 Ed25519 key) or
 * `OMNIBUS_RELEASE_KEY` (its text); `OMNIBUS_RELEASE_KEY_PASSPHRASE` opens an encrypted one. Null where none is named;
 * throws an Error for one that cannot be read or is of another kind.
 */
export async function releaseKey(environment: NodeJS.ProcessEnv): Promise<KeyObject | null> {
  const file = environment['OMNIBUS_RELEASE_KEY_FILE'];
  const text = file ? await readFile(file, 'utf8') : environment['OMNIBUS_RELEASE_KEY'];
  if (!text) return null;
  const passphrase = environment['OMNIBUS_RELEASE_KEY_PASSPHRASE'];
  if (text.includes('ENCRYPTED') && !passphrase) throw new Error('it is encrypted, and OMNIBUS_RELEASE_KEY_PASSPHRASE is not set');
  const key = createPrivateKey({ key: text, format: 'pem', ...(passphrase ? { passphrase } : {}) });
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`the release key is ${key.asymmetricKeyType}, and only ed25519 is used`);
  return key;
}
