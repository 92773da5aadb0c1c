import { isDeepStrictEqual } from 'node:util';
import { AppError } from '#core/contract/errors';
import type { Enrolment, RevocationKind } from '#core/register/enrolment';
import { stricter } from '#core/register/enrolments-of';
import { sameFingerprint } from '#core/register/fingerprint';
import { keyObjections, type KeyObjection } from '#core/register/key-objections';
import type { SuccessionProblem } from '#core/register/succession';
import { isTakingIn } from '#core/register/trust-event';
import type { ServiceContext } from '../context';
import type { VerifiedCard } from './card-file';
import { successionProblem, type ReadSuccessionFile } from './succession-file';
import { createTrustJournal, notBefore, type TrustState } from './trust-journal';

/** What is taken in here: whose keys count, since when, on whose word, and until when. */
export interface TrustStore {
  list(): Promise<readonly Enrolment[]>;
  find(key: string): Promise<Enrolment | undefined>;
  /** Everything recorded; throws AppError `damaged`. */
  state(): Promise<TrustState>;
  /** ISO instant: our clock, but never before what is recorded here. */
  now(): Promise<string>;
  /** Why a key that is taken in does not count now; empty where it does, or where it is not taken in. */
  objections(key: string): Promise<readonly KeyObjection[]>;
  /** Keys that count now for the same purpose, State and practice flag, other than this one. */
  replacedBy(card: VerifiedCard): Promise<readonly string[]>;
  /**
   * Throws AppError `fingerprint-differs` unless `fingerprint`, received by another way, is the card's, and `key-not-usable` where
   * the key is revoked or enrolled with a card that says something else. The same card once more changes nothing, unless it
   * says another validity, or its key counted on another key's signature until now.
   */
  enrol(card: VerifiedCard, confirmation: Confirmation): Promise<Enrolment>;
  /** Why this succession cannot be taken in now; null where it can, or is already. */
  successionProblem(succession: ReadSuccessionFile): Promise<SuccessionProblem | null>;
  /**
   * Takes a key in on the signature of the one before it. Where that one has another successor already, the conflict is
   * recorded and the key is not taken in. Throws AppError `succession-invalid` {name, problem}, changing nothing.
   */
  succeed(succession: ReadSuccessionFile, taking: TakingIn): Promise<Succeeded>;
  /** Throws AppError `not-found`; what is no stricter than what is recorded changes nothing. */
  revoke(key: string, revocation: RevocationRequest): Promise<Enrolment>;
}

/** Days, both included. */
export interface Validity {
  readonly validFrom?: string;
  readonly validUntil?: string;
}

export interface Confirmation extends Validity {
  readonly fingerprint: string;
  readonly confirmedBy: string;
  readonly note: string;
}

export interface TakingIn extends Validity {
  readonly name: string;
  readonly confirmedBy: string;
  readonly note: string;
  /** Last day on which the older key counts; absent: it counts no longer. */
  readonly until?: string;
}

export interface RevocationRequest {
  readonly reason: string;
  readonly kind?: RevocationKind;
  /** ISO instant; absent: now. */
  readonly from?: string;
  readonly recordedBy?: string;
}

export type Succeeded = { readonly outcome: 'taken-in' | 'known' | 'conflict'; readonly older: Enrolment };

export function createTrustStore({ data, clock }: Pick<ServiceContext, 'data' | 'clock'>): TrustStore {
  const journal = createTrustJournal({ data, clock });

  const known = async (state: Promise<TrustState>, key: string): Promise<Enrolment> => {
    const enrolment = (await state).enrolments.get(key);
    if (!enrolment) throw new AppError('not-found', { what: 'card', id: key });
    return enrolment;
  };
  const now = async (): Promise<string> => notBefore(clock.now(), (await journal.read()).latest);

  return {
    list: async () => [...(await journal.read()).enrolments.values()],
    find: async (key) => (await journal.read()).enrolments.get(key),
    state: () => journal.read(),
    now,

    async objections(key) {
      const enrolment = (await journal.read()).enrolments.get(key);
      return enrolment ? keyObjections(enrolment, await now()) : [];
    },

    async replacedBy({ card, publicKey }) {
      const at = await now();
      return [...(await journal.read()).enrolments.values()]
        .filter((other) => other.key !== publicKey.thumbprint && keyObjections(other, at).length === 0)
        .filter(({ card: { purpose, state, practice } }) => purpose === card.purpose && state === card.state && practice === card.practice)
        .map((other) => other.key);
    },

    async enrol({ card, file, publicKey }, { fingerprint, ...confirmation }) {
      if (!sameFingerprint(fingerprint, publicKey.fingerprint)) throw new AppError('fingerprint-differs');
      const key = publicKey.thumbprint;
      const state = journal.append(({ enrolments, events }) => {
        const before = enrolments.get(key);
        if (before?.revoked) throw new AppError('key-not-usable', { reason: 'revoked' });
        if (before && !isDeepStrictEqual(before.card, card)) throw new AppError('key-not-usable', { reason: 'other-card' });
        const last = events.filter(isTakingIn).findLast((event) => event.key === key);
        const sameValidity = last?.validFrom === confirmation.validFrom && last?.validUntil === confirmation.validUntil;
        if (before && before.restsOn === undefined && sameValidity) return null;
        return { action: 'enrol', key, fingerprint: publicKey.fingerprint, card: file.card, ...confirmation };
      });
      return known(state, key);
    },

    successionProblem: async (succession) => successionProblem(succession, await journal.read(), await now()),

    async succeed(succession, { name, until, ...taking }) {
      const { statement, card, file } = succession;
      // The signature is verified before; what is recorded may have changed by the time that this has its turn.
      const problem = await successionProblem(succession, await journal.read(), await now());
      const refused = (because: SuccessionProblem): AppError => new AppError('succession-invalid', { name, problem: because });
      if (problem !== null && problem !== 'other-successor') throw refused(problem);
      const { from: by, to: key } = statement;
      const presented = { fingerprint: card.publicKey.fingerprint, card: card.file.card };
      const signed = { by, succession: file.succession, signature: file.signature };
      let outcome: Succeeded['outcome'] = 'taken-in';
      const state = journal.append(({ enrolments, events }) => {
        const older = enrolments.get(by);
        if (!older || older.revoked) throw refused(older ? 'key-revoked' : 'older-unknown');
        if (older.succeededBy?.key === key) {
          outcome = 'known';
          return null;
        }
        const { confirmedBy, note } = taking;
        if (!older.succeededBy)
          return { action: 'succeed', key, ...presented, ...signed, ...taking, ...(until !== undefined && { until }) };
        outcome = 'conflict';
        const recorded = events.some((event) => event.action === 'dispute' && event.by === by && event.key === key);
        return recorded ? null : { action: 'dispute', key, ...presented, ...signed, confirmedBy, note };
      });
      return { older: await known(state, by), outcome };
    },

    async revoke(key, { reason, kind = 'compromised', from, recordedBy }) {
      const state = journal.append(({ enrolments }, at) => {
        const before = enrolments.get(key);
        if (!before) throw new AppError('not-found', { what: 'card', id: key });
        const effective = from !== undefined && from < at ? from : at;
        const next = { at: effective, reason, kind, recordedAt: at };
        if (before.revoked && stricter(before.revoked, next) === before.revoked) return null;
        return {
          action: 'revoke',
          key,
          reason,
          kind,
          ...(effective < at && { from: effective }),
          ...(recordedBy !== undefined && { recordedBy }),
        };
      });
      return known(state, key);
    },
  };
}
