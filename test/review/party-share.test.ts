import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewPart, type ReviewParty } from '#core/review/statement';
import { PARTY_SHARE, withinShares } from '#services/review/party-share';
import type { VerifiedPart } from '#services/review/verify-parts';
import { rewrittenReview, signedPart } from './forgery';
import { fourParties, handsOn, opensReview, takes, type Parties } from './parties';

const AT = '2026-06-01T09:00:00.000Z';
/** A document of a review file, in bytes, as every version reads it. */
const DOCUMENT = 8 * 1024 * 1024;
const LONGEST = 100_000;

let parties: Parties;
let review: string;
beforeAll(async () => {
  parties = await fourParties();
  ({ review } = await opensReview(parties));
  const file = await handsOn(parties.secretariat, review, parties.keys.secretariat, true);
  for (const party of [parties.france, parties.poland, parties.state]) await takes(party, file);
}, 120_000);
afterAll(() => parties.leave());

const asks = (text: string) => ({ kind: 'request' as const, at: AT, text, language: 'en' as const, traces: [], due: '2026-12-31' });
const requestsOf = async (who: keyof Pick<Parties, 'secretariat' | 'poland' | 'france'>, by: ReviewParty): Promise<readonly string[]> =>
  (await parties[who].call('reviews.read', { review })).requests.filter((each) => each.by === by).map(({ text }) => text);

describe('what one party may say in a review', () => {
  it('is refused to its own user beyond its share, in words, and what was said before stays', async () => {
    const { france } = parties;
    const words = { review, language: 'en' as const, traces: [], due: '2026-12-31' };
    let said = 0;
    const refused = await (async () => {
      for (; said < 20; said++) {
        const stop = await france.call('reviews.request', { ...words, text: `${said} ${'x'.repeat(LONGEST - 10)}` }).then(
          () => null,
          (error: unknown) => error,
        );
        if (stop !== null) return stop;
      }
      return null;
    })();
    expect(refused).toMatchObject({ code: 'review-refused', params: { reason: 'share-used-up' } });
    expect(said).toBe(9);
    expect(await requestsOf('france', 'reviewer:FR')).toHaveLength(9);
    // What is short still has room, and all of it can be signed and is taken in by the others.
    await france.call('reviews.request', { ...words, text: 'Which law?' });
    const taken = await takes(parties.secretariat, await handsOn(france, review, parties.keys.france));
    expect(taken).toMatchObject({ taken: [{ party: 'reviewer:FR', statements: 10 }], leftOut: [] });
  });

  it('is left out beyond its share where another program signed it, and what the others say goes in', async () => {
    const { secretariat, poland, state, keys } = parties;
    await poland.call('reviews.request', { review, language: 'en', text: 'From Poland.', traces: [], due: '2026-12-31' });
    const honest = await handsOn(poland, review, keys.poland);
    const polish = await poland.unlocks(keys.poland);
    const flood = (number: number, text: string): Promise<{ text: string; signature: string }> =>
      signedPart({ format: 'omnibus-review-part/1', review, party: 'reviewer:PL', number, at: AT, statements: [asks(text)] }, polish);
    const flooded = await rewrittenReview(honest, polish, async (parts) => [
      ...parts,
      ...(await Promise.all(Array.from({ length: 12 }, (_, place) => flood(place + 2, `${place} ${'y'.repeat(LONGEST - 10)}`)))),
    ]);
    const before = (await secretariat.call('reviews.read', { review })).requests;
    const looked = await secretariat.call('reviews.inspect', { file: secretariat.file(flooded) });
    expect(looked.leftOut).toEqual([{ party: 'reviewer:PL', statements: 3 }]);
    const taken = await takes(secretariat, flooded);
    expect(taken).toMatchObject({ outcome: 'updated', leftOut: [{ party: 'reviewer:PL', statements: 3 }] });
    expect(taken.review.requests).toEqual(expect.arrayContaining([...before]));
    expect(await requestsOf('secretariat', 'reviewer:PL')).toHaveLength(10);
    // The secretariat still has its say, and the State gets all of it in a file.
    await secretariat.call('reviews.request', { review, language: 'en', text: 'From all.', traces: [], due: '2026-12-31' });
    const { review: there } = await takes(state, await handsOn(secretariat, review, keys.secretariat));
    expect(there.requests.map(({ text }) => text)).toEqual(expect.arrayContaining(['From Poland.', 'From all.', 'Which law?']));
    expect(await takes(secretariat, flooded)).toMatchObject({ outcome: 'unchanged', leftOut: [{ statements: 3 }] });
  });

  it('leaves room for all eight parties in one document, whatever they send and in whatever pieces', () => {
    const parts = fc
      .array(
        fc.record({
          party: fc.constantFrom<ReviewParty>('secretariat', 'reviewed', 'reviewer:FR', 'reviewer:PL', 'reviewer:BR'),
          letters: fc.integer({ min: 1, max: LONGEST }),
          letter: fc.constantFrom('x', '"', '\\', '\n', 'é', '审'),
        }),
        { maxLength: 60 },
      )
      .map((all) => all.map(({ party, letters, letter }, place) => verified(party, place + 1, letter.repeat(letters))));
    fc.assert(
      fc.property(parts, fc.nat(60), (all, cut) => {
        const first = withinShares(all.slice(0, cut), []);
        const second = withinShares(all.slice(cut), first.fitting);
        const kept = [...first.fitting, ...second.fitting];
        expect([...kept, ...first.leftOut, ...second.leftOut]).toHaveLength(all.length);
        for (const party of new Set(all.map(({ part }) => part.party))) {
          const of = kept.filter(({ part }) => part.party === party);
          const bytes = Buffer.byteLength(JSON.stringify(of.map(({ text, signature }) => ({ text, signature }))));
          expect(bytes * 8).toBeLessThan(DOCUMENT);
          // It goes by what a party itself has said: without the others the same of it is kept.
          const alone = (some: readonly VerifiedPart[]): readonly VerifiedPart[] => some.filter(({ part }) => part.party === party);
          const apart = withinShares(alone(all.slice(0, cut)), []);
          expect(of).toEqual([...apart.fitting, ...withinShares(alone(all.slice(cut)), apart.fitting).fitting]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('comes to the same in whatever order its parts lie in a file, and counts parts as well as bytes', () => {
    const all = Array.from({ length: 14 }, (_, place) => verified('reviewer:FR', place + 1, 'x'.repeat(LONGEST)));
    const numbers = (some: readonly VerifiedPart[]): readonly number[] => some.map(({ part }) => part.number).sort((a, b) => a - b);
    expect(numbers(withinShares(all.toReversed(), []).fitting)).toEqual(numbers(withinShares(all, []).fitting));
    const many = Array.from({ length: PARTY_SHARE.parts + 3 }, (_, place) => verified('reviewer:FR', place + 1, 'x'));
    expect(withinShares(many, []).leftOut).toHaveLength(3);
  });
});

function verified(party: ReviewParty, number: number, text: string): VerifiedPart {
  const part = reviewPart.parse({
    ...{ format: 'omnibus-review-part/1', review: 'review-1', party, number, at: AT },
    statements: [asks(text)],
  });
  return { text: JSON.stringify(part), signature: 'eyJhbGciOiJFZERTQSJ9..c2lnbmF0dXJl', part };
}
