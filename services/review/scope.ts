import { AppError } from '#core/contract/errors';
import type { Input } from '#core/contract/operations';
import type { KeyPurpose } from '#core/register/enrolment';
import type { RegisterEntry } from '#core/register/register';
import type { Reviewer, StatementOf } from '#core/review/statement';
import type { RegisterStore } from '../register/register-store';
import type { TrustStore } from '../trust/trust-store';

type Wanted = Pick<Input<'reviews.assign'>, 'submissions' | 'reviewers' | 'reviewed'>;
type PartyKey = StatementOf<'scope'>['reviewed'][number];

/** What a review is of: one State, one exercise at first, and practice or not. */
export interface Subject {
  readonly state: string;
  readonly instrument: string;
  readonly practice: boolean;
}

/** The entries of the register that are to be reviewed. Throws AppError `not-found`, or `review-refused` where they do not belong together. */
export async function entriesFor(
  register: RegisterStore,
  digests: readonly string[],
  instrument: string,
): Promise<readonly RegisterEntry[]> {
  const entries = await Promise.all(digests.map((digest) => register.read(digest)));
  const [first] = entries;
  for (const { claims } of entries) {
    if (!claims.instruments.includes(instrument)) throw refused('instrument');
    if (claims.state !== first?.claims.state) throw refused('other-state');
    if (claims.practice !== first.claims.practice) throw refused('practice');
  }
  return entries;
}

/**
 * The scope that this comes to, from keys that are enrolled here. Throws AppError `not-found`, `key-not-usable`, or `review-refused`
 * where a State would review itself or twice.
 */
export async function scopeFor(
  { reviewers, reviewed }: Wanted,
  entries: readonly RegisterEntry[],
  { state, practice }: Subject,
  trust: Pick<TrustStore, 'find'>,
): Promise<Pick<StatementOf<'scope'>, 'reviewers' | 'reviewed' | 'submissions'>> {
  const enrolled = async (key: string, purposes: readonly KeyPurpose[]): Promise<PartyKey & { readonly state: string }> => {
    const found = await trust.find(key);
    if (!found) throw new AppError('not-found', { what: 'card', id: key });
    const { card, revoked } = found;
    if (revoked) throw new AppError('key-not-usable', { reason: 'revoked' });
    if (!purposes.includes(card.purpose) || card.state === undefined) throw new AppError('key-not-usable', { reason: 'purpose' });
    if (card.practice !== practice) throw new AppError('key-not-usable', { reason: 'practice' });
    return { holder: card.holder, publicKey: card.publicKey, state: card.state };
  };
  const byState = new Map<string, Reviewer>();
  for (const { key, party } of reviewers) {
    const { state: reviewing, ...partyKey } = await enrolled(key, ['review']);
    if (reviewing === state && !practice) throw refused('reviews-itself');
    const known = byState.get(reviewing);
    byState.set(reviewing, { state: reviewing, party, keys: [...(known?.keys ?? []), partyKey] });
  }
  const own = await Promise.all(reviewed.map((key) => enrolled(key, ['submission', 'review'])));
  if (own.some((each) => each.state !== state)) throw new AppError('key-not-usable', { reason: 'state' });
  return {
    reviewers: [...byState.values()],
    reviewed: own.map(({ holder, publicKey }) => ({ holder, publicKey })),
    submissions: entries.map(({ digest, claims }) => ({
      digest,
      number: claims.number,
      exercise: { id: claims.exercise, title: claims.exerciseTitle },
    })),
  };
}

const refused = (reason: string): AppError => new AppError('review-refused', { reason });
