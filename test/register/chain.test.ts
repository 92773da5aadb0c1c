import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivalNotes, standings, type ChainMember } from '#core/register/chain';

const submission = (digest: string, number: number, replaces: string | null, claims: Partial<ChainMember['claims']> = {}): ChainMember => ({
  digest,
  claims: { state: 'FR', exercise: 'cycle-2026', instruments: ['TIP'], practice: false, number, replaces, ...claims },
});
const places = (...members: readonly ChainMember[]) =>
  Object.fromEntries([...standings(members)].map(([digest, { place }]) => [digest, place]));

describe('the place of a submission in its chain', () => {
  it('the last of a chain is the latest, in whatever order they arrive', () => {
    const chain = [submission('a', 1, null), submission('b', 2, 'a'), submission('c', 3, 'b')];
    expect(places(...chain)).toEqual({ a: 'replaced', b: 'replaced', c: 'latest' });
    expect(places(...chain.reverse())).toEqual({ a: 'replaced', b: 'replaced', c: 'latest' });
  });

  it('two successors of one submission are a fork, each naming the other', () => {
    const found = standings([submission('a', 1, null), submission('b', 2, 'a'), submission('c', 2, 'a')]);
    expect(found.get('a')).toMatchObject({ place: 'replaced', successors: ['b', 'c'] });
    expect(found.get('b')).toMatchObject({ place: 'fork', rivals: ['c'] });
    expect(found.get('c')).toMatchObject({ place: 'fork', rivals: ['b'] });
  });

  it('two first submissions on the same instrument are a fork; on different instruments they are two chains', () => {
    expect(places(submission('a', 1, null), submission('b', 1, null))).toEqual({ a: 'fork', b: 'fork' });
    expect(places(submission('a', 1, null), submission('b', 1, null, { instruments: ['UNTOC'] }))).toEqual({ a: 'latest', b: 'latest' });
  });

  it('States, exercises and practice do not meet', () => {
    const apart = [{}, { state: 'DE' }, { exercise: 'cycle-2024' }, { practice: true }].map((claims, i) =>
      submission(String(i), 1, null, claims),
    );
    expect(Object.values(places(...apart))).toEqual(['latest', 'latest', 'latest', 'latest']);
  });

  it('says when the submission that it replaces was never received', () => {
    const found = standings([submission('a', 1, null), submission('c', 3, 'b')]);
    expect(found.get('c')).toMatchObject({ place: 'predecessor-unknown', missing: 'b' });
    expect(found.get('a')?.place).toBe('replaced');
  });

  it('two that replace the same missing one are a fork', () => {
    expect(places(submission('b', 2, 'x'), submission('c', 2, 'x'))).toEqual({ b: 'fork', c: 'fork' });
  });

  it('a submission that covers more instruments still replaces the narrower one', () => {
    expect(places(submission('a', 1, null), submission('b', 2, 'a', { instruments: ['TIP', 'UNTOC'] }))).toEqual({
      a: 'replaced',
      b: 'latest',
    });
  });

  it('says on arrival what is unusual, and nothing of the usual', () => {
    const [first, second, third] = [submission('a', 1, null), submission('b', 2, 'a'), submission('c', 3, 'b')];
    expect(arrivalNotes([first], second)).toEqual([]);
    expect(arrivalNotes([first, second], second)).toEqual(['duplicate']);
    expect(arrivalNotes([second, third], first)).toEqual(['older-revision']);
    expect(arrivalNotes([first], third)).toEqual(['replaces-unknown']);
    expect(arrivalNotes([first, second], submission('d', 2, 'a'))).toEqual(['fork']);
  });
});

describe('for whatever is received', () => {
  const digests = ['a', 'b', 'c', 'd', 'e', 'f'];
  const member = (digest: string) =>
    fc
      .record({
        number: fc.integer({ min: 1, max: 4 }),
        replaces: fc.option(fc.constantFrom(...digests, 'never-received'), { nil: null }),
        wide: fc.boolean(),
      })
      .map(({ number, replaces, wide }) => submission(digest, number, replaces, { instruments: wide ? ['TIP', 'UNTOC'] : ['TIP'] }));
  const members = fc.tuple(...digests.map(member)).chain((all) => fc.shuffledSubarray([...all]));

  it('every submission has one place, and order of arrival does not matter', () => {
    fc.assert(
      fc.property(members, (all) => {
        const found = standings(all);
        expect(found.size).toBe(all.length);
        const again = standings([...all].reverse());
        for (const [digest, { place }] of found) expect(again.get(digest)?.place).toBe(place);
      }),
    );
  });

  it('a replaced one is never the latest, rivals name each other, and never are two latest on one instrument', () => {
    fc.assert(
      fc.property(members, (all) => {
        const found = standings(all);
        for (const [digest, { successors, place, rivals }] of found) {
          if (successors.length > 0) expect(place).toBe('replaced');
          for (const rival of rivals) expect(found.get(rival)?.rivals).toContain(digest);
        }
        expect([...found.values()].filter(({ place }) => place === 'latest').length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('a chain received in part and in any order ends in its last submission', () => {
    const chain = digests.map((digest, i) => submission(digest, i + 1, digests[i - 1] ?? null));
    fc.assert(
      fc.property(fc.shuffledSubarray(chain, { minLength: 1 }), (received) => {
        const found = standings(received);
        const last = received.reduce((a, b) => (a.claims.number > b.claims.number ? a : b));
        expect(found.get(last.digest)?.place).not.toBe('replaced');
        expect([...found.values()].filter(({ place }) => place === 'latest' || place === 'fork').length).toBeLessThanOrEqual(1);
        if (received.length === chain.length) expect(found.get('f')?.place).toBe('latest');
      }),
    );
  });
});
