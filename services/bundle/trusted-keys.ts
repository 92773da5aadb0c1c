import type { KeyObject } from 'node:crypto';
import { AppError } from '#core/contract/errors';
import type { Enrolment, EnrolmentCard } from '#core/register/enrolment';
import type { KeyRing } from '../keys/key-ring';
import { readPublicKey, type PublicKey } from '../keys/public-key';
import type { VerifiedCard } from '../trust/card-file';
import type { TrustStore } from '../trust/trust-store';
import { LastUsed } from './last-used';

/** A key that signatures are judged by, and why it is believed. */
export interface TrustedKey {
  readonly key: string;
  readonly object: KeyObject;
  readonly fingerprint: string;
  readonly card: EnrolmentCard;
  /** As it was taken in here. */
  readonly enrolment?: Enrolment;
  /** When trust was last changed here: no honest clock is earlier. */
  readonly notBefore?: string;
  /** `enrolled` here; vouched for by the `caller`; or our `own`, where we check what we have just written. */
  readonly because: 'enrolled' | 'caller' | 'own';
}

/** Finds a key by its RFC 7638 thumbprint. */
export type TrustedKeys = (key: string) => Promise<TrustedKey | undefined>;

/** Keys enrolled in the trust store, with what became of them. */
export const enrolledKeys = (trust: Pick<TrustStore, 'state'>): TrustedKeys => {
  /** By the text of the key. */
  const read = new LastUsed<PublicKey>(1_000);
  const publicKeyOf = async (pem: string): Promise<PublicKey | null> => {
    const known = read.get(pem) ?? (await readPublicKey(pem));
    if (known) read.set(pem, known);
    return known;
  };
  return async (key) => {
    const { enrolments, latest } = await trust.state();
    const enrolment = enrolments.get(key);
    const publicKey = enrolment && (await publicKeyOf(enrolment.card.publicKey));
    if (!enrolment || publicKey?.thumbprint !== key) return undefined;
    const { card, fingerprint } = enrolment;
    return {
      key,
      object: publicKey.object,
      fingerprint,
      card,
      because: 'enrolled',
      enrolment,
      ...(latest !== undefined && { notBefore: latest }),
    };
  };
};

/** Keys of cards that somebody vouches for without having enrolled them. */
export const keysOfCards =
  (cards: readonly VerifiedCard[], because: 'caller' | 'own'): TrustedKeys =>
  async (key) => {
    const found = cards.find(({ publicKey }) => publicKey.thumbprint === key);
    return found && { key, object: found.publicKey.object, fingerprint: found.publicKey.fingerprint, card: found.card, because };
  };

/** Keys made here: they sign what is written here. */
export const ownKeys =
  (keys: Pick<KeyRing, 'card'>): TrustedKeys =>
  async (key) => {
    const card = await keys.card(key).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'not-found') return null;
      throw error;
    });
    return card ? keysOfCards([card], 'own')(key) : undefined;
  };

/** The first that knows a key decides: a revocation in the trust store is not undone by a card at hand. */
export const firstOf =
  (...sources: readonly TrustedKeys[]): TrustedKeys =>
  async (key) => {
    for (const source of sources) {
      const found = await source(key);
      if (found) return found;
    }
    return undefined;
  };
