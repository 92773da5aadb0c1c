import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import { validityObjections } from '#core/register/key-objections';
import { RECEIPT_BATCH_LIMIT, receiptFor } from '#core/register/receipt';
import type { RegisterEntry } from '#core/register/register';
import { assessmentStoreOf } from '../assessments/store-of';
import type { ServiceContext } from '../context';
import { offerBytes } from '../files/offer-bytes';
import { readIncoming } from '../files/read-incoming';
import { createKeyRing, type UnlockedKey } from '../keys/key-ring';
import type { RegisterStore } from '../register/register-store';
import { createTrustStore } from '../trust/trust-store';
import { acknowledgedSubmissions } from './acknowledged-submission';
import { offerBatch, receiptName, type IssuedReceipt } from './issue-batch';
import { receiptFileText, signReceipt, verifyReceiptFile } from './receipt-file';

type ReceiptHandlers = Pick<Handlers, `receipts.${'issue' | 'issueBatch' | 'due' | 'import'}`>;

/** The secretariat signs that submissions arrived whole; the State keeps that with each of them. */
export function receiptHandlers(context: ServiceContext, register: RegisterStore): ReceiptHandlers {
  const keys = createKeyRing(context);
  const trust = createTrustStore(context);

  /** A key of the secretariat that counts, for all of these. Throws AppError `key-not-usable`, `wrong-passphrase`. */
  async function unlockFor(entries: readonly RegisterEntry[], key: string, passphrase: string): Promise<UnlockedKey> {
    const { card } = await keys.card(key);
    if (card.purpose !== 'secretariat') throw new AppError('key-not-usable', { reason: 'purpose' });
    if (entries.some(({ claims }) => claims.practice !== card.practice)) throw new AppError('key-not-usable', { reason: 'practice' });
    const [objection] = [...(await trust.objections(key)), ...validityObjections(card, await trust.now())];
    if (objection !== undefined) throw new AppError('key-not-usable', { reason: objection });
    return keys.unlock(key, passphrase);
  }

  async function sign(entry: RegisterEntry, key: UnlockedKey, at: string): Promise<IssuedReceipt> {
    const receipt = receiptFor(entry, at);
    return { entry, receipt, file: await signReceipt(receipt, key) };
  }

  return {
    'receipts.due': async () =>
      (await register.list()).map(({ digest, claims: { state, exercise, exerciseTitle, number, practice }, receivedAt, receipt }) => ({
        digest,
        state,
        exercise,
        exerciseTitle,
        number,
        practice,
        receivedAt,
        ...(receipt && { issuedAt: receipt.issuedAt }),
      })),

    'receipts.issue': async ({ digest, key, passphrase }) => {
      const entry = await register.read(digest);
      const { file } = await sign(entry, await unlockFor([entry], key, passphrase), await trust.now());
      await register.receiptIssued(digest, key);
      return offerBytes(context, receiptName(entry), Buffer.from(receiptFileText(file), 'utf8'));
    },

    'receipts.issueBatch': async ({ digests, key, passphrase }, call) => {
      const known = new Map((await register.list()).map((entry) => [entry.digest, entry]));
      const entries = [...new Set(digests)].map((digest) => {
        const entry = known.get(digest);
        if (!entry) throw new AppError('not-found', { what: 'submission', id: digest });
        return entry;
      });
      const unlocked = await unlockFor(entries, key, passphrase);
      const at = await trust.now();
      const issued: IssuedReceipt[] = [];
      for (const entry of entries) {
        if (call.signal.aborted) throw new AppError('cancelled');
        issued.push(await sign(entry, unlocked, at));
        call.progress(issued.length, entries.length);
      }
      const file = await offerBatch(context, issued, at);
      // Whoever stops in between has receipts that are not entered yet: they are as good, and can be issued again.
      await register.receiptsIssued(
        entries.map(({ digest }) => digest),
        key,
      );
      return { ...file, receipts: issued.length, states: new Set(entries.map(({ claims }) => claims.state)).size };
    },

    'receipts.import': async ({ assessment, file, by }) => {
      const { bytes } = await readIncoming(context, file, RECEIPT_BATCH_LIMIT);
      const verified = await verifyReceiptFile(Buffer.from(bytes).toString('utf8'), trust);
      let found = { kept: 0, elsewhere: 0 };
      const saved = await assessmentStoreOf(context).commit(assessment, by, ({ document }) => {
        const { changes, ...counts } = acknowledgedSubmissions(document, verified);
        found = counts;
        return { changes };
      });
      return { ...saved, ...found };
    },
  };
}
