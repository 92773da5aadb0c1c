import { LANGUAGES } from '#core/questionnaire/wording';
import { handsOn, takes, type Parties } from '#test/review/parties';
import { test } from './four-parties';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible } from './omnibus-app';
import { opensTheReview } from './review-at-keyboard';
import { expectFits, expectReachable, TWICE_THE_SIZE } from './zoom';

const FOLDER = process.env['PHOTOGRAPHS'];
const SIZES = [{ width: 1366, height: 768 }, { width: 1920, height: 1080 }, TWICE_THE_SIZE] as const;

/** An agreed text and a later draft beside it, agreements to different drafts, a request whose day has passed and one that is answered. */
async function manyThings(parties: Parties, review: string): Promise<void> {
  const { france, poland, state, keys, digest } = parties;
  const english = { review, language: 'en' as const, traces: [{ submission: digest, provision: 'TIP:5(1)', question: 'TIP:5(1)/status' }] };
  const first = await france.call('reviews.draft', { ...english, heading: 'gaps', text: 'Attempt is not covered.', after: [] });
  const agreed = first.observations[0]?.drafts[0]?.id ?? '';
  const second = await france.call('reviews.draft', {
    ...english,
    heading: 'suggestions',
    text: 'A rapporteur could be named.',
    after: [],
  });
  const apart = second.observations.find(({ heading }) => heading === 'suggestions');
  for (const draft of [agreed, apart?.drafts[0]?.id ?? '']) await france.call('reviews.agree', { review, draft });
  await france.call('reviews.request', { ...english, text: 'Which court decided, and since when is it the practice?', due: '2026-06-20' });
  await france.call('reviews.request', { ...english, text: 'Which article of the code?', due: '2099-06-20' });
  await takes(poland, await handsOn(france, review, keys.france));
  const { observations } = await poland.call('reviews.draft', {
    ...{ ...english, heading: 'suggestions', text: 'A rapporteur and an office for her could be named.', after: [] },
    observation: apart?.observation,
  });
  const polish = observations.flatMap(({ drafts }) => drafts).find(({ by }) => by === 'reviewer:PL')?.id ?? '';
  for (const draft of [agreed, polish]) await poland.call('reviews.agree', { review, draft });
  const { review: there } = await takes(state, await handsOn(poland, review, keys.poland));
  await state.call('reviews.agree', { review, draft: agreed });
  await handsOn(state, review, keys.state);
  const answered = there.requests.find(({ due }) => due === '2099-06-20')?.request ?? '';
  await state.call('reviews.reply', { review, request: answered, language: 'ar', text: 'المادة 110 من القانون الجنائي.' });
}

test.use({ reviewOpened: true, before: async ({}, use) => use(manyThings) });

test('the State under review sees what was agreed, what conflicts and what it is asked, in every script and size', async ({ offices }) => {
  test.setTimeout(400_000);
  const { state } = offices;
  const { page } = state;
  await opensTheReview(state);
  for (const language of LANGUAGES.filter((each) => ['en', 'ar', 'zh'].includes(each))) {
    await switchLanguage(page, language);
    const say = interfaceWords(language);
    await expect(page.getByText(say('review.work.conflict.agreements'), { exact: true })).toBeVisible();
    await expect(page.locator('.agreed-text')).toHaveCount(1);
    await expect(page.locator('.request-overdue').first()).toBeVisible();
    await expect(page.getByRole('button', { name: say('review.work.newObservation') })).toHaveCount(0);
    await expectAccessible(page, `the review at the State under review (${language})`);
    for (const size of SIZES) {
      const place = `the review at the State under review (${language}, ${size.width})`;
      await page.setViewportSize(size);
      await expectFits(page, place);
      if (size === TWICE_THE_SIZE) await expectReachable(page, place);
      if (FOLDER) await page.screenshot({ path: `${FOLDER}/own-${language}-${size.width}.png`, animations: 'disabled', fullPage: true });
    }
    await page.setViewportSize(SIZES[0]);
  }
});
