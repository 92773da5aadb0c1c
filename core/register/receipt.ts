import { z } from 'zod';
import { unambiguousJson } from '../submission/unambiguous-json';
import { RECEIPT_FORMAT, type Receipt, type RegisterEntry } from './register';

/** Largest receipt file that is read, in bytes. */
export const RECEIPT_FILE_LIMIT = 16_384;

/** A receipt file: the receipt's exact JSON text and a detached JWS over its bytes (`typ: omnibus-receipt+jws`). */
export interface ReceiptFile {
  readonly receipt: string;
  readonly signature: string;
}

/** What the secretariat confirms of a submission in its register. It says that it arrived whole, not that it is right. */
export const receiptFor = ({ digest, claims, receivedAt }: RegisterEntry, issuedAt: string): Receipt => ({
  format: RECEIPT_FORMAT,
  digest,
  state: claims.state,
  exercise: claims.exercise,
  number: claims.number,
  verdict: 'whole',
  receivedAt,
  issuedAt,
  practice: claims.practice,
});

const receiptFile = z.strictObject({ receipt: z.string().min(1).max(8_000), signature: z.string().min(1).max(4_000) });

const receipt = z.strictObject({
  format: z.literal(RECEIPT_FORMAT),
  digest: z.string().regex(/^[0-9a-f]{128}$/),
  state: z.string().regex(/^[A-Z]{2}$/),
  exercise: z.string().min(1).max(64),
  number: z.number().int().min(1),
  verdict: z.literal('whole'),
  receivedAt: z.iso.datetime(),
  issuedAt: z.iso.datetime(),
  practice: z.boolean(),
});

export type ReceiptReading<T> = { readonly value: T } | { readonly problem: ReceiptProblem };

/** Why a receipt is not believed; `error.receipt-invalid` has words for each. */
export type ReceiptProblem =
  | 'not-a-receipt'
  | 'newer-version'
  | 'signature-invalid'
  | 'key-unknown'
  | 'key-other-purpose'
  | 'key-practice'
  | 'key-revoked'
  | 'other-submission'
  | 'contents-differ';

/** Shape of a receipt file. Its signature is verified where keys are (`services/receipts`). */
export const readReceiptFile = (text: string): ReceiptReading<ReceiptFile> => {
  const parsed = receiptFile.safeParse(unambiguousJson(text));
  return parsed.success ? { value: parsed.data } : { problem: 'not-a-receipt' };
};

/** Shape of the receipt inside a receipt file. */
export function readReceipt(text: string): ReceiptReading<Receipt> {
  const raw = unambiguousJson(text);
  const parsed = receipt.safeParse(raw);
  if (parsed.success) return { value: parsed.data };
  const format = typeof raw === 'object' && raw !== null && 'format' in raw ? String(raw.format) : '';
  return { problem: /^omnibus-receipt\/(?!1$)\d+$/.test(format) ? 'newer-version' : 'not-a-receipt' };
}
