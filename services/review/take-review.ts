import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { TakenReview } from '#core/contract/operations';
import { foldReview } from '#core/review/fold-review';
import type { ReviewParty } from '#core/review/statement';
import { attachmentContent, type AgencyBag } from '../agencies/agency-bag';
import { contentFacts } from '../bundle/content-facts';
import { openingPath } from '../bundle/opening-path';
import type { TrustedKeys } from '../bundle/trusted-keys';
import { WHOLE } from '../bundle/verdict';
import { verifyBundle } from '../bundle/verify-bundle';
import type { ServiceContext } from '../context';
import type { IncomingFile } from '../files/file-exchange';
import { readSignature, verifyDetached } from '../keys/detached-signature';
import type { KeyRing } from '../keys/key-ring';
import { diskError } from '../storage/durable-files';
import { openedReview } from './opened-review';
import { SENDER_SLOT, withReviewFile } from './review-file';
import { scopeOf, sha256Of, statementsOf, type KeptReview, type ReviewStore } from './review-store';
import { readPart, verifyParts, type PartyKeys, type VerifiedPart } from './verify-parts';

interface Needs {
  readonly context: ServiceContext;
  readonly store: ReviewStore;
  readonly keys: KeyRing;
  readonly trust: TrustedKeys;
}

/**
 * Takes a review file in: every part that is new here, and the bundles that came along, once all signatures have been verified. What is
 * kept is a set, so that files may come in any order, twice, or late. Throws AppError `review-invalid` {name, problem}, `newer-version`,
 * `disk-full`, `cancelled`; then the review is as it was.
 */
export async function takeReview(needs: Needs, incoming: Pick<IncomingFile, 'path' | 'name'>, call: CallContext): Promise<TakenReview> {
  const { context, store, trust } = needs;
  const { name } = incoming;
  await context.data.assertWritable();
  return withReviewFile(incoming, call, async ({ file, bag }) => {
    const parts = file.parts.map((part) => readPart(part, name));
    if (parts.some(({ part }) => part.review !== file.review)) throw new AppError('review-invalid', { name, problem: 'other-review' });
    const before = await store.find(file.review);
    const known = (before?.parts ?? []).map((part) => readPart(part, name));
    const arriving = unknownParts(parts, before);
    const parties = await verifyParts(arriving, known, { trust, name, now: context.clock.now() });
    await assertSender(bag, parties, name);
    const takenAt = context.clock.now();
    const merged: KeptReview = {
      review: file.review,
      as: before ? before.as : null,
      parts: [...(before?.parts ?? []), ...arriving.map(({ text, signature }) => ({ text, signature, takenAt }))],
      own: before?.own ?? [],
    };
    const state = foldReview(statementsOf(merged));
    if (!state) throw new AppError('review-invalid', { name, problem: 'no-opening' });
    const bundles = await takeBundles(needs, merged, { file, bag, name }, call);
    const as = merged.as ?? (await partyHere(needs.keys, parties));
    const kept =
      arriving.length === 0 && before && before.as === as
        ? before
        : await store.change(file.review, (now) => {
            const fresh = unknownParts(arriving, now).map(({ text, signature }) => ({ text, signature, takenAt }));
            return { ...merged, as, parts: [...(now?.parts ?? []), ...fresh], own: now?.own ?? [] };
          });
    return {
      review: await openedReview(store, kept),
      outcome: !before ? 'created' : arriving.length > 0 || bundles.length > 0 ? 'updated' : 'unchanged',
      taken: countByParty(arriving),
      bundles,
    };
  });
}

/** Each once. */
function unknownParts(parts: readonly VerifiedPart[], kept: KeptReview | undefined): readonly VerifiedPart[] {
  const known = new Set((kept?.parts ?? []).map(({ text }) => sha256Of(text)));
  return parts.filter(({ text }) => {
    const digest = sha256Of(text);
    if (known.has(digest)) return false;
    known.add(digest);
    return true;
  });
}

function countByParty(parts: readonly VerifiedPart[]): TakenReview['taken'] {
  const counts = new Map<ReviewParty, number>();
  for (const { part } of parts) counts.set(part.party, (counts.get(part.party) ?? 0) + part.statements.length);
  return [...counts].map(([party, statements]) => ({ party, statements }));
}

/** The whole file is handed on by one of the parties. */
async function assertSender({ signatures, signed }: AgencyBag, parties: PartyKeys, name: string): Promise<void> {
  const invalid = (problem: string): AppError => new AppError('review-invalid', { name, problem });
  const jws = signatures.get(SENDER_SLOT);
  if (jws === undefined) throw invalid('signature-missing');
  const header = readSignature(jws, 'omnibus-review-file+jws');
  if ('problem' in header) throw invalid('signature-invalid');
  const key = await parties(header.key);
  if (!key) throw invalid('key-unknown');
  if (!(await verifyDetached(jws, signed, 'omnibus-review-file+jws', key.object))) throw invalid('signature-invalid');
}

/** Whose computer this is: the party that one of its own keys belongs to; of several, the one whose key was made first. */
async function partyHere(keys: KeyRing, parties: PartyKeys): Promise<ReviewParty | null> {
  for (const { id } of await keys.list()) {
    const found = await parties(id);
    if (found) return found.party;
  }
  return null;
}

/** Keeps the bundles of reviewed submissions that are not here yet: only whole ones, with the digest that the secretariat named. */
async function takeBundles(
  { context, store, trust }: Needs,
  kept: KeptReview,
  {
    file,
    bag,
    name,
  }: {
    readonly file: { readonly submissions: readonly { readonly digest: string; readonly sha512: string }[] };
    readonly bag: AgencyBag;
    readonly name: string;
  },
  call: CallContext,
): Promise<readonly string[]> {
  const { submissions } = scopeOf(kept).statement;
  const taken: string[] = [];
  for (const { digest, sha512 } of file.submissions) {
    const invalid = (problem: string): AppError => new AppError('review-invalid', { name, problem });
    if (!submissions.some((each) => each.digest === digest)) throw invalid('submission-not-named');
    if (await store.hasBundle(kept.review, digest)) continue;
    const content = attachmentContent(bag, sha512);
    if (!content) throw invalid('attachment-missing');
    const copy = await openingPath(context);
    try {
      await pipeline(Readable.from(content), createWriteStream(copy, { flags: 'wx', mode: 0o600 }));
      const { report } = await verifyBundle(
        { path: copy, name },
        { ...contentFacts(context.content), trust, now: context.clock.now(), call },
      );
      if (report.digest !== digest) throw invalid('submission-not-named');
      // Its digest is what the secretariat has signed, so that nobody here need know the State's key.
      if (!WHOLE.has(report.verdict)) throw invalid('bag-file-altered');
      await store.keepBundle(kept.review, digest, copy);
      taken.push(digest);
    } catch (error) {
      throw diskError(name, error);
    } finally {
      await rm(copy, { force: true });
    }
  }
  return taken;
}
