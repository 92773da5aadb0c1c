import { test } from './four-parties';
import { interfaceWords } from './interface-words';
import { expect, expectAccessible } from './omnibus-app';
import { agreesTo, drafts, handsOn, takesIn } from './review-at-keyboard';

const words = interfaceWords('en');

test.use({ withBrazil: true });

test('a third State reviews where one of the two is not a Party, and a text takes the agreement of all three', async ({ offices }) => {
  test.setTimeout(600_000);
  const { secretariat, france, poland, state, brazil } = offices;
  if (!brazil) throw new Error('a third reviewing State');
  const { page, keyboard } = secretariat;
  await page.evaluate(() => window.location.assign('#/review/work'));
  await secretariat.presses(words('review.work.openButton'));
  await keyboard.find(page.getByRole('combobox', { name: words('review.party.reviewed') }), 'Practice');
  await keyboard.activate(page.getByRole('button', { name: words('review.document.instrument') }));
  await keyboard.press('Enter');
  const reviewers = page.getByRole('group', { name: words('review.document.reviewers') });
  const lacking = (key: string) => page.getByText(words(`review.work.reviewersProblem.${key}`));
  await keyboard.tick(reviewers.getByRole('checkbox', { name: /France/ }));
  await expect(lacking('too-few')).toBeVisible();
  await keyboard.tick(reviewers.getByRole('checkbox', { name: /Poland/ }));
  await expect(lacking('too-few')).toHaveCount(0);
  const poles = page.getByRole('checkbox', { name: words('review.work.isParty', { state: 'Poland' }) });
  await keyboard.tabTo(poles);
  await keyboard.press('Space');
  await expect(poles).not.toBeChecked();
  await expect(lacking('too-few-parties')).toBeVisible();
  await expectAccessible(page, 'a reviewing State that is not a Party');
  await keyboard.tabTo(reviewers.getByRole('checkbox', { name: /Brazil/ }), 'backwards');
  await keyboard.press('Space');
  await expect(lacking('too-few-parties')).toHaveCount(0);
  await keyboard.tick(
    page
      .getByRole('group', { name: words('review.work.reviewedKeys') })
      .getByRole('checkbox')
      .first(),
  );
  await secretariat.presses(words('review.work.openNow'));
  await expect(page.locator('#review-of')).toBeVisible();
  await expect(page.getByText('France, Poland (not a Party) and Brazil')).toBeVisible();
  const opening = await handsOn(secretariat);
  for (const office of [france, poland, brazil, state]) await takesIn(office, opening);

  // It goes round: what three of the four have agreed to is not agreed.
  await drafts(brazil, 'Attempt is not covered.', 'TIP 5(1)');
  await agreesTo(brazil, 'Brazil');
  await takesIn(france, await handsOn(brazil));
  await agreesTo(france, 'Brazil');
  await takesIn(state, await handsOn(france));
  await agreesTo(state, 'Brazil');
  await expect(state.page.locator('.agreed-text')).toHaveCount(0);
  await expect(state.page.getByText(/^Agreed so far by: /)).toContainText('Brazil');
  await takesIn(poland, await handsOn(state));
  await agreesTo(poland, 'Brazil');
  await takesIn(secretariat, await handsOn(poland));
  await expect(page.locator('.agreed-text')).toContainText('Attempt is not covered.');
  await expect(page.locator('.agreed-text')).toContainText('Poland');
});
