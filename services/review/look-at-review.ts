import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { InspectedReview } from '#core/contract/operations';
import { foldReview } from '#core/review/fold-review';
import type { ReviewState } from '#core/review/review-state';
import type { ReviewFile, ReviewParty, Statement } from '#core/review/statement';
import type { AgencyBag } from '../agencies/agency-bag';
import type { TrustedKeys } from '../bundle/trusted-keys';
import type { ServiceContext } from '../context';
import type { IncomingFile } from '../files/file-exchange';
import { readSignature, verifyDetached } from '../keys/detached-signature';
import type { KeyRing } from '../keys/key-ring';
import { SENDER_SLOT, withReviewFile } from './review-file';
import { countByParty } from './opened-review';
import { withinShares } from './party-share';
import { partOf, sha256Of, statementsOf, type KeptReview, type ReviewStore } from './review-store';
import { takeBundles } from './take-bundles';
import { readPart, verifyParts, type PartyKeys, type VerifiedPart } from './verify-parts';

export interface ReviewNeeds {
  readonly context: ServiceContext;
  readonly store: ReviewStore;
  readonly keys: KeyRing;
  readonly trust: TrustedKeys;
}

/** A review file all of whose signatures are in order, against what is kept here. */
export interface LookedAtReview {
  readonly file: ReviewFile;
  readonly bag: AgencyBag;
  readonly before: KeptReview | undefined;
  /** Parts that are not here yet, each once, as far as the share of their party has room for them. */
  readonly arriving: readonly VerifiedPart[];
  /** Parts that are more than the share of their party. */
  readonly leftOut: readonly VerifiedPart[];
  /** What would be kept, and what it comes to. */
  readonly merged: KeptReview;
  readonly state: ReviewState;
  readonly sender: ReviewParty;
}

type Incoming = Pick<IncomingFile, 'path' | 'name'>;

/**
 * Reads and verifies a review file and hands it to `use` while its archive is open. Throws AppError `review-invalid` {name, problem},
 * `newer-version`, `cancelled`.
 */
export async function withVerifiedReview<T>(
  { context, store, keys, trust }: ReviewNeeds,
  incoming: Incoming,
  call: CallContext,
  use: (looked: LookedAtReview) => Promise<T>,
): Promise<T> {
  const { name } = incoming;
  return withReviewFile(incoming, call, async ({ file, bag }) => {
    const parts = file.parts.map((part) => readPart(part, name));
    if (parts.some(({ part }) => part.review !== file.review)) throw new AppError('review-invalid', { name, problem: 'other-review' });
    const before = await store.find(file.review);
    if (!before && !(await store.canKeep(file.review))) throw new AppError('review-invalid', { name, problem: 'id-taken' });
    const known = (before?.parts ?? []).map((part) => readPart(part, name));
    const unknown = unknownParts(parts, before);
    const takenAt = context.clock.now();
    const parties = await verifyParts(unknown, known, { trust, name, now: takenAt });
    const sender = await senderOf(bag, parties, name);
    const { fitting: arriving, leftOut } = withinShares(unknown, known);
    const merged: KeptReview = {
      review: file.review,
      as: before?.as ?? (await partyHere(keys, parties)),
      parts: [...(before?.parts ?? []), ...arriving.map(({ text, signature }) => ({ text, signature, takenAt }))],
      own: before?.own ?? [],
    };
    const state = foldReview(statementsOf(merged));
    if (!state) throw new AppError('review-invalid', { name, problem: 'no-opening' });
    return use({ file, bag, before, arriving, leftOut, merged, state, sender });
  });
}

/** What taking the file in would do; nothing is kept. Throws as `withVerifiedReview`. */
export function inspectReview(needs: ReviewNeeds, incoming: Incoming, call: CallContext): Promise<Omit<InspectedReview, 'held'>> {
  return withVerifiedReview(needs, incoming, call, async (looked) => {
    const { file, before, merged, state, sender, arriving, leftOut } = looked;
    const bundles = await takeBundles(needs, looked, incoming.name, call, 'only look');
    return {
      ...{ review: merged.review, as: merged.as, sender, bundles, outcome: outcomeOf(looked, bundles), news: newsOf(arriving) },
      ...{ leftOut: countByParty(leftOut.map(({ part }) => part)), onlyHere: statementsOnlyHere(before, file) },
      ...{ state: state.state, instrument: state.instrument, exerciseTitle: state.exercise.title, practice: state.practice },
    };
  });
}

/** `updated` too where only now a key is here that belongs to a party. */
export function outcomeOf(
  { before, arriving, merged }: Pick<LookedAtReview, 'before' | 'arriving' | 'merged'>,
  bundles: readonly string[],
): InspectedReview['outcome'] {
  if (!before) return 'created';
  return arriving.length > 0 || bundles.length > 0 || before.as !== merged.as ? 'updated' : 'unchanged';
}

/** Those that are not kept, each once. */
export function unknownParts(parts: readonly VerifiedPart[], kept: KeptReview | undefined): readonly VerifiedPart[] {
  const known = new Set((kept?.parts ?? []).map(({ text }) => sha256Of(text)));
  return parts.filter(({ text }) => {
    const digest = sha256Of(text);
    if (known.has(digest)) return false;
    known.add(digest);
    return true;
  });
}

/** How many signed statements of others and of our own are kept here that the file does not hold: it was written before them. */
function statementsOnlyHere(before: KeptReview | undefined, { parts }: ReviewFile): number {
  const inFile = new Set(parts.map(({ text }) => sha256Of(text)));
  return (before?.parts ?? [])
    .filter(({ text }) => !inFile.has(sha256Of(text)))
    .reduce((count, { text }) => count + partOf(text).statements.length, 0);
}

function newsOf(parts: readonly VerifiedPart[]): InspectedReview['news'] {
  const counts = new Map<string, { readonly party: ReviewParty; readonly kind: Statement['kind']; statements: number }>();
  for (const { part } of parts) {
    for (const { kind } of part.statements) {
      const key = `${part.party} ${kind}`;
      const count = counts.get(key) ?? { party: part.party, kind, statements: 0 };
      count.statements += 1;
      counts.set(key, count);
    }
  }
  return [...counts.values()];
}

/** The whole file is handed on by one of the parties. */
async function senderOf({ signatures, signed }: AgencyBag, parties: PartyKeys, name: string): Promise<ReviewParty> {
  const invalid = (problem: string): AppError => new AppError('review-invalid', { name, problem });
  const jws = signatures.get(SENDER_SLOT);
  if (jws === undefined) throw invalid('signature-missing');
  const header = readSignature(jws, 'omnibus-review-file+jws');
  if ('problem' in header) throw invalid('signature-invalid');
  const key = await parties(header.key);
  if (!key) throw invalid('party-key-unknown');
  if (!(await verifyDetached(jws, signed, 'omnibus-review-file+jws', key.object))) throw invalid('signature-invalid');
  return key.party;
}

/** Whose computer this is: the party that one of its own keys belongs to; of several, the one whose key was made first. */
async function partyHere(keys: KeyRing, parties: PartyKeys): Promise<ReviewParty | null> {
  for (const { id } of await keys.list()) {
    const found = await parties(id);
    if (found) return found.party;
  }
  return null;
}
