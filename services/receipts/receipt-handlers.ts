import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import { RECEIPT_FILE_LIMIT, receiptFor } from '#core/register/receipt';
import type { RegisterEntry } from '#core/register/register';
import { assessmentStoreOf } from '../assessments/store-of';
import type { ServiceContext } from '../context';
import { offerBytes } from '../files/offer-bytes';
import { readIncoming } from '../files/read-incoming';
import { createKeyRing } from '../keys/key-ring';
import type { RegisterStore } from '../register/register-store';
import { createTrustStore } from '../trust/trust-store';
import { acknowledgedSubmission } from './acknowledged-submission';
import { receiptFileText, signReceipt, verifyReceiptFile } from './receipt-file';

type ReceiptHandlers = Pick<Handlers, 'receipts.issue' | 'receipts.import'>;

/** The secretariat signs that a submission arrived whole; the State keeps that with the submission. */
export function receiptHandlers(context: ServiceContext, register: RegisterStore): ReceiptHandlers {
  const keys = createKeyRing(context);
  const trust = createTrustStore(context);

  return {
    'receipts.issue': async ({ digest, key, passphrase }) => {
      const entry = await register.read(digest);
      const { card } = await keys.card(key);
      if (card.purpose !== 'secretariat') throw new AppError('key-not-usable', { reason: 'purpose' });
      if (card.practice !== entry.claims.practice) throw new AppError('key-not-usable', { reason: 'practice' });
      if ((await trust.find(key))?.revoked) throw new AppError('key-not-usable', { reason: 'revoked' });
      const file = await signReceipt(receiptFor(entry, context.clock.now()), await keys.unlock(key, passphrase));
      await register.receiptIssued(digest, key);
      return offerBytes(context, receiptName(entry), Buffer.from(receiptFileText(file), 'utf8'));
    },

    'receipts.import': async ({ assessment, file, by }) => {
      const { bytes } = await readIncoming(context, file, RECEIPT_FILE_LIMIT);
      const verified = await verifyReceiptFile(Buffer.from(bytes).toString('utf8'), trust, context.clock.now());
      return assessmentStoreOf(context).commit(assessment, by, ({ document }) => ({
        changes: acknowledgedSubmission(document, verified),
      }));
    },
  };
}

/** `FR-untoc-review-2026-2.receipt.json` */
const receiptName = ({ claims }: RegisterEntry): string =>
  `${claims.practice ? 'practice-' : ''}${claims.state}-${claims.exercise}-${claims.number}.receipt.json`;
