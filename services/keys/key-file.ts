import { z } from 'zod';
import { readCard, type CardReading } from '#core/register/card';
import type { CardFile, EnrolmentCard } from '#core/register/enrolment';
import { sealedSecretSchema, type SealedSecret } from './sealed-secret';
import { unambiguousJson } from '#core/submission/unambiguous-json';

/** `keys/<thumbprint>.json`, and the file of a backup: the card in clear, the private parts under the passphrase. */
export const KEY_FORMAT = 'omnibus-key/1';
/** Largest key file that is read, in bytes. */
export const KEY_FILE_LIMIT = 65_536;

export interface KeyFile {
  readonly format: typeof KEY_FORMAT;
  readonly card: CardFile;
  readonly secret: SealedSecret;
  /** Where the key was made to succeed another: what that one has signed. */
  readonly succession?: { readonly succession: string; readonly signature: string };
}

const keyFile = z.strictObject({
  format: z.literal(KEY_FORMAT),
  card: z.strictObject({ card: z.string().max(8_000), signature: z.string().max(4_000) }),
  secret: sealedSecretSchema,
  succession: z.strictObject({ succession: z.string().max(4_000), signature: z.string().max(4_000) }).optional(),
});

/** What is sealed: the signing key as PKCS #8 DER in base64, and the age identity that opens what is encrypted for us. */
export const keySecretSchema = z.strictObject({
  signing: z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/),
  age: z.string().regex(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/),
});

/** Reads a key file and the card in it; says what is wrong with it in `problem`. Secrets stay sealed. */
export function readKeyFile(text: string): CardReading<{ readonly file: KeyFile; readonly card: EnrolmentCard }> {
  const raw = unambiguousJson(text);
  if (raw === undefined) return { problem: 'not JSON, or JSON that can be read in two ways' };
  const parsed = keyFile.safeParse(raw);
  if (!parsed.success) return { problem: `${parsed.error.issues[0]?.path.map(String).join('.') ?? ''}: not a key file` };
  const card = readCard(parsed.data.card.card);
  return 'problem' in card ? card : { value: { file: parsed.data, card: card.value } };
}
