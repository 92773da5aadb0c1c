import { answeredInPart } from './answered-in-part';
import { exchangeWithAgency } from './filled-exercise';
import { callHost, visit } from './host-of-page';
import { expect, expectAccessible } from './omnibus-app';
import { test } from './two-offices';

test('what differs is gone through one by one: ours stays, theirs is taken, and undo takes back a decision, then the merge', async ({
  focalPoint,
  page,
}) => {
  test.setTimeout(120_000);
  const { keyboard } = focalPoint;
  const assessment = await answeredInPart(page);
  await exchangeWithAgency(page, assessment, 'en');
  await page.reload();
  await visit(page, 'agencies', assessment);
  const answers = async () => (await callHost(page, 'assessments.open', { assessment })).document.answers;

  await focalPoint.follows('Decide what differs');
  await expect(page.getByText('1 of 2')).toBeVisible();
  await expectAccessible(page, 'the first of two that differ');
  const first = await page.locator('.conflict h2').innerText();
  await focalPoint.presses('Next');
  await expect(page.getByText('2 of 2')).toBeVisible();
  await expect(page.locator('.conflict h2')).not.toHaveText(first);
  await focalPoint.keyboard.activate(focalPoint.button('Previous'), 'backwards');
  await expect(page.locator('.conflict h2')).toHaveText(first);

  await focalPoint.presses('Keep ours');
  await expect(page.locator('.conflict h2'), 'the next one follows').not.toHaveText(first);
  await focalPoint.presses('Take the answer of Ministry of Justice');
  await expect(page.getByText('Nothing differs')).toBeVisible();
  await expectAccessible(page, 'all is decided');
  const decided = await answers();
  const kept = decided['TIP:5(1)/legal-basis.explanation'];
  const taken = decided['TIP:5(2)(a)/status'];
  expect([kept?.origin.kind, taken?.origin.kind].sort(), 'one of ours, one of theirs').toEqual(['entered', 'merged']);

  // Two decisions, then the merge itself; what was there before is there again.
  await keyboard.activate(focalPoint.button('Undo'), 'backwards');
  await expect(page.locator('.conflict h2')).not.toHaveText(first);
  await keyboard.press('Control+z');
  await expect(page.getByText('1 of 2')).toBeVisible();
  await keyboard.press('Control+z');
  await expect(page.getByText('Nothing differs')).toBeVisible();
  const { document } = await callHost(page, 'assessments.open', { assessment });
  expect(Object.keys(document.contributions)).toEqual([]);
  expect(document.answers['TIP:5(2)(a)/status']?.value).toBe('yes');
  await focalPoint.follows('Back to the agencies');
  await expect(page.getByRole('row', { name: /Ministry of Justice/ })).toContainText('nothing yet');
  await keyboard.press('Control+y');
  await expect(page.getByRole('row', { name: /Ministry of Justice/ })).not.toContainText('nothing yet');
  await expectAccessible(page, 'the merge is there again');
});

test('all that one agency says differently is taken in one step, which is counted before and undone at once', async ({
  focalPoint,
  page,
}) => {
  test.setTimeout(120_000);
  const { keyboard } = focalPoint;
  const assessment = await answeredInPart(page);
  await exchangeWithAgency(page, assessment, 'en');
  await page.reload();
  await visit(page, 'agencies', assessment, 'conflicts');
  const answers = async () => (await callHost(page, 'assessments.open', { assessment })).document.answers;
  const before = await answers();

  await focalPoint.presses('Take all of one agency…');
  const dialog = page.getByRole('alertdialog', { name: 'Take all answers of one agency' });
  await expect(dialog.getByRole('radio', { name: /Ministry of Justice/ }), 'the only one is chosen').toBeChecked();
  await expect(dialog).toContainText('that will stand after this step: 2.');
  await expect(dialog).toContainText('take the place of an answer of ours: 2');
  await expectAccessible(page, 'before all of one agency is taken');
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await answers(), 'nothing was decided').toEqual(before);

  await focalPoint.presses('Take all of one agency…');
  await focalPoint.presses('Take these 2');
  await expect(page.getByText('Nothing differs')).toBeVisible();
  const after = await answers();
  expect(['TIP:5(1)/legal-basis.explanation', 'TIP:5(2)(a)/status'].map((id) => after[id]?.origin.kind)).toEqual(['merged', 'merged']);

  await keyboard.press('Control+z');
  await expect(page.getByText('1 of 2')).toBeVisible();
  expect((await answers())['TIP:5(2)(a)/status']?.value).toBe(before['TIP:5(2)(a)/status']?.value);
});
