import { expect, expectAccessible } from './omnibus-app';
import { handsOn as signs, fourParties, opensReview } from '#test/review/parties';
import { rewrittenReview, signedPart } from '#test/review/forgery';
import { withOneByteChanged } from '#test/register/party';
import { copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from './four-parties';
import { callHost } from './host-of-page';
import { interfaceWords } from './interface-words';
import { drafts, handsOn, looksAt, opensTheReview, takesIn } from './review-at-keyboard';
import type { Office } from './two-offices';

const words = interfaceWords('en');
const FOLDER = process.env['PHOTOGRAPHS'];

const everythingAt = async ({ page }: Office): Promise<string> => {
  const { reviews } = await callHost(page, 'reviews.list', {});
  return JSON.stringify(await Promise.all(reviews.map(({ review }) => callHost(page, 'reviews.read', { review }))));
};

/** Chooses the file and is told why not and what to do; nothing has changed then. */
async function isRefused(office: Office, file: string, cause: string, remedy: string): Promise<void> {
  const before = await everythingAt(office);
  await looksAt(office, file);
  const notice = office.page.getByRole('alert').filter({ hasText: words('review.work.refused') });
  await expect(notice).toContainText(path.basename(file), { timeout: 60_000 });
  await expect(notice).toContainText(words(cause));
  await expect(notice).toContainText(words(remedy));
  await expect(office.button(words('review.work.takeNow'))).toHaveCount(0);
  await expectAccessible(office.page, `refused: ${cause}`);
  expect(await everythingAt(office)).toBe(before);
}

test.use({ reviewOpened: true });

test('files that are altered, foreign, forged or under a key that does not count are refused with file, cause and remedy', async ({
  offices,
  parties,
}) => {
  test.setTimeout(600_000);
  const { secretariat, france, state } = offices;
  await opensTheReview(france);
  await drafts(france, 'Attempt is not covered.', 'TIP 5(1)');
  const older = await handsOn(france);
  const desk = path.dirname(older);
  const { length } = await readFile(older);

  // One byte, wherever it lies.
  const altered = await withOneByteChanged(older, Math.floor(length / 2));
  const renamed = path.join(desk, 'altered.omnibus-review');
  await copyFile(altered, renamed);
  const before = await everythingAt(secretariat);
  await looksAt(secretariat, renamed);
  const notice = secretariat.page.getByRole('alert').filter({ hasText: words('review.work.refused') });
  await expect(notice).toContainText('altered.omnibus-review');
  await expect(notice).not.toContainText(words('problem.not-a-review'));
  await expect(notice).toContainText(words('remedy.other'));
  await expect(notice, 'no mark is left where a name would have followed').not.toContainText(/[:：]\s*[.。]/);
  expect(await everythingAt(secretariat)).toBe(before);

  const french = await parties.france.unlocks(parties.keys.france);
  const review = (await callHost(france.page, 'reviews.list', {})).reviews[0]?.review ?? '';
  const asks = { kind: 'request', at: '2026-06-02T08:00:00.000Z', text: 'Since when?', language: 'en', traces: [], due: '2026-12-31' };
  const part = { format: 'omnibus-review-part/1', review, party: 'reviewer:FR', number: 9, at: asks.at, statements: [asks] };

  // Parts of another review, of whose parties are the same.
  const foreign = await rewrittenReview(older, french, async (parts) => [
    ...parts,
    await signedPart({ ...part, review: 'another' }, french),
  ]);
  await isRefused(secretariat, foreign, 'problem.other-review', 'remedy.other');

  // Signed in Poland's name with a key that is not Poland's.
  const forged = await rewrittenReview(older, french, async (parts) => [
    ...parts,
    await signedPart({ ...part, party: 'reviewer:PL' }, french),
  ]);
  await isRefused(secretariat, forged, 'problem.party-key-unknown', 'remedy.party-key-unknown');

  // The review of a secretariat that nobody here knows.
  const strangers = await fourParties();
  const opened = await opensReview(strangers);
  const strange = path.join(desk, 'strange.omnibus-review');
  await copyFile(await signs(strangers.secretariat, opened.review, strangers.keys.secretariat), strange);
  await strangers.leave();
  await isRefused(state, strange, 'problem.secretariat-unknown', 'remedy.secretariat-unknown');

  // Older than what is here: it is whole, and there is nothing in it to take in.
  await takesIn(secretariat, older);
  await opensTheReview(france);
  await drafts(france, 'No court has decided yet.', 'TIP 5(1)');
  const newer = await handsOn(france);
  await takesIn(secretariat, newer);
  const known = await everythingAt(secretariat);
  await looksAt(secretariat, older);
  await expect(secretariat.page.locator('#verdict')).toHaveText(words('review.work.verdict.older'));
  const verdict = secretariat.page.locator('.review-verdict');
  await expect(verdict).toContainText(path.basename(older));
  await expect(verdict).toContainText(words('review.work.olderThanHere', { number: '1', party: 'France' }));
  await expect(secretariat.button(words('review.work.takeNow'))).toHaveCount(0);
  await expectAccessible(secretariat.page, 'an older file');
  expect(await everythingAt(secretariat)).toBe(known);

  // What is new under a key that was revoked meanwhile.
  await opensTheReview(france);
  await drafts(france, 'A rapporteur could be named.', 'TIP 5(1)');
  const late = await handsOn(france);
  await callHost(secretariat.page, 'cards.revoke', { key: parties.keys.france, reason: 'Laptop lost' });
  await isRefused(secretariat, late, 'problem.key-revoked', 'remedy.key-revoked');

  // Not a review at all.
  const other = path.join(desk, 'letter.omnibus-review');
  await copyFile(path.join(import.meta.dirname, 'review-refusals.spec.ts'), other);
  await isRefused(state, other, 'problem.not-a-review', 'remedy.not-a-review');
});

test('of a party that said more than one may, what has no room is left out before anything goes in, and whose it is is said', async ({
  offices: { secretariat, france },
  parties,
}) => {
  test.setTimeout(300_000);
  await opensTheReview(france);
  await drafts(france, 'Attempt is not covered.', 'TIP 5(1)');
  const honest = await handsOn(france);
  const french = await parties.france.unlocks(parties.keys.france);
  const review = (await callHost(france.page, 'reviews.list', {})).reviews[0]?.review ?? '';
  const at = '2026-06-02T08:00:00.000Z';
  const asks = { kind: 'request', at, language: 'en', traces: [], due: '2026-12-31' };
  const flood = Array.from({ length: 12 }, (_, place) => ({
    ...{ format: 'omnibus-review-part/1', review, party: 'reviewer:FR', number: place + 2, at },
    statements: [{ ...asks, text: `Request ${place}: ${'y'.repeat(99_980)}` }],
  }));
  const flooded = await rewrittenReview(honest, french, async (parts) => [
    ...parts,
    ...(await Promise.all(flood.map((part) => signedPart(part, french)))),
  ]);

  await looksAt(secretariat, flooded);
  const { page } = secretariat;
  await expect(page.locator('#verdict')).toBeFocused({ timeout: 60_000 });
  const notice = page.locator('.review-verdict').getByText(words('review.work.leftOut', { party: 'France', number: '3' }));
  await expect(notice).toBeVisible();
  await expect(page.getByText(words('review.work.inOrder'))).toHaveCount(0);
  await expectAccessible(page, 'what is left out of a share');
  if (FOLDER) await page.screenshot({ path: `${FOLDER}/review-share.png`, fullPage: true });

  await secretariat.presses(words('review.work.takeNow'));
  await expect(page.locator('#review-of')).toBeVisible({ timeout: 60_000 });
  const { requests } = await callHost(page, 'reviews.read', { review });
  expect(requests.map(({ text }) => text.slice(0, 10)).sort()).toEqual(Array.from({ length: 9 }, (_, place) => `Request ${place}:`));
});
