import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldReview } from '#core/review/fold-review';
import type { ReviewParty, Said, Statement } from '#core/review/statement';
import { said } from '#services/review/statement-id';

const REVIEW = 'review-1';
const PARTIES: readonly ReviewParty[] = ['secretariat', 'reviewed', 'reviewer:FR', 'reviewer:PL', 'reviewer:BR'];
const DIGEST = 'a'.repeat(128);
const at = (minute: number): string => `2026-06-01T08:${String(minute % 60).padStart(2, '0')}:00.000Z`;
const key = { holder: 'Office', publicKey: `-----BEGIN PUBLIC KEY-----\n${'A'.repeat(60)}\n-----END PUBLIC KEY-----\n` };

const opening: Said = says('secretariat', {
  kind: 'opening',
  at: at(0),
  state: 'AL',
  instrument: 'TIP',
  exercise: { id: 'cycle-1', title: 'First cycle' },
  practice: false,
});
const scope = (minute: number, states: readonly string[], after: readonly string[] = []): Said =>
  says('secretariat', {
    kind: 'scope',
    at: at(minute),
    reviewers: states.map((state) => ({ state, party: true, keys: [key] })),
    reviewed: [key],
    submissions: [{ digest: DIGEST, number: 1, exercise: { id: 'cycle-1', title: 'First cycle' } }],
    after: [...after],
  });
const draft = (party: ReviewParty, minute: number, text: string, after: readonly string[] = [], observation = 'o1'): Said =>
  says(party, {
    kind: 'draft',
    at: at(minute),
    observation,
    heading: 'gaps',
    text,
    language: 'en',
    traces: [{ submission: DIGEST, provision: 'TIP:5(1)' }],
    after: [...after],
  });
const agreement = (party: ReviewParty, of: Said): Said => says(party, { kind: 'agreement', at: at(30), draft: of.id });

function says(party: ReviewParty, statement: Statement): Said {
  return said(REVIEW, party, statement, true);
}

const withFrancePoland = scope(1, ['FR', 'PL']);
const everybodyAgrees = (of: Said): readonly Said[] =>
  ['reviewer:FR', 'reviewer:PL', 'reviewed'].map((each) => agreement(each as ReviewParty, of));
const observationOf = (...all: readonly Said[]) => foldReview([opening, withFrancePoland, ...all])?.observations[0];

