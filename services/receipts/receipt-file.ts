import { AppError } from '#core/contract/errors';
import { keyObjections } from '#core/register/key-objections';
import { readReceipt, readReceiptFiles, RECEIPT_BATCH_FORMAT, type ReceiptFile, type ReceiptProblem } from '#core/register/receipt';
import type { Receipt } from '#core/register/register';
import { readSignature, verifyDetached } from '../keys/detached-signature';
import type { UnlockedKey } from '../keys/key-ring';
import { readPublicKey } from '../keys/public-key';
import type { TrustStore } from '../trust/trust-store';

const TYPE = 'omnibus-receipt+jws';

/** A receipt whose signature is by a secretariat's key that was enrolled here. */
export interface VerifiedReceipt {
  readonly receipt: Receipt;
  readonly file: ReceiptFile;
  /** RFC 7638 thumbprint of the secretariat's key. */
  readonly key: string;
}

export async function signReceipt(receipt: Receipt, key: Pick<UnlockedKey, 'sign'>): Promise<ReceiptFile> {
  const text = JSON.stringify(receipt);
  return { receipt: text, signature: await key.sign(Buffer.from(text, 'utf8'), TYPE) };
}

export const receiptFileText = (file: ReceiptFile): string => `${JSON.stringify(file, null, 2)}\n`;

/** One file for one State. */
export const receiptBatchText = (receipts: readonly ReceiptFile[]): string =>
  `${JSON.stringify({ format: RECEIPT_BATCH_FORMAT, receipts }, null, 2)}\n`;

/** Every receipt of a file that holds one, or several. Throws AppError `receipt-invalid` {problem} where one of them is not believed. */
export async function verifyReceiptFile(text: string, trust: Pick<TrustStore, 'find' | 'now'>): Promise<readonly VerifiedReceipt[]> {
  const verified: VerifiedReceipt[] = [];
  for (const file of valueOf(readReceiptFiles(text))) verified.push(await verifyReceipt(file, trust));
  return verified;
}

/** The secretariat's key must count now: when a receipt was signed only its signer says. */
async function verifyReceipt(file: ReceiptFile, trust: Pick<TrustStore, 'find' | 'now'>): Promise<VerifiedReceipt> {
  const receipt = valueOf(readReceipt(file.receipt));
  const header = readSignature(file.signature, TYPE);
  if ('problem' in header) throw invalid('signature-invalid');
  const enrolment = await trust.find(header.key);
  const publicKey = enrolment && (await readPublicKey(enrolment.card.publicKey));
  if (!enrolment || !publicKey) throw invalid('key-unknown');
  if (!(await verifyDetached(file.signature, Buffer.from(file.receipt, 'utf8'), TYPE, publicKey.object)))
    throw invalid('signature-invalid');
  if (enrolment.card.purpose !== 'secretariat') throw invalid('key-other-purpose');
  if (enrolment.card.practice !== receipt.practice) throw invalid('key-practice');
  const [objection] = keyObjections(enrolment, await trust.now());
  if (objection !== undefined) throw invalid(`key-${objection}`);
  return { receipt, file, key: header.key };
}

function valueOf<T>(reading: { readonly value: T } | { readonly problem: ReceiptProblem }): T {
  if ('problem' in reading) throw invalid(reading.problem);
  return reading.value;
}

const invalid = (problem: ReceiptProblem): AppError => new AppError('receipt-invalid', { problem });
