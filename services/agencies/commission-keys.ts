import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { AppError } from '#core/contract/errors';
import type { ServiceContext } from '../context';
import { publicKeyPem, readPublicKey } from '../keys/public-key';

const FORMAT = 'omnibus-commission-key/1';
const THUMBPRINT = /^[A-Za-z0-9_-]{43}$/;
const pathOf = (thumbprint: string): string => `keys/commissions/${thumbprint}.json`;

/** The key of one work package. */
export interface PackageKey {
  readonly thumbprint: string;
  readonly publicKey: string;
  /** PKCS #8 DER in base64. */
  readonly secret: string;
  /** The private half, and the public one. */
  readonly object: KeyObject;
  readonly verifying: KeyObject;
}

export async function makePackageKey(): Promise<PackageKey> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = await readPackageKey(privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'));
  if (!key) throw new Error('a new key that cannot be read');
  return key;
}

/** `null` unless it is one Ed25519 private key in its canonical form. */
export async function readPackageKey(secret: string): Promise<PackageKey | null> {
  let object: KeyObject;
  try {
    object = createPrivateKey({ key: Buffer.from(secret, 'base64'), format: 'der', type: 'pkcs8' });
  } catch {
    return null;
  }
  if (object.asymmetricKeyType !== 'ed25519') return null;
  if (object.export({ format: 'der', type: 'pkcs8' }).toString('base64') !== secret) return null;
  const publicKey = publicKeyPem(createPublicKey(object));
  const read = await readPublicKey(publicKey);
  return read && { thumbprint: read.thumbprint, publicKey, secret, object, verifying: read.object };
}

/**
 * Keeps the key of a package that was opened here. It lies open in the data folder, like the package that it came with: it says
 * which package an answer belongs to, and nobody's name stands behind it.
 */
export async function keepPackageKey({ data }: Pick<ServiceContext, 'data'>, key: PackageKey): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify({ format: FORMAT, secret: key.secret })}\n`, 'utf8');
  await data.files.write(pathOf(key.thumbprint), bytes);
}

/** Throws AppError `file-missing` or `damaged`; opening the package again brings the key back. */
export async function packageKey({ data }: Pick<ServiceContext, 'data'>, thumbprint: string): Promise<PackageKey> {
  const path = pathOf(thumbprint);
  const bytes = THUMBPRINT.test(thumbprint) ? await data.files.read(path) : null;
  if (!bytes) throw new AppError('file-missing', { name: path });
  const key = await readPackageKey(secretIn(bytes));
  if (key?.thumbprint !== thumbprint) throw new AppError('damaged', { file: path, place: 'secret' });
  return key;
}

function secretIn(bytes: Uint8Array): string {
  try {
    const { format, secret } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { format?: unknown; secret?: unknown };
    return format === FORMAT && typeof secret === 'string' ? secret : '';
  } catch {
    return '';
  }
}
