import { z } from 'zod';
import { id, language, shortText } from '../../answers/record-shapes';
import { REPORT_FORMATS, REPORT_KINDS } from '../../report/report-source';
import type { Verdict } from '../../submission/verification';
import { built, fileHandle, passphrase, type OutgoingFile } from './input-shapes';

const unlock = z.strictObject({ key: id, passphrase });

/** A draft; a submission sealed from it; one of the register; or a bundle file. */
const reported = z.union([
  z.strictObject({ assessment: id }),
  z.strictObject({ assessment: id, submission: id, unlock: unlock.optional() }),
  z.strictObject({ digest: id, unlock: unlock.optional() }),
  z.strictObject({ file: fileHandle, trust: z.array(fileHandle).max(10).optional(), unlock: unlock.optional() }),
]);

export interface WrittenReport extends OutgoingFile {
  /** What verifying the bundle found; absent of a draft. */
  readonly verdict?: Verdict;
  /** Beside answers as CSV: what its columns, questions and codes mean. */
  readonly codebook?: OutgoingFile;
}

export const reportOperations = {
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
    }),
    output: built<WrittenReport>(),
  },
} as const;
