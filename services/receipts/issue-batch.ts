import type { OutgoingFile } from '#core/contract/operations';
import type { Receipt, RegisterEntry } from '#core/register/register';
import type { ReceiptFile } from '#core/register/receipt';
import type { ServiceContext } from '../context';
import { offerArchive } from '../files/offer-archive';
import { offerBytes } from '../files/offer-bytes';
import { receiptBatchText, receiptFileText } from './receipt-file';

/** A receipt as it was signed, with the entry it is for. */
export interface IssuedReceipt {
  readonly entry: RegisterEntry;
  readonly receipt: Receipt;
  readonly file: ReceiptFile;
}

/** `FR-untoc-review-2026-2.receipt.json` */
export const receiptName = ({ claims }: Pick<RegisterEntry, 'claims'>): string =>
  `${claims.practice ? 'practice-' : ''}${claims.state}-${claims.exercise}-${claims.number}.receipt.json`;

/**
 * One file for each State, so that none learns of another's submissions: a single receipt, or several of that State. More than
 * one file comes as a ZIP archive with a folder for each State.
 */
export async function offerBatch(
  context: Pick<ServiceContext, 'data' | 'files' | 'newId'>,
  issued: readonly IssuedReceipt[],
  at: string,
): Promise<OutgoingFile> {
  const files = [...byState(issued)].map(([state, receipts]) => ({ state, ...stateFile(receipts) }));
  const [only] = files;
  if (files.length === 1 && only) return offerBytes(context, only.name, only.bytes);
  const members = files.map(({ state, name, bytes }) => ({ name: `${state}/${name}`, bytes }));
  return offerArchive(context, `receipts-${at.slice(0, 10)}.zip`, members, at);
}

function byState(issued: readonly IssuedReceipt[]): ReadonlyMap<string, readonly IssuedReceipt[]> {
  const states = new Map<string, IssuedReceipt[]>();
  for (const each of issued) {
    const { state, practice } = each.entry.claims;
    const name = practice ? `practice-${state}` : state;
    states.set(name, [...(states.get(name) ?? []), each]);
  }
  return new Map([...states].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function stateFile(receipts: readonly IssuedReceipt[]): { readonly name: string; readonly bytes: Buffer } {
  const [first] = receipts;
  if (receipts.length === 1 && first) return { name: receiptName(first.entry), bytes: Buffer.from(receiptFileText(first.file), 'utf8') };
  const { state = '', practice = false } = first?.entry.claims ?? {};
  const name = `${practice ? 'practice-' : ''}${state}-${first?.receipt.issuedAt.slice(0, 10) ?? ''}.receipts.json`;
  return { name, bytes: Buffer.from(receiptBatchText(receipts.map(({ file }) => file)), 'utf8') };
}
