import { z } from 'zod';
import { id } from '../../answers/record-shapes';
import type { Comparison } from '../../comparison/comparison';
import type { PackedQuestionnaire } from '../../questionnaire/packed';
import type { Wording } from '../../questionnaire/wording';
import type { RegisterEntry } from '../../register/register';
import type { VerificationReport } from '../../submission/verification';
import { built, fileHandle, passphrase, type OutgoingFile } from './input-shapes';

export interface ReceivedBundle {
  readonly report: VerificationReport;
  /** Entered the register; otherwise it stays in quarantine or, if a duplicate, nothing changes. */
  readonly outcome: 'received' | 'duplicate' | 'refused';
}

export interface ComparedSubmissions {
  readonly comparison: Comparison;
  /** The questionnaires that the two carry, to show what was asked. */
  readonly questionnaires: { readonly older: PackedQuestionnaire; readonly newer: PackedQuestionnaire };
  readonly wording: { readonly older: readonly Wording[]; readonly newer: readonly Wording[] };
}

export const registerOperations = {
  'bundles.verify': {
    input: z.strictObject({
      file: fileHandle,
      trust: z.array(fileHandle).max(10).optional(),
      unlock: z.strictObject({ key: id, passphrase }).optional(),
    }),
    output: built<VerificationReport>(),
  },
  'bundles.receive': {
    input: z.strictObject({
      files: z.array(fileHandle).min(1).max(1_000),
      unlock: z.strictObject({ key: id, passphrase }).optional(),
    }),
    output: built<readonly ReceivedBundle[]>(),
  },
  'register.list': { input: z.strictObject({}), output: built<readonly RegisterEntry[]>() },
  'register.read': { input: z.strictObject({ digest: id }), output: built<RegisterEntry>() },
  'receipts.issue': {
    input: z.strictObject({ digest: id, key: id, passphrase }),
    output: built<OutgoingFile>(),
  },
  'comparison.compare': {
    input: z.strictObject({
      older: z.union([z.strictObject({ digest: id }), z.strictObject({ file: fileHandle })]),
      newer: z.union([z.strictObject({ digest: id }), z.strictObject({ file: fileHandle })]),
    }),
    output: built<ComparedSubmissions>(),
  },
} as const;
