import { z } from 'zod';
import { unambiguousJson } from '../submission/unambiguous-json';
import type { CardFile } from './enrolment';

/** A key presents the one that comes after it, with its own signature. */
export const SUCCESSION_FORMAT = 'omnibus-succession/1';

/** Largest succession file that is read, in bytes. */
export const SUCCESSION_FILE_LIMIT = 32_768;

/** What the old key signs. */
export interface Succession {
  readonly format: typeof SUCCESSION_FORMAT;
  /** RFC 7638 thumbprints. */
  readonly from: string;
  readonly to: string;
  /** SHA-256 (hex) of the exact JSON text of the new key's card. */
  readonly card: string;
  readonly made: string;
}

/** A succession file: the statement's exact JSON text, the old key's detached JWS over it, and the new key's own card file. */
export interface SuccessionFile {
  readonly succession: string;
  /** `typ: omnibus-succession+jws`, by the old key. */
  readonly signature: string;
  readonly card: CardFile;
}

/** Why a succession is not taken in; words for each are `problem.<code>` in the interface strings. */
export const SUCCESSION_PROBLEMS = [
  'not-a-succession',
  'newer-version',
  'signature-invalid',
  'older-unknown', // nobody here has taken in the key that signed it
  'names-differ', // it names another key or card than the one that comes with it
  'other-holder', // another State, purpose or kind
  'key-taken-in', // the new key is known here and did not come from this one
  'key-revoked',
  'key-expired',
  'key-not-yet-valid',
  'key-disputed',
  'key-unfounded',
  'other-successor', // the key has another successor already: a conflict
] as const;
export type SuccessionProblem = (typeof SUCCESSION_PROBLEMS)[number];

const thumbprint = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const successionFile = z.strictObject({
  succession: z.string().min(1).max(4_000),
  signature: z.string().min(1).max(4_000),
  card: z.strictObject({ card: z.string().min(1).max(8_000), signature: z.string().min(1).max(4_000) }),
});

const succession = z.strictObject({
  format: z.literal(SUCCESSION_FORMAT),
  from: thumbprint,
  to: thumbprint,
  card: z.string().regex(/^[0-9a-f]{64}$/),
  made: z.iso.datetime(),
});

export type SuccessionReading<T> = { readonly value: T } | { readonly problem: SuccessionProblem };

/** Shape of a succession file. Its signatures are verified where keys are (`services/trust`). */
export function readSuccessionFile(text: string): SuccessionReading<SuccessionFile> {
  const parsed = successionFile.safeParse(unambiguousJson(text));
  return parsed.success ? { value: parsed.data } : { problem: 'not-a-succession' };
}

/** Shape of the statement inside a succession file. */
export function readSuccession(text: string): SuccessionReading<Succession> {
  const raw = unambiguousJson(text);
  const parsed = succession.safeParse(raw);
  if (parsed.success) return { value: parsed.data };
  const format = typeof raw === 'object' && raw !== null && 'format' in raw ? String(raw.format) : '';
  return { problem: /^omnibus-succession\/(?!1$)\d+$/.test(format) ? 'newer-version' : 'not-a-succession' };
}
