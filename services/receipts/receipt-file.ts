import { AppError } from '#core/contract/errors';
import { readReceipt, readReceiptFile, type ReceiptFile, type ReceiptProblem } from '#core/register/receipt';
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

/** Throws AppError `receipt-invalid` {problem}. A key revoked here by `now` counts no more. */
export async function verifyReceiptFile(text: string, trust: Pick<TrustStore, 'find'>, now: string): Promise<VerifiedReceipt> {
  const file = valueOf(readReceiptFile(text));
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
  if (enrolment.revoked && enrolment.revoked.at <= now) throw invalid('key-revoked');
  return { receipt, file, key: header.key };
}

function valueOf<T>(reading: { readonly value: T } | { readonly problem: ReceiptProblem }): T {
  if ('problem' in reading) throw invalid(reading.problem);
  return reading.value;
}

const invalid = (problem: ReceiptProblem): AppError => new AppError('receipt-invalid', { problem });
