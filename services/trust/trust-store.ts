import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { AppError } from '#core/contract/errors';
import { readCard } from '#core/register/card';
import type { Enrolment } from '#core/register/enrolment';
import { sameFingerprint } from '#core/register/fingerprint';
import type { ServiceContext } from '../context';
import type { VerifiedCard } from './card-file';

/** What is enrolled here. Every change of trust is one line of a chained journal, and the journal is the store. */
export interface TrustStore {
  list(): Promise<readonly Enrolment[]>;
  find(key: string): Promise<Enrolment | undefined>;
  /** Keys enrolled and not revoked for the same purpose, State and practice flag, other than this one. */
  replacedBy(card: VerifiedCard): Promise<readonly string[]>;
  /**
   * Throws AppError `fingerprint-differs` unless `fingerprint`, received by another way, is the card's, and `key-not-usable` where
   * the key is revoked or enrolled with a card that says something else. The same card once more changes nothing.
   */
  enrol(card: VerifiedCard, confirmation: Confirmation): Promise<Enrolment>;
  /** Throws AppError `not-found`; a second revocation changes nothing. */
  revoke(key: string, reason: string): Promise<Enrolment>;
}

export interface Confirmation {
  readonly fingerprint: string;
  readonly confirmedBy: string;
  readonly note: string;
}

const JOURNAL = 'trust/journal.ndjson';
const START = '0'.repeat(64);

const line = z.intersection(
  z.object({ seq: z.number().int().min(1), previous: z.string().regex(/^[0-9a-f]{64}$/), at: z.iso.datetime(), key: z.string() }),
  z.discriminatedUnion('action', [
    z.object({
      action: z.literal('enrol'),
      fingerprint: z.string(),
      card: z.string(),
      confirmedBy: z.string(),
      note: z.string(),
    }),
    z.object({ action: z.literal('revoke'), reason: z.string() }),
  ]),
);
type Line = z.infer<typeof line>;
type Entry = Line extends infer L ? (L extends Line ? Omit<L, 'seq' | 'previous' | 'at'> : never) : never;

interface State {
  readonly enrolments: Map<string, Enrolment>;
  readonly seq: number;
  readonly head: string;
}

export function createTrustStore({ data, clock }: Pick<ServiceContext, 'data' | 'clock'>): TrustStore {
  /** One change at a time: each line names the one before. */
  let turn: Promise<unknown> = Promise.resolve();

  async function read(): Promise<State> {
    const bytes = await data.files.read(JOURNAL);
    return replay(bytes ? Buffer.from(bytes).toString('utf8') : '');
  }

  function change(key: string, decide: (state: State) => Entry | null): Promise<Enrolment> {
    const run = async (): Promise<Enrolment> => {
      await data.assertWritable();
      const state = await read();
      const entry = decide(state);
      if (entry) {
        const text = JSON.stringify({ seq: state.seq + 1, previous: state.head, at: clock.now(), ...entry });
        await data.files.appendLine(JOURNAL, text);
      }
      const enrolment = (await read()).enrolments.get(key);
      if (!enrolment) throw new AppError('not-found', { what: 'card', id: key });
      return enrolment;
    };
    const result = turn.then(run, run);
    turn = result.catch(() => undefined);
    return result;
  }

  return {
    list: async () => [...(await read()).enrolments.values()],
    find: async (key) => (await read()).enrolments.get(key),

    async replacedBy({ card, publicKey }) {
      return [...(await read()).enrolments.values()]
        .filter((other) => other.key !== publicKey.thumbprint && !other.revoked)
        .filter(({ card: { purpose, state, practice } }) => purpose === card.purpose && state === card.state && practice === card.practice)
        .map((other) => other.key);
    },

    async enrol({ card, file, publicKey }, { fingerprint, confirmedBy, note }) {
      if (!sameFingerprint(fingerprint, publicKey.fingerprint)) throw new AppError('fingerprint-differs');
      const key = publicKey.thumbprint;
      return change(key, ({ enrolments }) => {
        const known = enrolments.get(key);
        if (known?.revoked) throw new AppError('key-not-usable', { reason: 'revoked' });
        if (known && !isDeepStrictEqual(known.card, card)) throw new AppError('key-not-usable', { reason: 'other-card' });
        if (known) return null;
        return { action: 'enrol', key, fingerprint: publicKey.fingerprint, card: file.card, confirmedBy, note };
      });
    },

    revoke: (key, reason) =>
      change(key, ({ enrolments }) => {
        const known = enrolments.get(key);
        if (!known) throw new AppError('not-found', { what: 'card', id: key });
        return known.revoked ? null : { action: 'revoke', key, reason };
      }),
  };
}

/** Drops only an unterminated last line, which was never acknowledged. Throws AppError `damaged` anywhere else. */
function replay(text: string): State {
  const enrolments = new Map<string, Enrolment>();
  let seq = 0;
  let head = START;
  for (const raw of text.split('\n').slice(0, -1)) {
    const damaged = new AppError('damaged', { file: JOURNAL, place: seq + 1 });
    const entry = parseLine(raw);
    if (!entry || entry.seq !== seq + 1 || entry.previous !== head) throw damaged;
    const known = enrolments.get(entry.key);
    if (entry.action === 'enrol') {
      const card = readCard(entry.card);
      if ('problem' in card) throw damaged;
      const { key, fingerprint, at, confirmedBy, note } = entry;
      enrolments.set(key, { key, fingerprint, card: card.value, enrolledAt: at, confirmedBy, note });
    } else if (known) {
      enrolments.set(entry.key, { ...known, revoked: { at: entry.at, reason: entry.reason } });
    } else {
      throw damaged;
    }
    seq = entry.seq;
    head = createHash('sha256').update(raw, 'utf8').digest('hex');
  }
  return { enrolments, seq, head };
}

function parseLine(raw: string): Line | null {
  try {
    const parsed = line.safeParse(JSON.parse(raw));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
