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
 * Every operation that hands out a file, and whose it is. One that is new and not listed here does not compile.
 *
 * - `state`: at the State, of its own assessment.
 * - `no-content`: holds nothing of what a submission says.
 * - `own-copy`: everything by purpose, encrypted for its owner.
 * - `chosen-whole`: bundles as they were signed, only where somebody asks for them; what the parties to a review write, confidential to them.
 * - `leaves`: made of submissions that were received; by default only of what is released. A test tries each.
 */
const OFFERING = {
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
  'trust.export': 'leaves',
  'backup.make': 'own-copy',
  'quarantine.export': 'chosen-whole',
  'reviews.write': 'chosen-whole',
  'reviews.document': 'chosen-whole',
  'comparison.write': 'leaves',
  'comparison.writeAcross': 'leaves',
  'conference.export': 'leaves',
  'reports.write': 'leaves',
  'openData.write': 'leaves',
} as const satisfies Readonly<Record<OfferingOperation, 'state' | 'no-content' | 'own-copy' | 'chosen-whole' | 'leaves'>>;

type Class<C> = { [N in keyof typeof OFFERING]: (typeof OFFERING)[N] extends C ? N : never }[keyof typeof OFFERING];
export type LeavingOperation = Class<'leaves'>;
