import { z } from 'zod';
import { id } from '../../answers/record-shapes';
import type { RevocationKind } from '../../register/enrolment';
import { built, fileHandle, passphrase, type OutgoingFile } from './input-shapes';

/** One change of trust, as it is shown: what the journal holds but for cards and signatures. */
export interface TrustChange {
  readonly seq: number;
  readonly at: string;
  readonly action: 'enrol' | 'succeed' | 'dispute' | 'revoke';
  readonly key: string;
  readonly fingerprint: string;
  /** Of the key: absent State for a secretariat's. */
  readonly state?: string;
  readonly holder: string;
  readonly practice: boolean;
  /** Who compared, took in or revoked. */
  readonly by?: string;
  readonly note?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** The key that has signed for it. */
  readonly succeeds?: string;
  readonly reason?: string;
  readonly kind?: RevocationKind;
  /** From when on it takes effect, where that is another time than when it was recorded. */
  readonly from?: string;
  /** SHA-256 of its line, which the next line holds. */
  readonly sum: string;
}

/** What looking at an exported journal found. */
export interface TrustExportCheck {
  /** Every line holds the sum of the one before, and the last sum is the one that the export names. */
  readonly whole: boolean;
  /** Number of the first line that does not follow from the one before. */
  readonly brokenAt?: number;
  readonly lines: number;
  readonly head: string;
  readonly exportedAt: string;
  /** `unsigned`; `valid` by a key that counts here or is our own; otherwise why it is not believed. */
  readonly signature: 'unsigned' | 'valid' | 'invalid' | 'unknown-key' | 'refused-key';
  readonly key?: string;
  /** What is recorded here begins with the exported lines, or the reverse: neither has been rewritten since. */
  readonly agreesWithOurs: 'same' | 'ours-goes-on' | 'it-goes-on' | 'differs' | 'nothing-here';
}

export const trustOperations = {
  /** Ascending. */
  'trust.changes': { input: z.strictObject({}), output: built<readonly TrustChange[]>() },
  /** The journal as a file: `json` with every line as it stands, signed where a key of the secretariat is given; `csv` as a table. */
  'trust.export': {
    input: z.strictObject({ format: z.enum(['json', 'csv']), sign: z.strictObject({ key: id, passphrase }).optional() }),
    output: built<OutgoingFile>(),
  },
  'trust.check': { input: z.strictObject({ file: fileHandle }), output: built<TrustExportCheck>() },
} as const;
