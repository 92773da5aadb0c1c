import { createHash } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Input, Output } from '#core/contract/operations';
import { REVIEW_FILE_ENDING } from '#core/review/file-ending';
import { REVIEW_FORMAT, reviewPart, type ReviewFile } from '#core/review/statement';
import { LARGEST_DOCUMENT } from '../agencies/agency-bag';
import type { TrustedKeys } from '../bundle/trusted-keys';
import { writeBag } from '../bundle/write-bag';
import type { ServiceContext } from '../context';
import { fileNameOf } from '../files/file-handles';
import { outgoingPath } from '../files/offer-bytes';
import type { KeyRing, UnlockedKey } from '../keys/key-ring';
import { readPlace, sizeOfPlace, streamOf, type FilePlace } from '../storage/file-place';
import { storedBundle } from './stored-bundle';
import { openedReview } from './opened-review';
import { REVIEW_DOCUMENT, SENDER_SLOT } from './review-file';
import { assertWithinShare, ownPart } from './party-share';
import { stateOf, type KeptReview, type ReviewStore } from './review-store';
import { keysOfParties, readPart } from './verify-parts';

/**
 * Signs what was said here, keeps it as a part that never changes, and writes all parts into one file for the other parties. Throws
 * AppError `key-not-usable` where the key is not this party's, `wrong-passphrase`, `review-refused` where it is more
 * than the others take in, `disk-full`, `cancelled`. Where the file cannot be
 * written what was signed stays signed, and goes along with the next file.
 */
export async function writeReview(
  context: ServiceContext,
  store: ReviewStore,
  keys: KeyRing,
  trust: TrustedKeys,
  { review, key, passphrase, withSubmissions }: Input<'reviews.write'>,
  call: CallContext,
): Promise<Output<'reviews.write'>> {
  await context.data.assertWritable();
  const before = await store.read(review);
  if (before.as === null) throw new AppError('review-refused', { reason: 'not-yours' });
  await assertPartyKey(before, key, trust, context.clock.now());
  const unlocked = await keys.unlock(key, passphrase);
  const at = context.clock.now();
  const kept = before.own.length === 0 ? before : await store.change(review, (now) => signed(now ?? before, unlocked, at));
  const state = stateOf(kept);
  const digests = withSubmissions ? state.submissions.map(({ digest }) => digest) : [];
  const name = fileNameOf(
    `${state.practice ? 'PRACTICE-' : ''}${state.state}-${state.instrument}-review-from-${before.as}-${at.slice(0, 10)}${REVIEW_FILE_ENDING}`,
  );
  const draft = await context.data.files.absolute(outgoingPath(context, name));
  try {
    const bundles = await Promise.all(digests.map((digest) => attachmentOf(context, store, review, digest)));
    const file: ReviewFile = {
      format: REVIEW_FORMAT,
      review,
      parts: kept.parts.map(({ text, signature }) => ({ text, signature })),
      submissions: bundles.map(({ digest, sha512, bytes }) => ({ digest, sha512, bytes })),
      generator: { name: 'Omnibus', version: context.version },
    };
    const document = Buffer.from(`${JSON.stringify(file)}\n`, 'utf8');
    if (document.length > LARGEST_DOCUMENT) throw new AppError('review-refused', { reason: 'file-full' });
    await writeBag(
      draft,
      {
        name: 'review',
        at,
        info: [
          `Bag-Software-Agent: Omnibus ${context.version}`,
          `Bagging-Date: ${at.slice(0, 10)}`,
          'External-Description: Confidential: for the parties to the review',
        ],
        payload: [[REVIEW_DOCUMENT, document]],
        attachments: bundles,
      },
      {
        sign: async (manifest) => [[SENDER_SLOT, await unlocked.sign(manifest, 'omnibus-review-file+jws')]],
        recipients: [],
        call,
      },
    );
    const { size: bytes } = await stat(draft);
    return { file: await context.files.offer(draft, name), name, bytes, review: await openedReview(context, store, kept) };
  } catch (error) {
    await rm(dirname(draft), { recursive: true, force: true });
    throw error;
  }
}

/** A key counts for the party that this computer is. Throws AppError `key-not-usable`. */
async function assertPartyKey(kept: KeptReview, key: string, trust: TrustedKeys, now: string): Promise<void> {
  const parts = kept.parts.map((part) => readPart(part, kept.review));
  const own = kept.as === null ? [] : [{ text: '', signature: '', part: ownPart(kept, '') }];
  const { practice } = stateOf(kept);
  const found = await (await keysOfParties([...parts, ...own], { trust, practice, name: kept.review, now }))(key);
  if (found?.party !== kept.as) throw new AppError('key-not-usable', { reason: 'purpose' });
}

async function signed(kept: KeptReview, key: UnlockedKey, at: string): Promise<KeptReview> {
  assertWithinShare(kept, at);
  // What is signed is what can be read: the reader's own check, over what will be in the file.
  const text = JSON.stringify(reviewPart.parse(ownPart(kept, at)));
  const signature = await key.sign(Buffer.from(text, 'utf8'), 'omnibus-review+jws');
  return { ...kept, parts: [...kept.parts, { text, signature, takenAt: at }], own: [] };
}

async function attachmentOf(context: ServiceContext, store: ReviewStore, review: string, digest: string) {
  const place = await storedBundle(context, store, review, digest);
  const bytes = await sizeOfPlace(place);
  return { digest, sha512: await sha512Of(place), bytes, open: async () => streamOf(readPlace(place)) };
}

async function sha512Of(place: FilePlace): Promise<string> {
  const hash = createHash('sha512');
  for await (const piece of readPlace(place)) hash.update(piece);
  return hash.digest('hex');
}
