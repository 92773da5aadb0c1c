import { z } from 'zod';
import { id, sha512, shortText } from '../../answers/record-shapes';
import type { LeftOutCounts } from '../../submission/redacted';
import type { VerificationReport } from '../../submission/verification';
import { built, passphrase, type OutgoingFile } from './input-shapes';

/** An assessment as it is, or, with a digest, a submission sealed from it; an encrypted one needs one of our keys. */
const source = {
  assessment: id,
  digest: sha512.optional(),
  unlock: z.strictObject({ key: id, passphrase }).optional(),
};
const leaveOut = z.strictObject({
  provisions: z.array(id).max(10_000),
  evidence: z.array(id).max(10_000),
  attachments: z.array(sha512).max(10_000),
  agencies: z.array(shortText.min(1)).max(1_000),
});

/** What there is to leave out. */
export interface RedactionChoices {
  /** `confidential`: its State marked it, or a provision above it, as confidential. */
  readonly provisions: readonly { readonly id: string; readonly answers: number; readonly confidential: boolean }[];
  readonly evidence: readonly { readonly id: string; readonly title: string }[];
  readonly attachments: readonly { readonly sha512: string; readonly name: string; readonly bytes: number }[];
  readonly agencies: readonly string[];
}

export interface RedactionPreview {
  readonly leftOut: LeftOutCounts;
  readonly kept: { readonly answers: number; readonly evidence: number; readonly attachments: number };
  /** Provisions that stay and hold the same words as an answer that is left out. */
  readonly sameElsewhere: readonly string[];
}

export interface MadeRedactedCopy extends OutgoingFile {
  readonly digest: string;
  readonly leftOut: LeftOutCounts;
  /** The file read back as anybody would. */
  readonly report: VerificationReport;
}

export const redactionOperations = {
  'redaction.choices': { input: z.strictObject(source), output: built<RedactionChoices>() },
  'redaction.preview': { input: z.strictObject({ ...source, leaveOut }), output: built<RedactionPreview>() },
  /** A copy without what is left out, which says so itself and is never taken for a submission. */
  'redaction.make': { input: z.strictObject({ ...source, leaveOut }), output: built<MadeRedactedCopy>() },
} as const;
