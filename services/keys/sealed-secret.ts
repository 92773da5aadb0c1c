import { createCipheriv, createDecipheriv, randomBytes, scrypt, type ScryptOptions } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '#core/contract/errors';

/** In characters. Long enough that guessing offline through scrypt is hopeless for an ordinary phrase. */
const PASSPHRASE_MINIMUM = 12;

/** 128 MiB and some tenths of a second for each guess (OWASP's first choice for scrypt). */
const COST = { n: 2 ** 17, r: 8, p: 1 } as const;
/** A key file from elsewhere may not ask for more memory than this. */
const HIGHEST_N = 2 ** 18;

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);

/** A secret encrypted under a passphrase: scrypt, then AES-256-GCM, bound to the public text beside it. */
export const sealedSecretSchema = z.strictObject({
  kdf: z.literal('scrypt'),
  n: z
    .number()
    .int()
    .min(2 ** 14)
    .max(HIGHEST_N)
    .refine((n) => Number.isInteger(Math.log2(n)), 'a power of two'),
  r: z.literal(COST.r),
  p: z.literal(COST.p),
  salt: base64.max(64),
  cipher: z.literal('aes-256-gcm'),
  nonce: base64.length(16),
  tag: base64.length(24),
  text: base64.max(8_000),
});
export type SealedSecret = z.infer<typeof sealedSecretSchema>;

/** Throws AppError `passphrase-weak`. */
export function assertStrongPassphrase(passphrase: string): void {
  const characters = [...passphrase.normalize('NFKC').trim()];
  if (characters.length < PASSPHRASE_MINIMUM || new Set(characters).size < 4) {
    throw new AppError('passphrase-weak', { minimum: PASSPHRASE_MINIMUM });
  }
}

/** Encrypts `secret` so that it opens only with the passphrase and only beside the same `bound` text. */
export async function sealSecret(secret: Uint8Array, passphrase: string, bound: string): Promise<SealedSecret> {
  assertStrongPassphrase(passphrase);
  const salt = randomBytes(32);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, COST.n), nonce);
  cipher.setAAD(Buffer.from(bound, 'utf8'));
  const text = Buffer.concat([cipher.update(secret), cipher.final()]);
  return {
    kdf: 'scrypt',
    ...COST,
    salt: salt.toString('base64'),
    cipher: 'aes-256-gcm',
    nonce: nonce.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    text: text.toString('base64'),
  };
}

/** Throws AppError `wrong-passphrase`, also where the file was altered: the two cannot be told apart. */
export async function openSecret(sealed: SealedSecret, passphrase: string, bound: string): Promise<Uint8Array> {
  const key = await derive(passphrase, Buffer.from(sealed.salt, 'base64'), sealed.n);
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.nonce, 'base64'), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(bound, 'utf8'));
  decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'));
  try {
    return Buffer.concat([decipher.update(Buffer.from(sealed.text, 'base64')), decipher.final()]);
  } catch {
    throw new AppError('wrong-passphrase');
  }
}

/** The passphrase is normalized, since keyboards compose the same letters differently. */
function derive(passphrase: string, salt: Uint8Array, n: number): Promise<Buffer> {
  const options: ScryptOptions = { N: n, r: COST.r, p: COST.p, maxmem: 160 * COST.r * n };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
