import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withOneByteChanged } from '#test/register/party';
import { openedAs, rewrittenReview } from './forgery';
import { fourParties, handsOn, opensReview, takes, type Parties } from './parties';

let parties: Parties;
let review: string;
const inEnglish = { language: 'en' } as const;

beforeAll(async () => {
  parties = await fourParties();
}, 120_000);
afterAll(() => parties.leave());

const otherCase = (letter: string): string => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase());
const trace = () => ({ submission: parties.digest, provision: 'TIP:5(1)', question: 'TIP:5(1)/status' });

describe('a review among four computers, by file', () => {
  it('is opened by the secretariat over a submission of its register, and handed to the others with the bundle', async () => {
    const { secretariat, france, poland, state, keys, digest } = parties;
    const opened = await opensReview(parties);
    review = opened.review;
    expect(opened).toMatchObject({
      as: 'secretariat',
      state: 'XX',
      instrument: 'TIP',
      reviewersProblem: null,
      own: [{ kind: 'opening' }, { kind: 'scope' }],
    });
    const file = await handsOn(secretariat, review, keys.secretariat, true);
    for (const [party, as] of [
      [france, 'reviewer:FR'],
      [poland, 'reviewer:PL'],
      [state, 'reviewed'],
    ] as const) {
      const taken = await takes(party, file);
      expect(taken).toMatchObject({ outcome: 'created', bundles: [digest], review: { as, held: [digest] } });
      const { submission } = await party.call('reviews.submission', { review, digest });
      expect(submission.answers['TIP:5(1)/status']?.value).toBe('yes');
      expect((await takes(party, file)).outcome).toBe('unchanged');
    }
  });

  it('carries a request to the State and its reply back, by way of the secretariat', async () => {
    const { secretariat, france, state, keys } = parties;
    await france.call('reviews.request', {
      review,
      ...inEnglish,
      text: 'Which article of the code?',
      traces: [trace()],
      due: '2026-07-01',
    });
    const atSecretariat = await takes(secretariat, await handsOn(france, review, keys.france));
    expect(atSecretariat.taken).toEqual([{ party: 'reviewer:FR', statements: 1 }]);
    const atState = await takes(state, await handsOn(secretariat, review, keys.secretariat));
    const [request] = atState.review.requests;
    expect(request).toMatchObject({ by: 'reviewer:FR', due: '2026-07-01', text: 'Which article of the code?', replies: [] });
    await state.call('reviews.reply', { review, request: request?.request ?? '', ...inEnglish, text: 'Article 110.' });
    const { review: answered } = await takes(france, await handsOn(state, review, keys.state));
    expect(answered.requests).toMatchObject([{ replies: [{ text: 'Article 110.', signed: true }], closed: null }]);
    await france.call('reviews.close', { review, request: request?.request ?? '', outcome: 'satisfied' });
  });

  it('shows drafts of both reviewing States side by side, and agrees on one text that stays', async () => {
    const { secretariat, france, poland, state, keys } = parties;
    const drafted = await france.call('reviews.draft', {
      ...{ review, heading: 'gaps', ...inEnglish, text: 'Attempt is not covered.', traces: [trace()], after: [] },
    });
    const observation = drafted.observations[0]?.observation ?? '';
    await takes(poland, await handsOn(france, review, keys.france));
    await poland.call('reviews.draft', {
      ...{
        review,
        observation,
        heading: 'gaps',
        ...inEnglish,
        text: 'Attempt and participation are not covered.',
        traces: [trace()],
        after: [],
      },
    });
    const { review: both } = await takes(france, await handsOn(poland, review, keys.poland));
    expect(both.observations[0]?.drafts.map(({ by }) => by)).toEqual(['reviewer:FR', 'reviewer:PL']);
    const after = both.observations[0]?.drafts.map(({ id }) => id) ?? [];
    const joined = await france.call('reviews.draft', {
      ...{ review, observation, heading: 'gaps', ...inEnglish, text: 'Attempt and participation are lacking.', traces: [trace()], after },
    });
    const draft = joined.observations[0]?.drafts[0]?.id ?? '';
    await france.call('reviews.agree', { review, draft });
    for (const [from, to, key] of [
      [france, poland, keys.france],
      [poland, state, keys.poland],
      [state, secretariat, keys.state],
    ] as const) {
      const { review: there } = await takes(to, await handsOn(from, review, key));
      if (to !== secretariat) await to.call('reviews.agree', { review, draft });
      else expect(there.observations[0]?.agreed.map(({ text }) => text)).toEqual(['Attempt and participation are lacking.']);
    }
    await secretariat.call('reviews.draft', {
      ...{ review, observation, heading: 'gaps', ...inEnglish, text: 'Edited after the fact.', traces: [trace()], after: [draft] },
    });
    const { observations } = await secretariat.call('reviews.read', { review });
    expect(observations[0]?.agreed.map(({ text }) => text)).toEqual(['Attempt and participation are lacking.']);
    expect(observations[0]?.drafts.map(({ text }) => text)).toEqual(['Edited after the fact.']);
    expect((await secretariat.call('reviews.undo', { review })).observations[0]?.drafts).toHaveLength(1);
  });

  it('lets nobody say what is not theirs, nor refer to what is not under review', async () => {
    const { state, france } = parties;
    await expect(
      state.call('reviews.draft', { review, heading: 'gaps', ...inEnglish, text: 'Ours', traces: [trace()], after: [] }),
    ).rejects.toMatchObject({ code: 'review-refused', params: { reason: 'not-yours' } });
    await expect(
      france.call('reviews.draft', {
        ...{ review, heading: 'gaps', ...inEnglish, text: 'Elsewhere', after: [] },
        traces: [{ submission: 'b'.repeat(128), provision: 'TIP:5(1)' }],
      }),
    ).rejects.toMatchObject({ code: 'not-found', params: { what: 'submission' } });
    await expect(
      france.call('reviews.write', { review, key: 'A'.repeat(43), passphrase: 'four quiet words here', withSubmissions: false }),
    ).rejects.toMatchObject({ code: 'key-not-usable' });
  });

  it('takes the last thing said back as long as it is not signed, and nothing that is', async () => {
    const { poland } = parties;
    await poland.call('reviews.request', { review, ...inEnglish, text: 'A slip', traces: [], due: '2026-08-01' });
    await expect(poland.call('reviews.undo', { review })).resolves.toMatchObject({ own: [] });
    await expect(poland.call('reviews.undo', { review })).rejects.toMatchObject({ code: 'nothing-to-undo' });
  });
});

