import { z } from 'zod';
import { unambiguousJson } from '../submission/unambiguous-json';
import type { CardFile } from './enrolment';

/** How a second signature travels back to where the submission was sealed. */
export const SIGNATURE_FORMAT = 'omnibus-signature/1';

/** Largest signature file that is read, in bytes. */
export const SIGNATURE_FILE_LIMIT = 32_768;

export interface SignatureFile {
  readonly format: typeof SIGNATURE_FORMAT;
  /** Of the submission that was signed. */
  readonly digest: string;
  readonly slot: string;
  /** Detached JWS over the exact bytes of its tag manifest (`typ: omnibus-submission+jws`). */
  readonly signature: string;
  /** Of the key that signed: presents it, and vouches for nothing. */
  readonly card: CardFile;
}

/** Why a signature, or a request for one, is of no use; `signatureProblem.<code>` has words for each. */
export type SignatureFileProblem =
  'not-a-signature' | 'newer-version' | 'not-a-request' | 'other-submission' | 'not-awaited' | 'does-not-fit' | 'not-enrolled' | 'same-key';

const signatureFile = z.strictObject({
  format: z.literal(SIGNATURE_FORMAT),
  digest: z.string().regex(/^[0-9a-f]{128}$/),
  slot: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  signature: z.string().min(1).max(4_000),
  card: z.strictObject({ card: z.string().min(1).max(8_000), signature: z.string().min(1).max(4_000) }),
});

export type SignatureReading = { readonly value: SignatureFile } | { readonly problem: SignatureFileProblem };

/** Shape of a signature file. What it signs, and with whose key, is verified where keys are (`services/signatures`). */
export function readSignatureFile(text: string): SignatureReading {
  const raw = unambiguousJson(text);
  const parsed = signatureFile.safeParse(raw);
  if (parsed.success) return { value: parsed.data };
  const format = typeof raw === 'object' && raw !== null && 'format' in raw ? String(raw.format) : '';
  return { problem: /^omnibus-signature\/(?!1$)\d+$/.test(format) ? 'newer-version' : 'not-a-signature' };
}