describe('a review follows from what was said in it', () => {
  it('is nothing without its opening, and nothing with two', () => {
    expect(foldReview([withFrancePoland])).toBeUndefined();
    const other = says('secretariat', { ...opening.statement, at: at(9) } as Statement);
    expect(foldReview([opening, other, withFrancePoland])).toBeUndefined();
  });

  it('shows two drafts that were written apart side by side, until a third puts them together', () => {
    const one = draft('reviewer:FR', 2, 'One');
    const two = draft('reviewer:PL', 3, 'Two');
    expect(observationOf(one, two)?.drafts.map(({ text }) => text)).toEqual(['One', 'Two']);
    const both = draft('reviewer:FR', 4, 'One and two', [one.id, two.id]);
    const found = observationOf(one, two, both);
    expect(found?.drafts.map(({ text }) => text)).toEqual(['One and two']);
    expect(found?.earlier.map(({ text }) => text)).toEqual(['One', 'Two']);
  });

  it('has a text agreed only once both reviewing States and the State under review have agreed to these very words', () => {
    const first = draft('reviewer:FR', 2, 'Words');
    const second = draft('reviewer:FR', 3, 'Other words', [first.id]);
    const [france, poland, state] = everybodyAgrees(first);
    if (!france || !poland || !state) throw new Error('three agree');
    expect(observationOf(first, france, poland)?.agreed).toEqual([]);
    expect(observationOf(first, france, poland, agreement('reviewed', second), second)?.agreed).toEqual([]);
    expect(observationOf(first, france, poland, state)?.agreed.map(({ text }) => text)).toEqual(['Words']);
  });

  it('keeps an agreed text when a later draft takes its place, when it is withdrawn, and when a reviewer is replaced', () => {
    const first = draft('reviewer:FR', 2, 'Agreed words');
    const later = draft('reviewer:PL', 3, 'Proposed words', [first.id]);
    const withdrawn = says('reviewer:PL', { kind: 'withdrawal', at: at(50), observation: 'o1', after: [first.id, later.id] });
    const replaced = scope(40, ['FR', 'BR'], [withFrancePoland.id]);
    const found = observationOf(first, ...everybodyAgrees(first), later, withdrawn, replaced);
    expect(found?.agreed.map(({ text }) => text)).toEqual(['Agreed words']);
    expect(found?.drafts.map(({ text }) => text)).toEqual(['Proposed words']);
    expect(found?.withdrawn).toMatchObject({ by: 'reviewer:PL' });
  });

  it('says where two texts were agreed that differ, until a text that takes the place of both is agreed too; none of them ever goes', () => {
    const one = draft('reviewer:FR', 2, 'One');
    const two = draft('reviewer:PL', 3, 'Two');
    const [france, poland, state] = everybodyAgrees(two);
    if (!france || !poland || !state) throw new Error('three agree');
    expect(observationOf(one, two, ...everybodyAgrees(one), france, poland)?.conflict).toBeNull();
    const both = [one, two, ...everybodyAgrees(one), ...everybodyAgrees(two)];
    expect(observationOf(...both)).toMatchObject({ conflict: 'agreed-texts', agreed: [{ text: 'One' }, { text: 'Two' }] });
    const between = draft('reviewer:FR', 4, 'Between', [one.id, two.id]);
    const settled = draft('reviewer:PL', 5, 'Settled', [between.id]);
    expect(observationOf(...both, between, settled)?.conflict).toBe('agreed-texts');
    expect(observationOf(...both, between, settled, ...everybodyAgrees(settled))).toMatchObject({
      conflict: null,
      agreed: [
        { text: 'One', followed: true },
        { text: 'Two', followed: true },
        { text: 'Settled', followed: false },
      ],
    });
  });

  it('says where parties have agreed to different drafts, and to none all of them', () => {
    const one = draft('reviewer:FR', 2, 'One');
    const two = draft('reviewer:PL', 3, 'Two');
    const apart = [one, two, agreement('reviewer:FR', one), agreement('reviewer:PL', two)];
    expect(observationOf(...apart.slice(0, 3))?.conflict).toBeNull();
    expect(observationOf(...apart)?.conflict).toBe('agreements');
    const withdrawn = says('reviewer:PL', { kind: 'withdrawal', at: at(50), observation: 'o1', after: [one.id, two.id] });
    expect(observationOf(...apart, withdrawn)?.conflict).toBeNull();
    expect(observationOf(...apart, agreement('reviewer:PL', one), agreement('reviewed', one))).toMatchObject({
      conflict: null,
      agreed: [{ text: 'One' }],
    });
  });

  it('leaves an agreed text under the heading with which it was agreed, whatever is drafted later', () => {
    const first = draft('reviewer:FR', 2, 'Agreed words');
    const { statement } = draft('reviewer:PL', 3, 'Proposed words', [first.id]);
    const later = says('reviewer:PL', { ...statement, heading: 'suggestions' } as Statement);
    expect(observationOf(first, later)?.heading).toBe('suggestions');
    expect(observationOf(first, later, ...everybodyAgrees(first))?.heading).toBe('gaps');
  });

  it('brings an observation back when a draft is written that whoever withdrew it had not seen', () => {
    const first = draft('reviewer:FR', 2, 'Words');
    const withdrawn = says('reviewer:FR', { kind: 'withdrawal', at: at(5), observation: 'o1', after: [first.id] });
    expect(observationOf(first, withdrawn)?.withdrawn).not.toBeNull();
    expect(observationOf(first, withdrawn, draft('reviewer:PL', 4, 'Still', [first.id]))?.withdrawn).toBeNull();
  });

  it('does not listen to what a party has no say in', () => {
    const first = draft('reviewer:FR', 2, 'Words');
    const bySecretariat = agreement('secretariat', first);
    const byState = draft('reviewed', 3, 'The State writes its own observation', [first.id]);
    expect(observationOf(first, bySecretariat, byState)?.drafts).toMatchObject([{ text: 'Words', agreedBy: [] }]);
    const request = says('reviewer:FR', { kind: 'request', at: at(2), text: 'Which law?', language: 'en', traces: [], due: '2026-07-01' });
    const reply = says('reviewer:PL', { kind: 'reply', at: at(3), request: request.id, text: 'This one', language: 'en' });
    const closing = says('reviewer:PL', { kind: 'closing', at: at(4), request: request.id, outcome: 'satisfied' });
    expect(foldReview([opening, withFrancePoland, request, reply, closing])?.requests).toMatchObject([{ replies: [], closed: null }]);
  });

  it('wants two reviewing States that are Parties, and says what is lacking', () => {
    const reviewers = (...party: readonly boolean[]) => {
      const statement = withFrancePoland.statement;
      if (statement.kind !== 'scope') throw new Error('a scope');
      const named = party.map((each, place) => ({ state: ['FR', 'PL', 'BR'][place] ?? 'KE', party: each, keys: [key] }));
      return foldReview([opening, says('secretariat', { ...statement, reviewers: named })])?.reviewersProblem;
    };
    expect(reviewers(true)).toBe('too-few');
    expect(reviewers(true, false)).toBe('too-few-parties');
    expect(reviewers(true, true)).toBeNull();
    expect(reviewers(true, false, true)).toBeNull();
  });

  const statements = fc
    .array(
      fc.record({
        party: fc.constantFrom(...PARTIES),
        what: fc.constantFrom('draft', 'draft', 'agreement', 'agreement', 'agreements of all', 'withdrawal', 'request', 'reply', 'scope'),
        minute: fc.nat(59),
        about: fc.nat(20),
        observation: fc.constantFrom('o1', 'o2'),
      }),
      { maxLength: 25 },
    )
    .map((planned) => {
      const made: Said[] = [opening, withFrancePoland];
      for (const { party, what, minute, about, observation } of planned) {
        const drafts = made.filter(({ statement }) => statement.kind === 'draft');
        const named = drafts[about % Math.max(1, drafts.length)];
        const request = made.find(({ statement }) => statement.kind === 'request');
        if (what === 'draft') made.push(draft(party, minute, `Words ${about}`, named && about % 2 ? [named.id] : [], observation));
        if (what === 'agreement' && named) made.push(agreement(party, named));
        if (what === 'agreements of all' && named) made.push(...everybodyAgrees(named));
        if (what === 'withdrawal')
          made.push(says(party, { kind: 'withdrawal', at: at(minute), observation, after: drafts.map(({ id }) => id) }));
        if (what === 'request')
          made.push(says(party, { kind: 'request', at: at(minute), text: `${about}`, language: 'en', traces: [], due: '2026-07-01' }));
        if (what === 'reply' && request)
          made.push(says(party, { kind: 'reply', at: at(minute), request: request.id, text: `${about}`, language: 'en' }));
        if (what === 'scope') made.push(scope(minute, about % 2 ? ['FR', 'BR'] : ['FR', 'PL'], about % 3 ? [withFrancePoland.id] : []));
      }
      return made;
    });

  it('comes to the same in any order, and however often each thing is heard', () => {
    fc.assert(
      fc.property(
        statements.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }))),
        ([all, shuffled]) => {
          expect(foldReview(shuffled)).toEqual(foldReview(all));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never takes an agreed text away, whatever else is said', () => {
    fc.assert(
      fc.property(statements, fc.nat(30), (all, cut) => {
        const agreedIn = (some: readonly Said[]): readonly string[] =>
          (foldReview(some)?.observations ?? []).flatMap(({ agreed }) => agreed.map(({ id }) => id));
        const before = agreedIn(all.slice(0, 2 + (cut % Math.max(1, all.length - 1))));
        expect(agreedIn(all)).toEqual(expect.arrayContaining([...before]));
      }),
      { numRuns: 300 },
    );
  });
});
