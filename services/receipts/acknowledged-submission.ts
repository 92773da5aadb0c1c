import type { Change } from '#core/answers/change';
import type { AssessmentDocument } from '#core/answers/document';
import { AppError } from '#core/contract/errors';
import { receiptFileText, type VerifiedReceipt } from './receipt-file';

/**
 * The change that puts a receipt to the submission it is for. The same receipt again is no change. Throws AppError
 * `receipt-invalid` where this assessment has no such submission, or where it says otherwise than what was sent.
 */
export function acknowledgedSubmission(document: AssessmentDocument, { receipt, file, key }: VerifiedReceipt): readonly Change[] {
  const { digest } = receipt;
  const before = Object.hasOwn(document.submissions, digest) ? document.submissions[digest] : undefined;
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
  if (before.receipt?.jws === jws) return [];
  const after = {
    ...before,
    revision: before.revision + 1,
    receipt: { receivedAt: receipt.receivedAt, verdict: receipt.verdict, key, jws },
  };
  return [{ collection: 'submissions', key: digest, before, after }];
}
