import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { Fingerprint } from '#core/register/enrolment';
import { fingerprintText } from '#core/register/fingerprint';

/** An Ed25519 public key with the two names it is known by. */
export interface PublicKey {
  readonly object: KeyObject;
  /** RFC 7638 thumbprint (SHA-256, base64url): the `kid` of signatures. */
  readonly thumbprint: string;
  readonly fingerprint: Fingerprint;
}

/** Reads SPKI PEM. `null` unless it is one Ed25519 public key in its canonical form. */
export async function readPublicKey(pem: string): Promise<PublicKey | null> {
  if (!pem.startsWith('-----BEGIN PUBLIC KEY-----')) return null;
  let object: KeyObject;
  try {
    object = createPublicKey(pem);
  } catch {
    return null;
  }
  if (object.asymmetricKeyType !== 'ed25519' || publicKeyPem(object) !== pem) return null;
  const der = object.export({ format: 'der', type: 'spki' });
  return {
    object,
    thumbprint: thumbprintOf(object),
    fingerprint: fingerprintText(createHash('sha256').update(der).digest()),
  };
}

/** RFC 7638: the members that are required of such a key (RFC 8037), sorted, without white space. */
function thumbprintOf(key: KeyObject): string {
  const { crv, kty, x } = key.export({ format: 'jwk' });
  return createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
}

export const publicKeyPem = (key: KeyObject): string => String(key.export({ format: 'pem', type: 'spki' }));
