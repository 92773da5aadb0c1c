import { z } from 'zod';
import { id, shortText } from '../../answers/record-shapes';
import type { VerificationReport } from '../../submission/verification';
import type { Saved } from './assessments';
import type { ComparedSubmissions } from './comparison';
import { built, fileHandle, passphrase, person, type OutgoingFile } from './input-shapes';

export interface ExportedSubmission extends OutgoingFile {
  readonly digest: string;
  readonly report: VerificationReport;
  readonly encryptedFor: readonly string[];
}

export const submissionOperations = {
  'submissions.export': {
    input: z.strictObject({
      assessment: id,
      key: id,
      passphrase,
      declaration: z.strictObject({ title: shortText.min(1), name: shortText.optional() }),
      /** Keys of enrolled secretariat cards to encrypt for; empty: not encrypted. */
      encryptFor: z.array(id).max(10),
      by: person,
    }),
    /** `awaits`: a second signature is required; what is offered is the request for it, and nothing can be handed over yet. */
    output: built<ExportedSubmission & { readonly saved: Saved; readonly awaits?: string }>(),
  },
  /** A bundle sealed before, byte for byte, to be handed over again. */
  'submissions.fetch': { input: z.strictObject({ assessment: id, digest: id }), output: built<OutgoingFile>() },
  /** What a submission sealed now would say otherwise than this one, which was sealed before. */
  'submissions.changes': { input: z.strictObject({ assessment: id, digest: id }), output: built<ComparedSubmissions>() },
  /** One receipt, or a file of several: those for this assessment are kept, and it is said how many are for others. */
  'receipts.import': {
    input: z.strictObject({ assessment: id, file: fileHandle, by: person }),
    output: built<Saved & { readonly kept: number; readonly elsewhere: number }>(),
  },
} as const;
