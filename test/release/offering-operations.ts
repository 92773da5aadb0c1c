import type { OperationName, OutgoingFile, Output } from '#core/contract/operations';

/** Whether something that a service gives holds a file to be handed out, up to three members deep. */
type Offers<T, Depth extends readonly unknown[] = []> = Depth['length'] extends 3
  ? false
  : T extends OutgoingFile
    ? true
    : T extends readonly (infer Each)[]
      ? Offers<Each, [...Depth, 0]>
      : T extends object
        ? { [K in keyof T]-?: Offers<NonNullable<T[K]>, [...Depth, 0]> }[keyof T]
        : false;

export type OfferingOperation = { [N in OperationName]: true extends Offers<Output<N>> ? N : never }[OperationName];

/**
 * Every operation that hands out a file, and whose it is. One that is new and not listed here does not compile, nor does one that is listed
 * and not called by the test (`ways-out.ts`).
 *
 * - `state`: at the State, of its own assessment. Asked for what was received, it gives nothing.
 * - `no-content`: holds nothing of what a submission says.
 * - `own-copy`: everything by purpose, encrypted for its owner.
 * - `as-it-came`: a file that was refused, byte for byte, for internal use only.
 * - `closed`: of a review, confidential to its parties, and says so itself.
 * - `leaves`: made of submissions that were received; by default only of what is released.
 */
export const OFFERING = {
  'attachments.fetch': 'state',
  'agencies.prepare': 'state',
  'agencies.contribute': 'state',
  'agencies.askBack': 'state',
  'history.export': 'state',
  'redaction.make': 'state',
  'signatures.give': 'state',
  'signatures.request': 'state',
  'signatures.sign': 'state',
  'signatures.accept': 'state',
  'submissions.export': 'state',
  'submissions.fetch': 'state',
  'keys.succeed': 'no-content',
  'keys.succession': 'no-content',
  'keys.card': 'no-content',
  'keys.backup': 'no-content',
  'bundles.saveReport': 'no-content',
  'receipts.issue': 'no-content',
  'receipts.issueBatch': 'no-content',
  'register.remind': 'no-content',
  'intake.protocol': 'no-content',
  'trust.export': 'no-content',
  'backup.make': 'own-copy',
  'quarantine.export': 'as-it-came',
  'reviews.write': 'closed',
  'reviews.document': 'closed',
  'comparison.write': 'leaves',
  'comparison.writeAcross': 'leaves',
  'conference.export': 'leaves',
  'reports.write': 'leaves',
  'openData.write': 'leaves',
} as const satisfies Readonly<Record<OfferingOperation, 'state' | 'no-content' | 'own-copy' | 'as-it-came' | 'closed' | 'leaves'>>;

export type Use = (typeof OFFERING)[OfferingOperation];
export const operationsOf = (use: Use): readonly OfferingOperation[] =>
  (Object.keys(OFFERING) as OfferingOperation[]).filter((name) => OFFERING[name] === use);
