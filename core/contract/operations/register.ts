import { z } from 'zod';
import { id } from '../../answers/record-shapes';
import type { RegisterEntry } from '../../register/register';
import type { VerificationReport } from '../../submission/verification';
import { built, fileHandle, passphrase, type OutgoingFile } from './input-shapes';

export interface ReceivedBundle {
  readonly report: VerificationReport;
  /** Entered the register; otherwise it stays in quarantine or, if a duplicate, nothing changes. */
  readonly outcome: 'received' | 'duplicate' | 'refused';
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
} as const;
