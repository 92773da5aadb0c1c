import type { Change } from '#core/answers/change';
import type { AssessmentDocument } from '#core/answers/document';
import { AppError } from '#core/contract/errors';
import { readReceipt, readReceiptFiles } from '#core/register/receipt';
import { receiptFileText, type VerifiedReceipt } from './receipt-file';

export interface Acknowledged {
  readonly changes: readonly Change[];
  /** Receipts for submissions of this assessment, and those for others. */
  readonly kept: number;
  readonly elsewhere: number;
}

/**
 * The changes that put receipts to the submissions they are for. The same receipt again is no change. Throws AppError
 * `receipt-invalid` where this assessment has sent none of them, or where one says otherwise than what was sent.
 */
export function acknowledgedSubmissions(document: AssessmentDocument, receipts: readonly VerifiedReceipt[]): Acknowledged {
  const ours = receipts.filter(({ receipt: { digest } }) => Object.hasOwn(document.submissions, digest));
  if (ours.length === 0) throw new AppError('receipt-invalid', { problem: 'other-submission' });
  // Of two for one submission the later one counts; one line of the journal changes a record once.
  const latest = new Map<string, VerifiedReceipt>();
  for (const each of ours) {
    const before = latest.get(each.receipt.digest);
    if (!before || before.receipt.issuedAt <= each.receipt.issuedAt) latest.set(each.receipt.digest, each);
  }
  return {
    changes: [...latest.values()].flatMap((each) => changeFor(document, each)),
    kept: latest.size,
    elsewhere: receipts.length - ours.length,
  };
}

function changeFor(document: AssessmentDocument, { receipt, file, key }: VerifiedReceipt): readonly Change[] {
  const { digest } = receipt;
  const before = document.submissions[digest];
  const settings = document.settings['assessment'];
  const scope = before?.scope ?? (settings && { state: settings.state, exercise: settings.exercise.id, practice: settings.practice });
  if (!before || !scope) throw new AppError('receipt-invalid', { problem: 'other-submission' });
  const agrees =
    receipt.state === scope.state &&
    receipt.exercise === scope.exercise &&
    receipt.practice === scope.practice &&
    receipt.number === before.number;
  if (!agrees) throw new AppError('receipt-invalid', { problem: 'contents-differ' });
  const jws = receiptFileText(file);
  if (before.receipt?.jws === jws || isOlder(receipt, before.receipt?.jws)) return [];
  const after = {
    ...before,
    revision: before.revision + 1,
    receipt: { receivedAt: receipt.receivedAt, verdict: receipt.verdict, key, jws },
  };
  return [{ collection: 'submissions', key: digest, before, after }];
}

/** An earlier receipt that comes once more takes the place of none. */
function isOlder({ issuedAt }: VerifiedReceipt['receipt'], kept: string | undefined): boolean {
  const files = readReceiptFiles(kept ?? '');
  const before = 'value' in files && files.value[0] ? readReceipt(files.value[0].receipt) : undefined;
  return before !== undefined && 'value' in before && Date.parse(before.value.issuedAt) > Date.parse(issuedAt);
}
