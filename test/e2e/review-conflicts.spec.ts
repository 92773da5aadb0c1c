import type { Locator } from '@playwright/test';
import { test } from './four-parties';
import { interfaceWords } from './interface-words';
import { expect, expectAccessible } from './omnibus-app';
import { agreesTo, drafts, handsOn, opensTheReview, takesIn, writesOtherWords } from './review-at-keyboard';
import type { Office } from './two-offices';

const words = interfaceWords('en');
const FRENCH = 'Attempt is not covered.';
const POLISH = 'Attempt and participation are not covered.';
const SETTLED = 'Neither attempt nor participation is covered.';
const FOLDER = process.env['PHOTOGRAPHS'];

const agreed = ({ page }: Office): Locator => page.locator('.agreed-text');
const said = (office: Office, key: string): Locator => office.page.getByText(words(key), { exact: true });
/** What stands there, as a reader has it, without what only whoever works there can press. */
const standing = async (office: Office): Promise<readonly string[]> =>
  office.page.locator('.observation > .notice, .agreed-text, .draft-column .answer-text').allInnerTexts();

test.use({ reviewOpened: true });

test('texts that conflict are said to, in whatever order they arrive, and nothing agreed is overwritten', async ({ offices }) => {
  test.setTimeout(900_000);
  const { secretariat, france, poland, state } = offices;
  await opensTheReview(france);
  await drafts(france, FRENCH, 'TIP 5(1)');
  const drafted = await handsOn(france);
  await takesIn(poland, drafted);
  await writesOtherWords(poland, POLISH);
  await agreesTo(poland, 'Poland');
  const fromPoland = await handsOn(poland);
  await opensTheReview(france);
  await agreesTo(france, 'France');
  const fromFrance = await handsOn(france);

  // Each reviewing State has agreed to its own words.
  for (const file of [fromFrance, fromPoland]) await takesIn(state, file);
  for (const file of [fromPoland, fromFrance]) await takesIn(secretariat, file);
  for (const office of [state, secretariat]) {
    await expect(said(office, 'review.work.conflict.agreements')).toBeVisible();
    await expect(agreed(office)).toHaveCount(0);
  }
  await expect(async () => expect(await standing(state)).toEqual(await standing(secretariat))).toPass({ timeout: 10_000 });
  await expectAccessible(secretariat.page, 'agreements to different drafts');

  // The State agrees to both, and is told what that means.
  await agreesTo(state, 'France');
  await expect(said(state, 'review.work.agreedToAnother')).toBeVisible();
  await agreesTo(state, 'Poland');
  const byTheState = await handsOn(state);
  await takesIn(france, byTheState);
  await agreesTo(france, 'Poland');
  await expect(agreed(france)).toContainText(POLISH);
  const polishAgreed = await handsOn(france);
  await takesIn(poland, byTheState);
  await agreesTo(poland, 'France');
  await expect(agreed(poland)).toContainText(FRENCH);
  const frenchAgreed = await handsOn(poland);

  // Both texts are agreed by all, and whichever comes first stays as it is when the other comes.
  for (const [office, first, text, second] of [
    [secretariat, polishAgreed, POLISH, frenchAgreed],
    [state, frenchAgreed, FRENCH, polishAgreed],
  ] as const) {
    await takesIn(office, first);
    await expect(agreed(office)).toHaveCount(1);
    await expect(agreed(office)).toContainText(text);
    await expect(said(office, 'review.work.conflict.agreed-texts')).toHaveCount(0);
    await takesIn(office, second);
    await expect(agreed(office)).toHaveCount(2);
    await expect(agreed(office).filter({ hasText: text })).toHaveCount(1);
    await expect(said(office, 'review.work.conflict.agreed-texts')).toBeVisible();
    await expect(agreed(office).getByRole('textbox')).toHaveCount(0);
  }
  await expect(async () => expect(await standing(state)).toEqual(await standing(secretariat))).toPass({ timeout: 10_000 });
  await expectAccessible(secretariat.page, 'two agreed texts');
  if (FOLDER) await secretariat.page.screenshot({ path: `${FOLDER}/review-conflict.png`, animations: 'disabled', fullPage: true });

  // Words that take the place of both settle it once all have agreed; the two stay to be read.
  await takesIn(france, frenchAgreed);
  await writesOtherWords(france, SETTLED, [/Agreed text, first by France/, /Agreed text, first by Poland/]);
  await expect(said(france, 'review.work.conflict.agreed-texts')).toBeVisible();
  await agreesTo(france, 'France');
  await takesIn(poland, await handsOn(france));
  await agreesTo(poland, 'France');
  await takesIn(state, await handsOn(poland));
  await agreesTo(state, 'France');
  await takesIn(secretariat, await handsOn(state));
  await expect(agreed(secretariat)).toHaveCount(3);
  await expect(said(secretariat, 'review.work.conflict.agreed-texts')).toHaveCount(0);
  for (const text of [FRENCH, POLISH])
    await expect(agreed(secretariat).filter({ hasText: text })).toContainText(words('review.document.followed'));
  await expect(agreed(secretariat).filter({ hasText: SETTLED })).toContainText(words('review.work.agreedText'));
});
