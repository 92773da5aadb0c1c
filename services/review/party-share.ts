import { AppError } from '#core/contract/errors';
import { MOST_STATEMENTS_IN_PART, REVIEW_PART_FORMAT, type ReviewPart, type ReviewParty } from '#core/review/statement';
import { partOf, sha256Of, type KeptReview } from './review-store';
import type { SignedPart, VerifiedPart } from './verify-parts';

/**
 * What one party may say in a review. The document of a review file is bounded for all of them together; without shares one party could
 * fill it, and nobody else could say anything more. Eight shares fit: the secretariat's, the State's, and those of six reviewing States.
 */
export const PARTY_SHARE = { bytes: 960 * 1024, parts: 600 } as const;

/** More than the detached JWS over a part takes, in bytes. */
const SIGNATURE = 400;

interface Used {
  bytes: number;
  parts: number;
}

/** As a part lies in the document: its text is a string there, with quotation marks escaped. */
const bytesOf = ({ text, signature }: SignedPart): number => Buffer.byteLength(JSON.stringify({ text, signature }), 'utf8') + 1;

const fits = ({ bytes, parts }: Used): boolean => bytes <= PARTY_SHARE.bytes && parts <= PARTY_SHARE.parts;

const withOne = (used: Used | undefined, bytes: number): Used => ({ bytes: (used?.bytes ?? 0) + bytes, parts: (used?.parts ?? 0) + 1 });

function usedByParty(parts: readonly SignedPart[]): Map<ReviewParty, Used> {
  const used = new Map<ReviewParty, Used>();
  for (const part of parts) {
    const { party } = partOf(part.text);
    used.set(party, withOne(used.get(party), bytesOf(part)));
  }
  return used;
}

/**
 * Parts that came and that each party's share has room for, beside what is kept already, which stays whatever it takes up. Of several that
 * come together the one that the party numbered first goes first, so that the same file has the same outcome whatever the order in it.
 */
export function withinShares(
  arriving: readonly VerifiedPart[],
  kept: readonly SignedPart[],
): { readonly fitting: readonly VerifiedPart[]; readonly leftOut: readonly VerifiedPart[] } {
  const used = usedByParty(kept);
  const leftOut = new Set<VerifiedPart>();
  for (const part of arriving.toSorted(byNumber)) {
    const { party } = part.part;
    const next = withOne(used.get(party), bytesOf(part));
    if (fits(next)) used.set(party, next);
    else leftOut.add(part);
  }
  return { fitting: arriving.filter((part) => !leftOut.has(part)), leftOut: [...leftOut] };
}

const byNumber = (a: VerifiedPart, b: VerifiedPart): number =>
  a.part.number - b.part.number || (sha256Of(a.text) < sha256Of(b.text) ? -1 : 1);

/** What was said here, as the part that it becomes when it is signed. */
export function ownPart({ review, as, own, parts }: KeptReview, at: string): ReviewPart {
  const party = as ?? 'secretariat';
  const number = parts.filter(({ text }) => partOf(text).party === party).length + 1;
  return { format: REVIEW_PART_FORMAT, review, party, number, at, statements: [...own] };
}

/** What was said here can be signed, and the others will take it in. Throws AppError `review-refused`. */
export function assertWithinShare(kept: KeptReview, at: string): void {
  const { as, own, parts } = kept;
  if (as === null || own.length === 0) return;
  if (own.length > MOST_STATEMENTS_IN_PART) throw new AppError('review-refused', { reason: 'hand-on-first' });
  const part = { text: JSON.stringify(ownPart(kept, at)), signature: '' };
  if (!fits(withOne(usedByParty(parts).get(as), bytesOf(part) + SIGNATURE)))
    throw new AppError('review-refused', { reason: 'share-used-up' });
}
