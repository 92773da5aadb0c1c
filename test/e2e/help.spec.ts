import type { Page } from '@playwright/test';
import { SHORTCUTS } from '../../renderer/help/shortcuts';
import { startAssessment, visit } from './host-of-page';
import { expectAccessible, expect, test } from './omnibus-app';

const help = (page: Page) => page.getByRole('complementary', { name: 'Help' });
const card = (page: Page) => page.locator('.tour');

test('help stands beside the screen, follows to the next one, and leaves the keyboard where it was', async ({ page }) => {
  const assessment = await startAssessment(page);
  await visit(page, 'check', assessment);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check');
  await page.keyboard.press('F1');
  await expect(help(page)).toContainText('Checking');
  await expectAccessible(page, 'help');
  await visit(page, 'complete', assessment, 'TIP:5(1)');
  await expect(help(page)).toContainText('Answering');
  await page.locator('.question-status').getByText('Yes', { exact: true }).click();
  await expect(help(page), 'it leaves the screen usable').toBeVisible();
  await help(page).getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Escape');
  await expect(help(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Help' })).toBeFocused();
});

test('every key that a control names is in the list of shortcuts', async ({ page }) => {
  const assessment = await startAssessment(page);
  await visit(page, 'complete', assessment, 'TIP:5(1)');
  await page.getByRole('button', { name: 'Help' }).click();
  await help(page).getByText('Keyboard shortcuts').click();
  await expect(help(page).locator('dt')).toHaveCount(SHORTCUTS.flatMap(({ shortcuts }) => shortcuts).length);
  const named = await page
    .locator('[aria-keyshortcuts]')
    .evaluateAll((controls) => controls.map((control) => control.getAttribute('aria-keyshortcuts') ?? ''));
  expect(named.length).toBeGreaterThanOrEqual(4);
  const listed = await help(page).locator('.shortcut-keys').allInnerTexts();
  const spelled = named.map((keys) => keys.replace('Control', 'Ctrl').replace('ArrowRight', '→').replace('ArrowLeft', '←'));
  expect(spelled.filter((keys) => !listed.includes(keys))).toEqual([]);
});

test('the tour leads through the work by keyboard alone, on an assessment marked as practice', async ({ page, keyboard }) => {
  await expect(page.getByRole('heading', { name: 'New here?' })).toBeVisible();
  await keyboard.activate(page.getByRole('button', { name: 'Take the tour' }));
  const titles = ['The provisions', 'The questions', 'The guidance', 'Saved while you work', 'Checking', 'Signing and sending'];
  for (const [index, title] of titles.entries()) {
    await expect(card(page).getByRole('heading')).toHaveText(title);
    await expect(card(page).getByRole('heading')).toBeFocused();
    await expect(card(page)).toContainText(`Step ${index + 1} of 7`);
    await expect(page.locator('.practice-tag').first()).toBeVisible();
    await expectAccessible(page, title);
    await keyboard.activate(page.getByRole('button', { name: 'Next', exact: true }));
  }
  await expect(card(page).getByRole('heading')).toHaveText('Now it is yours');
  await keyboard.activate(page.getByRole('button', { name: 'Close the tour' }));
  await expect(card(page)).toBeHidden();
  await expect(page.locator('.assessment-item')).toContainText('Practice exercise, to be finished');
  await expect(page.getByRole('heading', { name: 'New here?' })).toBeHidden();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'New here?' })).toBeHidden();
});

test('the tour is skipped at any step: with Escape, or with its button', async ({ page, keyboard }) => {
  await keyboard.activate(page.getByRole('button', { name: 'Take the tour' }));
  await expect(card(page).getByRole('heading')).toBeFocused();
  await keyboard.press('Escape');
  await expect(card(page)).toBeHidden();
  await expect(page.locator('html')).not.toHaveAttribute('data-tour');
  await keyboard.press('F1');
  await keyboard.activate(help(page).getByRole('button', { name: 'Take the tour' }));
  await expect(card(page).getByRole('heading')).toBeFocused();
  await keyboard.activate(page.getByRole('button', { name: 'Next', exact: true }));
  await keyboard.activate(page.getByRole('button', { name: 'End the tour' }));
  await expect(card(page)).toBeHidden();
  await expectAccessible(page, 'a tour that was skipped');
});

test('practising begins on answers that are there, in the language of the window, by keyboard', async ({ page, keyboard }) => {
  await keyboard.activate(page.getByRole('button', { name: 'Not now' }));
  await expect(page.getByRole('heading', { name: 'New here?' })).toBeHidden();
  await keyboard.press('F1');
  await keyboard.activate(help(page).getByRole('button', { name: 'Practise on filled-in answers' }));
  await expect(page.locator('.practice-tag').first()).toBeVisible();
  await expect(page.locator('.complete-list')).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('23 of 45 answered');
});
