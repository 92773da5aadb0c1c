import type { KeyObject } from 'node:crypto';
import { AppError } from '#core/contract/errors';
import { unambiguousJson } from '#core/submission/unambiguous-json';
import { maySay } from '#core/review/may-say';
import { reviewerOf, reviewPart, REVIEW_PART_FORMAT, type ReviewPart, type ReviewParty, type StatementOf } from '#core/review/statement';
import { keyObjections } from '#core/register/key-objections';
import type { TrustedKey, TrustedKeys } from '../bundle/trusted-keys';
import { readSignature, verifyDetached } from '../keys/detached-signature';
import { readPublicKey } from '../keys/public-key';

export interface SignedPart {
  readonly text: string;
  readonly signature: string;
}

/** A part whose signature is by the party that it names. */
export interface VerifiedPart extends SignedPart {
  readonly part: ReviewPart;
}

/** A key under which a party may sign in this review. */
export interface PartyKey {
  readonly party: ReviewParty;
  readonly object: KeyObject;
}

/** Keys of the parties, by RFC 7638 thumbprint: of the secretariats believed here, and of those that these named. */
export type PartyKeys = (key: string) => Promise<PartyKey | undefined>;

interface Judging {
  readonly trust: TrustedKeys;
  /** How the user knows the file. */
  readonly name: string;
  /** ISO instant by our clock: when what arrives is first seen. */
  readonly now: string;
}

/** A part is judged when it is first seen: then its key must stand. */
const stands = ({ enrolment }: TrustedKey, now: string): boolean => !enrolment || keyObjections(enrolment, now).length === 0;

/** Throws AppError `review-invalid` {name, problem} or `newer-version`. */
export function readPart({ text, signature }: SignedPart, name: string): VerifiedPart {
  const raw = unambiguousJson(text);
  const format = typeof raw === 'object' && raw !== null && 'format' in raw ? String(raw.format) : '';
  if (/^omnibus-review-part\/(?!1$)\d{1,6}$/.test(format))
    throw new AppError('newer-version', { what: 'review', found: format, supported: REVIEW_PART_FORMAT });
  const parsed = reviewPart.safeParse(raw);
  if (!parsed.success) throw new AppError('review-invalid', { name, problem: 'part' });
  return { text, signature, part: parsed.data };
}

/**
 * The keys that count in a review: a secretariat's where it is enrolled here and not revoked, and those that such a secretariat
 * named in a scope, whose signature by it has been verified. Throws AppError `review-invalid`.
 */
export async function keysOfParties(
  parts: readonly VerifiedPart[],
  { trust, practice, name, now }: Judging & { readonly practice: boolean },
): Promise<PartyKeys> {
  const secretariat: PartyKeys = async (key) => {
    const found = await trust(key);
    if (!found || found.card.purpose !== 'secretariat' || found.card.practice !== practice) return undefined;
    if (!stands(found, now)) throw new AppError('review-invalid', { name, problem: 'secretariat-revoked' });
    return { party: 'secretariat', object: found.object };
  };
  const named = new Map<string, PartyKey>();
  for (const { reviewers, reviewed } of statements(parts, 'scope')) {
    const keys = [
      ...reviewers.flatMap(({ state, keys: theirs }) => theirs.map(({ publicKey }) => ({ publicKey, party: reviewerOf(state) }))),
      ...reviewed.map(({ publicKey }) => ({ publicKey, party: 'reviewed' as const })),
    ];
    for (const { publicKey, party } of keys) {
      const read = await readPublicKey(publicKey);
      if (!read) throw new AppError('review-invalid', { name, problem: 'scope' });
      named.set(read.thumbprint, { party, object: read.object });
    }
  }
  return async (key) => {
    const found = named.get(key);
    if (!found) return secretariat(key);
    const here = await trust(key);
    if (here && !stands(here, now)) throw new AppError('review-invalid', { name, problem: 'key-revoked' });
    return found;
  };
}

const statements = <K extends 'opening' | 'scope'>(parts: readonly VerifiedPart[], kind: K): readonly StatementOf<K>[] =>
  parts
    .filter(({ part }) => part.party === 'secretariat')
    .flatMap(({ part }) => part.statements.filter((each): each is StatementOf<K> => each.kind === kind));

/**
 * Every part is signed by the party that it names, and says only what that party may say. Parts that are kept here already were
 * verified when they came, and are only listened to. Returns the keys of the parties. Throws AppError `review-invalid` or `newer-version`.
 */
export async function verifyParts(
  arriving: readonly VerifiedPart[],
  kept: readonly VerifiedPart[],
  { trust, name, now }: Judging,
): Promise<PartyKeys> {
  const invalid = (problem: string): AppError => new AppError('review-invalid', { name, problem });
  const openings = new Set(statements([...kept, ...arriving], 'opening').map((each) => JSON.stringify(each)));
  const opening = statements([...kept, ...arriving], 'opening')[0];
  if (!opening) throw invalid('no-opening');
  if (openings.size > 1) throw invalid('two-openings');
  const { practice } = opening;
  // The secretariat's first: its scopes name the keys of the others.
  const bySecretariat = arriving.filter(({ part }) => part.party === 'secretariat');
  const secretariat = await keysOfParties([], { trust, practice, name, now });
  for (const part of bySecretariat) await verifyPart(part, secretariat, 'secretariat-unknown', name);
  const keys = await keysOfParties([...kept, ...bySecretariat], { trust, practice, name, now });
  for (const part of arriving) if (part.part.party !== 'secretariat') await verifyPart(part, keys, 'party-key-unknown', name);
  return keys;
}

async function verifyPart({ text, signature, part }: VerifiedPart, keys: PartyKeys, unknown: string, name: string): Promise<void> {
  const invalid = (problem: string): AppError => new AppError('review-invalid', { name, problem });
  const header = readSignature(signature, 'omnibus-review+jws');
  if ('problem' in header) throw invalid('signature-invalid');
  const key = await keys(header.key);
  if (key?.party !== part.party) throw invalid(unknown);
  if (!(await verifyDetached(signature, Buffer.from(text, 'utf8'), 'omnibus-review+jws', key.object))) throw invalid('signature-invalid');
  if (part.statements.some(({ kind }) => !maySay(part.party, kind))) throw invalid('not-theirs-to-say');
}
