import { z } from 'zod';
import { isoDate, shortText } from '../../answers/record-shapes';

/** What the inputs of several operations hold. */
export const passphrase = z.string().min(1).max(1_000);
/** Single-use: the host made it from a file the user chose (in) or gives it to the user to keep (out). */
export const fileHandle = z.string().regex(/^file:[A-Za-z0-9_-]{16,64}$/);
export const person = z.strictObject({ name: shortText, role: shortText });
/** First and last day of a key, both included. */
export const validity = { validFrom: isoDate.optional(), validUntil: isoDate.optional() };
/** Revision on which a write is based; 0 where there was nothing. */
export const base = z.number().int().min(0);

/** Marks an output that services build themselves; the type is the promise. */
export const built = <T>() => z.custom<T>((value) => value !== undefined);

/** A file that the host gives to the user to keep. */
export interface OutgoingFile {
  readonly file: string;
  readonly name: string;
  readonly bytes: number;
}