describe('a review file that came from elsewhere', () => {
  it('is refused where anything in it was altered, and changes nothing', async () => {
    const { secretariat, france, keys } = parties;
    const file = await handsOn(secretariat, review, keys.secretariat);
    const before = await france.call('reviews.read', { review });
    const { length } = await readFile(file);
    for (const part of [0.2, 0.4, 0.6, 0.7]) {
      const altered = await withOneByteChanged(file, Math.floor(length * part));
      await expect(takes(france, altered)).rejects.toMatchObject({ code: 'review-invalid' });
    }
    expect(await france.call('reviews.read', { review })).toEqual(before);
  });

  it('is refused where a party rewrites what another has signed, or signs in its name', async () => {
    const { secretariat, france, poland, keys } = parties;
    const file = await handsOn(secretariat, review, keys.secretariat);
    const before = await poland.call('reviews.read', { review });
    const french = await france.unlocks(keys.france);
    const reworded = await rewrittenReview(file, french, async (parts) =>
      parts.map(({ text, signature }) => ({ text: text.replace('Which article of the code?', 'Which paragraph?'), signature })),
    );
    await expect(takes(poland, reworded)).rejects.toMatchObject({ code: 'review-invalid', params: { problem: 'signature-invalid' } });
    const inPolandsName = await rewrittenReview(file, french, async (parts) => {
      const said = [{ kind: 'agreement', at: '2026-06-01T09:00:00.000Z', draft: 'c'.repeat(64) }];
      const part = { format: 'omnibus-review-part/1', review, party: 'reviewer:PL', number: 9, at: said[0]?.at, statements: said };
      const text = JSON.stringify(part);
      return [...parts, { text, signature: await french.sign(Buffer.from(text, 'utf8'), 'omnibus-review+jws') }];
    });
    await expect(takes(secretariat, inPolandsName)).rejects.toMatchObject({
      code: 'review-invalid',
      params: { problem: 'party-key-unknown' },
    });
    const inTheStatesName = await rewrittenReview(file, await parties.state.unlocks(keys.state), async (parts) => {
      const said = [{ kind: 'withdrawal', at: '2026-06-01T09:00:00.000Z', observation: 'o', after: [] }];
      const text = JSON.stringify({
        format: 'omnibus-review-part/1',
        review,
        party: 'reviewed',
        number: 9,
        at: said[0]?.at,
        statements: said,
      });
      const key = await parties.state.unlocks(keys.state);
      return [...parts, { text, signature: await key.sign(Buffer.from(text, 'utf8'), 'omnibus-review+jws') }];
    });
    await expect(takes(poland, inTheStatesName)).rejects.toMatchObject({ params: { problem: 'not-theirs-to-say' } });
    expect(await poland.call('reviews.read', { review })).toEqual(before);
  });

  it('is refused where it is something else altogether', async () => {
    const { france } = parties;
    const other = join(france.folder, 'other.omnibus-review');
    await writeFile(other, 'not a review');
    await expect(takes(france, other)).rejects.toMatchObject({ code: 'review-invalid', params: { problem: 'not-a-review' } });
  });

  it.each([
    ['differs by capital letters alone from that of a review that is here', (id: string) => id.replace(/[a-z]/i, otherCase)],
    ['is a name that a system keeps for itself', () => 'Aux'],
  ])('is refused where the id of its review %s', async (_, idFrom) => {
    const { secretariat, france, keys } = parties;
    const other = idFrom(review);
    expect(other).not.toBe(review);
    const before = await france.call('reviews.read', { review });
    const own = await secretariat.unlocks(keys.secretariat);
    const file = await rewrittenReview(
      await handsOn(secretariat, review, keys.secretariat),
      own,
      (parts) => openedAs(other, parts, own),
      other,
    );
    await expect(takes(france, file)).rejects.toMatchObject({ code: 'review-invalid', params: { problem: 'id-taken' } });
    await expect(france.call('reviews.read', { review: other })).rejects.toMatchObject({ code: 'not-found' });
    expect(await france.call('reviews.read', { review })).toEqual(before);
    expect((await france.call('reviews.list', {})).reviews.map((each) => each.review)).toEqual([review]);
  });

  it('is refused by whoever has not enrolled the secretariat, with the reason', async () => {
    const stranger = await fourParties();
    const opened = await opensReview(stranger);
    const file = await handsOn(stranger.secretariat, opened.review, stranger.keys.secretariat);
    const copy = join(parties.france.folder, 'stranger.omnibus-review');
    await copyFile(file, copy);
    await expect(takes(parties.france, copy)).rejects.toMatchObject({
      code: 'review-invalid',
      params: { problem: 'secretariat-unknown' },
    });
    expect((await readdir(join(parties.france.folder, 'reviews'))).filter((name) => name.startsWith(opened.review))).toEqual([]);
    await stranger.leave();
  }, 120_000);

  it('changes nothing where it is older than what is here: what came later stays', async () => {
    const { secretariat, france, keys } = parties;
    const older = await handsOn(secretariat, review, keys.secretariat);
    await france.call('reviews.request', { review, ...inEnglish, text: 'Which court?', traces: [trace()], due: '2026-09-01' });
    const newer = await handsOn(france, review, keys.france);
    const { outcome, taken } = await takes(secretariat, newer);
    expect([outcome, taken.map(({ party }) => party)]).toEqual(['updated', ['reviewer:FR']]);
    const before = await secretariat.call('reviews.read', { review });
    expect((await takes(secretariat, older)).outcome).toBe('unchanged');
    const looked = await secretariat.call('reviews.inspect', { file: secretariat.file(older) });
    expect(looked).toMatchObject({ outcome: 'unchanged', news: [], onlyHere: taken[0]?.statements });
    expect(await secretariat.call('reviews.read', { review })).toEqual(before);
  });

  it('is refused with what is new under a key that was revoked meanwhile; what that key had said before stays', async () => {
    const { secretariat, france, keys } = parties;
    await france.call('reviews.request', { review, ...inEnglish, text: 'Which prosecutor?', traces: [trace()], due: '2026-10-01' });
    const file = await handsOn(france, review, keys.france);
    const before = await secretariat.call('reviews.read', { review });
    expect(before.requests.some(({ by }) => by === 'reviewer:FR')).toBe(true);
    await secretariat.call('cards.revoke', { key: keys.france, reason: 'Laptop lost' });
    await expect(takes(secretariat, file)).rejects.toMatchObject({ code: 'review-invalid', params: { problem: 'key-revoked' } });
    expect(await secretariat.call('reviews.read', { review })).toEqual(before);
  });
});
