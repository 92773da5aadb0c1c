import { beforeAll, describe, expect, it } from 'vitest';
import { enrolmentsOf } from '#core/register/enrolments-of';
import { keyObjections } from '#core/register/key-objections';
import type { RecordedTrustEvent, TrustEvent } from '#core/register/trust-event';
import { signer, type Signer } from '../bundle/signer';
import { keyOf } from './desk';

/** Numbers that look random and are the same at every run. */
function chance(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9) >>> 0;
    return state % below;
  };
}

const confirmed = { confirmedBy: 'B. Officer', note: '' };
const at = (hour: number): string => new Date(Date.UTC(2026, 0, 1, hour)).toISOString();

/** A life of one State's keys: enrolled, succeeding one another, disputed, revoked, in an order that can be recorded. */
function lifeOf(keys: readonly Signer[], random: (below: number) => number): TrustEvent[] {
  const [first, ...others] = keys;
  if (!first) return [];
  const events: TrustEvent[] = [enrolled(first)];
  let last = first;
  for (const next of others) {
    const signed = { by: keyOf(last), succession: '{}', signature: 'x' };
    const kind = random(5);
    if (kind < 2) {
      events.push({ ...enrolled(next), action: 'succeed', ...signed });
      last = next;
    } else if (kind === 2) events.push({ action: 'dispute', ...presented(next), ...confirmed, ...signed });
    else if (kind === 3) events.push({ ...enrolled(next), ...(random(2) === 0 && { validFrom: '2026-01-02', validUntil: '2026-01-03' }) });
    else
      events.push({
        action: 'revoke',
        key: keyOf(last),
        reason: 'x',
        kind: random(2) === 0 ? 'compromised' : 'retired',
        from: at(random(60)),
      });
  }
  return events;
}

const presented = ({ card }: Signer) => ({
  key: card.publicKey.thumbprint,
  fingerprint: card.publicKey.fingerprint,
  card: card.file.card,
});
const enrolled = (by: Signer): Extract<TrustEvent, { action: 'enrol' }> => ({ action: 'enrol', ...presented(by), ...confirmed });

/** Each State's changes at their own times and in their own order, between those of the others. */
function interleaved(
  lives: readonly (readonly (TrustEvent & { readonly at: string })[])[],
  random: (below: number) => number,
): RecordedTrustEvent[] {
  const waiting = lives.map((life) => [...life]);
  const events: RecordedTrustEvent[] = [];
  while (waiting.some((life) => life.length > 0)) {
    const next = waiting.filter((life) => life.length > 0)[random(waiting.filter((life) => life.length > 0).length)]?.shift();
    if (next) events.push({ ...next, seq: events.length + 1 });
  }
  return events;
}

describe('the judgement of a signature', () => {
  const states: Signer[][] = [];
  beforeAll(async () => {
    for (const state of ['AL', 'IT', 'FR']) states.push(await Promise.all(Array.from({ length: 6 }, () => signer({ state }))));
  });

  it('depends on what is recorded of its own State and on when it was seen, and not on the order among States', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = chance(seed);
      const lives = states.map((keys) => lifeOf(keys, random).map((event, place) => ({ ...event, at: at(place * 10) })));
      const alone = lives.map((life) => enrolmentsOf(life.map((event, place) => ({ ...event, seq: place + 1 }))));
      const together = enrolmentsOf(interleaved(lives, random));
      expect(together.size).toBe(alone.reduce((sum, { size }) => sum + size, 0));
      for (const [key, enrolment] of together) {
        const own = alone.map((state) => state.get(key)).find((found) => found !== undefined);
        expect(enrolment, `seed ${seed}`).toEqual(own);
        const seen = at(random(70));
        expect(keyObjections(enrolment, seen)).toEqual(own && keyObjections(own, seen));
      }
    }
  });

  it('never gets better by another line about a key, except by a fingerprint that somebody compared', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const life = lifeOf(states[0] ?? [], chance(seed));
      for (let length = 1; length < life.length; length += 1) {
        const upTo = (count: number) =>
          enrolmentsOf(life.slice(0, count).map((event, place) => ({ ...event, seq: place + 1, at: at(place) })));
        const [before, after] = [upTo(length), upTo(length + 1)];
        const added = life[length];
        for (const [key, was] of before) {
          if (added?.action === 'enrol' && added.key === key) continue;
          const is = after.get(key);
          const objections = is ? keyObjections(is, at(100)) : [];
          for (const objection of keyObjections(was, at(100))) expect(objections, `seed ${seed}`).toContain(objection);
        }
      }
    }
  });
});
