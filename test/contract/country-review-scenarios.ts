import { stat } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { ContractTools } from './contract-tools';

const PASSPHRASE = 'five plain words for tests';
const DIGEST = 'd'.repeat(128);

/** A country review over every host: from the register of a secretariat to a reviewing State's computer and back. */
export function countryReviewHolds({ state, secretariat, openOffice, does, isStopped, write }: ContractTools): void {
  it('refuses to review what is not there, and lists no review then', async () => {
    const nothing = { instrument: 'TIP', submissions: [DIGEST], reviewers: [], reviewed: [] };
    expect(await isStopped(secretariat(), 'reviews.open', nothing)).toMatchObject({ code: 'not-found', params: { what: 'submission' } });
    expect(await does(secretariat(), 'reviews.list', {})).toEqual({ reviews: [], unreadable: [] });
    for (const name of ['reviews.read', 'reviews.undo'] as const)
      expect(await isStopped(state(), name, { review: 'of-nothing' })).toMatchObject({ code: 'not-found', params: { what: 'review' } });
  });

  it('opens a review, drafts, asks, answers, agrees and exchanges all of it as files', async () => {
    const [entry] = await does(secretariat(), 'register.list', {});
    if (!entry) throw new Error('the secretariat has received a submission');
    const { digest, claims } = entry;
    const french = await openOffice('reviewing-state');
    const key = await does(french, 'keys.create', {
      ...{ purpose: 'review', state: 'FR', holder: 'Reviewers', practice: claims.practice, passphrase: PASSPHRASE },
    });
    const enrols = async (office: typeof french, from: typeof french, id: string): Promise<void> => {
      const card = await from.keep(await does(from, 'keys.card', { key: id }));
      const { text, fingerprint } = await does(office, 'cards.inspect', { file: await office.choose(card) });
      await does(office, 'cards.enrol', { card: { text }, fingerprint, confirmedBy: 'B. Officer', note: 'NV 3/2026' });
    };
    await enrols(secretariat(), french, key.id);
    const own = await does(secretariat(), 'keys.create', {
      ...{ purpose: 'secretariat', holder: 'Secretariat of reviews', practice: claims.practice, passphrase: PASSPHRASE },
    });
    await enrols(french, secretariat(), own.id);
    const reviewed = [entry.key];
    const { review, reviewersProblem } = await does(secretariat(), 'reviews.open', {
      ...{ instrument: 'TIP', submissions: [digest], reviewers: [], reviewed },
    });
    expect(reviewersProblem).toBe('too-few');
    const scope = { submissions: [digest], reviewers: [{ key: key.id, party: true }], reviewed };
    expect(await does(secretariat(), 'reviews.assign', { review, ...scope })).toMatchObject({ reviewers: [{ state: 'FR', party: true }] });
    const signing = { review, passphrase: PASSPHRASE };
    const sent = await does(secretariat(), 'reviews.write', { ...signing, key: own.id, withSubmissions: true });
    const file = await secretariat().keep(sent);
    expect(
      await isStopped(french, 'reviews.inspect', { file: await french.choose(await write('not.omnibus-review', 'no review')) }),
    ).toMatchObject({
      code: 'review-invalid',
      params: { problem: 'not-a-review' },
    });
    const looked = await does(french, 'reviews.inspect', { file: await french.choose(file) });
    expect(looked).toMatchObject({ outcome: 'created', sender: 'secretariat', as: 'reviewer:FR', instrument: 'TIP', bundles: [digest] });
    expect(looked.news).toEqual([
      { party: 'secretariat', kind: 'opening', statements: 1 },
      { party: 'secretariat', kind: 'scope', statements: 2 },
    ]);
    expect((await does(french, 'reviews.list', {})).reviews).toEqual([]);
    const chosen = looked.held === undefined ? { file: await french.choose(file) } : { held: looked.held };
    expect(await does(french, 'reviews.take', chosen)).toMatchObject({
      ...{ outcome: 'created', bundles: [digest], review: { as: 'reviewer:FR' } },
    });
    // The same once more changes nothing, and is told before.
    expect(await does(french, 'reviews.inspect', { file: await french.choose(file) })).toMatchObject({ outcome: 'unchanged', news: [] });
    const { submission } = await does(french, 'reviews.submission', { review, digest });
    expect(submission.state).toBe(claims.state);
    const traces = [{ submission: digest, provision: 'TIP:5(1)' }];
    const english = { language: 'en' as const, traces };
    const drafted = await does(french, 'reviews.draft', { review, heading: 'gaps', text: 'A gap.', ...english, after: [] });
    const draft = drafted.observations[0]?.drafts[0]?.id ?? '';
    await does(french, 'reviews.agree', { review, draft });
    await does(french, 'reviews.draft', { review, heading: 'suggestions', text: 'A slip.', ...english, after: [] });
    const second = (await does(french, 'reviews.read', { review })).observations.find(({ heading }) => heading === 'suggestions');
    await does(french, 'reviews.withdraw', { review, observation: second?.observation ?? '' });
    const asked = await does(french, 'reviews.request', { review, text: 'Which law?', ...english, due: '2026-12-31' });
    const request = asked.requests[0]?.request ?? '';
    expect((await isStopped(french, 'reviews.reply', { review, request, text: 'Mine', language: 'en' })).params).toEqual({
      reason: 'not-yours',
    });
    await does(french, 'reviews.close', { review, request, outcome: 'withdrawn' });
    expect((await does(french, 'reviews.undo', { review })).requests).toMatchObject([{ closed: null }]);
    const back = await french.keep(await does(french, 'reviews.write', { ...signing, key: key.id, withSubmissions: false }));
    const taken = await does(secretariat(), 'reviews.take', { file: await secretariat().choose(back) });
    expect(taken.review.observations).toMatchObject([
      { drafts: [{ text: 'A gap.', agreedBy: ['reviewer:FR'] }] },
      { withdrawn: { by: 'reviewer:FR' } },
    ]);
    expect((await does(secretariat(), 'reviews.list', {})).reviews).toMatchObject([{ review, openRequests: 1, nextDue: '2026-12-31' }]);
    for (const format of ['pdf', 'docx', 'html'] as const) {
      const written = await does(secretariat(), 'reviews.document', { review, format, language: 'ar' });
      expect(written.name).toMatch(new RegExp(`-TIP-observations-.*-ar\\.${format}$`));
      expect((await stat(await secretariat().keep(written))).size).toBe(written.bytes);
    }
    expect(await isStopped(state(), 'reviews.document', { review: 'of-nothing', format: 'pdf', language: 'en' })).toMatchObject({
      code: 'not-found',
    });
  });
}
