import { z } from 'zod';
import { unambiguousJson } from '../submission/unambiguous-json';
import type { KeyObjection } from './key-objections';
import { RECEIPT_FORMAT, type Receipt, type RegisterEntry } from './register';

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
  | `key-${KeyObjection}`
  | 'other-submission'
  | 'contents-differ';

/** Shape of the receipt inside a receipt file. */
export function readReceipt(text: string): ReceiptReading<Receipt> {
  const raw = unambiguousJson(text);
  const parsed = receipt.safeParse(raw);
  if (parsed.success) return { value: parsed.data };
  const format = typeof raw === 'object' && raw !== null && 'format' in raw ? String(raw.format) : '';
  return { problem: /^omnibus-receipt\/(?!1$)\d+$/.test(format) ? 'newer-version' : 'not-a-receipt' };
}

/** Several receipts of one State in one file: each stands by itself, signed like one that comes alone. */
export const RECEIPT_BATCH_FORMAT = 'omnibus-receipts/1';
/** Largest batch file that is read, in bytes, and the most receipts in one. */
export const RECEIPT_BATCH_LIMIT = 4 * 1024 * 1024;
export const MOST_RECEIPTS = 1_000;

const receiptBatch = z.strictObject({ format: z.literal(RECEIPT_BATCH_FORMAT), receipts: z.array(receiptFile).min(1).max(MOST_RECEIPTS) });

/** The receipts of a file that holds one, or several. */
export function readReceiptFiles(text: string): ReceiptReading<readonly ReceiptFile[]> {
  const raw = unambiguousJson(text);
  const parsed = receiptBatch.safeParse(raw);
  if (parsed.success) return { value: parsed.data.receipts };
  const format = typeof raw === 'object' && raw !== null && 'format' in raw ? String(raw.format) : '';
  if (/^omnibus-receipts\/(?!1$)\d+$/.test(format)) return { problem: 'newer-version' };
  const single = receiptFile.safeParse(raw);
  return single.success ? { value: [single.data] } : { problem: 'not-a-receipt' };
}
