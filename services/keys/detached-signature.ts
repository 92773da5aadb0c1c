import { verify, type KeyObject } from 'node:crypto';
import { FlattenedSign } from 'jose';
import { unambiguousJson } from '#core/submission/unambiguous-json';

/** What is signed: each artefact has a type of its own, so that none passes for another. */
export type SignatureType =
  | 'omnibus-submission+jws'
  | 'omnibus-receipt+jws'
  | 'omnibus-card+jws'
  | 'omnibus-succession+jws'
  | 'omnibus-trust+jws'
  | 'omnibus-work-package+jws'
  | 'omnibus-contribution+jws'
  | 'omnibus-review+jws'
  | 'omnibus-review-file+jws';

const ALGORITHM = 'EdDSA';
/** Largest `.jws` that is read, in bytes. */
export const SIGNATURE_LIMIT = 4_096;

/** What the protected header of a detached JWS says, before anything is verified. */
export interface SignatureHeader {
  readonly key: string;
  readonly type: string;
  readonly algorithm: string;
}

/** Of Ed25519. */
const SIGNATURE_BYTES = 64;

export type SignatureProblem = 'malformed' | 'wrong-type' | 'algorithm';

/** Signs exact bytes: compact detached JWS (RFC 7515 appendix F, RFC 7797 `b64: false`), Ed25519. */
export async function signDetached(payload: Uint8Array, type: SignatureType, thumbprint: string, key: KeyObject): Promise<string> {
  const jws = await new FlattenedSign(payload)
    .setProtectedHeader({ alg: ALGORITHM, b64: false, crit: ['b64'], kid: thumbprint, typ: type })
    .sign(key);
  return `${jws.protected}..${jws.signature}`;
}

/** Reads the header of a detached JWS. Exactly the five members that we write: anything else is refused, never ignored. */
export function readSignature(jws: string, type: SignatureType): SignatureHeader | { readonly problem: SignatureProblem } {
  const header = protectedHeader(jws);
  if (!header) return { problem: 'malformed' };
  const { alg, b64, crit, kid, typ, ...others } = header;
  if (typeof alg !== 'string' || alg !== ALGORITHM) return { problem: 'algorithm' };
  if (typ !== type) return { problem: 'wrong-type' };
  const critical = Array.isArray(crit) && crit.length === 1 && crit[0] === 'b64';
  if (b64 !== false || !critical || typeof kid !== 'string' || Object.keys(others).length > 0) return { problem: 'malformed' };
  return { key: kid, type, algorithm: alg };
}

/** Whether `jws` is a signature of `payload` by `key`, of that type. Call `readSignature` first to know why it is not. */
export async function verifyDetached(jws: string, payload: Uint8Array, type: SignatureType, key: KeyObject): Promise<boolean> {
  if ('problem' in readSignature(jws, type)) return false;
  if (key.type !== 'public' || key.asymmetricKeyType !== 'ed25519') return false;
  const [header = '', , written = ''] = jws.trimEnd().split('.');
  const signature = Buffer.from(written, 'base64url');
  // One signature is written in one way: other letters that decode to the same bytes are not it.
  if (signature.length !== SIGNATURE_BYTES || signature.toString('base64url') !== written) return false;
  return verify(null, Buffer.concat([Buffer.from(`${header}.`, 'latin1'), payload]), key, signature);
}

const COMPACT_DETACHED = /^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]+\n?$/;

function protectedHeader(jws: string): Record<string, unknown> | null {
  if (jws.length > SIGNATURE_LIMIT || !COMPACT_DETACHED.test(jws)) return null;
  try {
    const header: unknown = unambiguousJson(Buffer.from(jws.slice(0, jws.indexOf('.')), 'base64url').toString('utf8'));
    return typeof header === 'object' && header !== null && !Array.isArray(header) ? (header as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
