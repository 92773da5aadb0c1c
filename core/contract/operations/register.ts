import { z } from 'zod';
import { id } from '../../answers/record-shapes';
import { MOST_RECEIPTS } from '../../register/receipt';
import type { RegisterEntry } from '../../register/register';
import { verificationReport } from '../../submission/verification-shape';
import type { VerificationReport } from '../../submission/verification';
import { built, fileHandle, passphrase, type OutgoingFile } from './input-shapes';

export interface ReceivedBundle {
  readonly report: VerificationReport;
  /** Entered the register; otherwise it stays in quarantine or, if a duplicate, nothing changes. */
  readonly outcome: 'received' | 'duplicate' | 'refused';
}

/** Of the shape that is promised to other programs. */
const aReport = z.custom<VerificationReport>((value) => verificationReport.safeParse(value).success, 'not a verification report');

export interface ReceiptDue {
  readonly digest: string;
  readonly state: string;
  readonly exercise: string;
  readonly exerciseTitle: string;
  readonly number: number;
  readonly practice: boolean;
  readonly receivedAt: string;
  /** Absent: none issued yet. */
  readonly issuedAt?: string;
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
  /** What verifying has found, as a file for another program or for the record; several reports in one. */
  'bundles.saveReport': {
    input: z.strictObject({ reports: z.array(aReport).min(1).max(1_000) }),
    output: built<OutgoingFile>(),
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
  /** Every submission of the register, in order of arrival, and when its receipt was last issued. */
  'receipts.due': { input: z.strictObject({}), output: built<readonly ReceiptDue[]>() },
  /** One signing for many: a file for each State, with its own receipts only; several files in one ZIP archive. */
  'receipts.issueBatch': {
    input: z.strictObject({ digests: z.array(id).min(1).max(MOST_RECEIPTS), key: id, passphrase }),
    output: built<OutgoingFile & { readonly receipts: number; readonly states: number }>(),
  },
} as const;
