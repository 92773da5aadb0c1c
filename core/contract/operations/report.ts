import { z } from 'zod';
import { id, language, shortText } from '../../answers/record-shapes';
import { REPORT_FORMATS, REPORT_KINDS } from '../../report/report-source';
import type { Verdict, VerificationReport } from '../../submission/verification';
import { built, fileHandle, passphrase, type OutgoingFile } from './input-shapes';

const unlock = z.strictObject({ key: id, passphrase });

/** A draft; a submission sealed from it; one of the register; a bundle file that was looked at, or one that was not. */
const reported = z.union([
  z.strictObject({ assessment: id }),
  z.strictObject({ assessment: id, submission: id, unlock: unlock.optional() }),
  z.strictObject({ digest: id, unlock: unlock.optional() }),
  /** Name from `reports.look`. */
  z.strictObject({ held: id, unlock: unlock.optional() }),
  z.strictObject({ file: fileHandle, trust: z.array(fileHandle).max(10).optional(), unlock: unlock.optional() }),
]);

export interface WrittenReport extends OutgoingFile {
  /** What verifying the bundle found; absent of a draft. */
  readonly verdict?: Verdict;
  /** Beside answers as CSV: what its columns, questions and codes mean. */
  readonly codebook?: OutgoingFile;
}

/** What a bundle file is, before a document is made of it. */
export interface LookedAtBundle {
  readonly report: VerificationReport;
  /** Names the copy that is kept to make documents of; absent where none can be made, or nothing may be written. */
  readonly held?: string;
}

export const reportOperations = {
  /** Verifies a bundle file and keeps a copy of it until the program ends, so that it need not be chosen again for each document. */
  'reports.look': {
    input: z.strictObject({
      file: fileHandle,
      unlock: unlock.optional(),
      /** Held until now, and not needed any more. */
      instead: id.optional(),
    }),
    output: built<LookedAtBundle>(),
  },
  /**
   * Writes a document of an assessment or a submission. A bundle is verified first: unless it is whole (whoever signed it)
   * nothing is written, and what is wrong with it is the problem named. Can be cancelled.
   */
  'reports.write': {
    input: z.strictObject({
      of: reported,
      kind: z.enum(REPORT_KINDS),
      format: z.enum(REPORT_FORMATS),
      language,
      /** Whose part; with kind `agency`. */
      agency: shortText.min(1).optional(),
      /** Codes; absent: every instrument of the assessment. */
      instruments: z.array(id).min(1).max(5).optional(),
      /** Name the agencies that answered; the officials. */
      credits: z.boolean(),
      names: z.boolean(),
      /** Of what was received: the whole, marked as for internal use; otherwise only what its State has released. */
      internal: z.boolean().optional(),
    }),
    output: built<WrittenReport>(),
  },
} as const;
