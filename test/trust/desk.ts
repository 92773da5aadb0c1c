import { createHash } from 'node:crypto';
import type { KeyObjection } from '#core/register/key-objections';
import { keyObjections } from '#core/register/key-objections';
import { openDataFolder } from '#services/storage/data-folder';
import { makeSuccession, openSuccession, successionFileText } from '#services/trust/succession-file';
import { createTrustStore, type RevocationRequest, type Succeeded, type TakingIn, type TrustStore } from '#services/trust/trust-store';
import { scratchFolder } from '../bundle/scratch';
import type { Signer } from '../bundle/signer';

const officer = { confirmedBy: 'B. Officer', note: 'Note Verbale 12/2026' };

/** Whoever keeps the register of keys, over a real folder, with a clock that the test sets. */
export class TrustDesk {
  now = '2026-03-01T10:00:00.000Z';
  private constructor(readonly folder: string) {}

  static async opens(): Promise<TrustDesk> {
    return new TrustDesk(await scratchFolder());
  }

  /** Opens the folder, does the work, and closes it again, as after a restart. */
  async does<T>(work: (trust: TrustStore) => Promise<T>): Promise<T> {
    const data = await openDataFolder(this.folder, { mode: 'own' });
    try {
      return await work(createTrustStore({ data, clock: { now: () => this.now } }));
    } finally {
      await data.close();
    }
  }

  enrols({ card }: Signer, validity: { readonly validFrom?: string; readonly validUntil?: string } = {}) {
    return this.does((trust) => trust.enrol(card, { fingerprint: card.publicKey.fingerprint, ...officer, ...validity }));
  }

  /** Takes in what a succession file says. */
  async takes(file: string, more: Partial<TakingIn> = {}): Promise<Succeeded> {
    const opened = await openSuccession(file, 'succession.json');
    return this.does((trust) => trust.succeed(opened, { name: 'succession.json', ...officer, ...more }));
  }

  revokes(signer: Signer, request: Partial<RevocationRequest> = {}) {
    return this.does((trust) => trust.revoke(keyOf(signer), { reason: 'Laptop stolen', ...request }));
  }

  /** Why the key does not count for what was first seen at that time; empty where it does. */
  async judges(signer: Signer, seen = this.now): Promise<readonly KeyObjection[] | 'unknown'> {
    const enrolment = await this.does((trust) => trust.find(keyOf(signer)));
    return enrolment ? keyObjections(enrolment, seen) : 'unknown';
  }
}

export const keyOf = ({ card }: Signer): string => card.publicKey.thumbprint;

/** The file with which one key presents another. */
export async function succession(from: Signer, to: Signer): Promise<string> {
  const names = { from: keyOf(from), to: keyOf(to), card: to.card.file, made: '2026-02-01T08:00:00.000Z' };
  return successionFileText(await makeSuccession(names, from.sign));
}

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
