import type { Page } from '@playwright/test';
import path from 'node:path';
import { callHost, recordAnswers, startAssessment, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible, test } from './omnibus-app';
import { expectFits, TWICE_THE_SIZE } from './zoom';

const FOLDER = process.env['PHOTOGRAPHS'];
const words = interfaceWords('en');
const button = (page: Page, key: string) => page.getByRole('button', { name: words(key), exact: true });

test('an official makes a redacted copy by keyboard, and opening it says what it is', async ({ page, keyboard, dataFolder }) => {
  test.setTimeout(120_000);
  const assessment = await startAssessment(page);
  await recordAnswers(page, assessment, { 'TIP:5(1)/status': 'partial', 'TIP:6(1)/status': 'yes' });
  await page.reload();
  await visit(page, 'sign', assessment);
  await keyboard.activate(page.getByRole('link', { name: words('redact.link') }));
  await expect(page.getByRole('heading', { level: 1, name: words('redact.title') })).toBeVisible();
  await expect(button(page, 'redact.make')).toBeDisabled();
  await keyboard.tick(page.getByRole('checkbox', { name: /TIP.*5\(1\)/ }));
  await expect(page.getByText('Provisions: 1 · Answers: 1')).toBeVisible();
  await expectAccessible(page, 'redacted copy, chosen');
  await keyboard.activate(button(page, 'redact.make'));
  await expect(page.getByText(words('verdict.redacted.title'))).toBeVisible();
  await expectAccessible(page, 'redacted copy, made');
  await expect(button(page, 'backup.make.save'), 'it took the place of the button that was pressed').toBeFocused();
  const downloading = page.waitForEvent('download');
  await keyboard.press('Enter');
  const kept = path.join(dataFolder, 'copy.omnibus');
  await (await downloading).saveAs(kept);
  await expect(page.getByText(words('file.savedAs').split('{')[0] ?? '').first()).toBeVisible();
  await expect(button(page, 'backup.make.save')).toBeFocused();

  await visit(page, 'start');
  const choosing = page.waitForEvent('filechooser');
  await keyboard.activate(button(page, 'start.bundle.choose'));
  await (await choosing).setFiles(kept);
  await expect(page.getByText(words('verdict.redacted.title'))).toBeVisible();
  await expect(page.getByText('Provisions: 1 · Answers: 1')).toBeVisible();
  await expectAccessible(page, 'start, report of a redacted copy');
});

test('what the State marked as confidential is chosen already, says why, and can be chosen otherwise', async ({ page, keyboard }) => {
  const assessment = await startAssessment(page);
  await recordAnswers(page, assessment, { 'TIP:5(1)/status': 'partial', 'TIP:6(1)/status': 'yes' });
  await visit(page, 'complete', assessment, 'TIP:6(1)');
  await keyboard.tick(page.getByRole('checkbox', { name: words('release.mark') }));
  await expect
    .poll(async () => (await callHost(page, 'assessments.open', { assessment })).document.settings['assessment']?.release?.confidential)
    .toEqual(['TIP:6(1)']);
  await visit(page, 'redact', assessment);
  const marked = page.getByRole('checkbox', { name: /6\(1\).*confidential/ });
  const unmarked = page.getByRole('checkbox', { name: /5\(1\)/ });
  await expect(page.getByText(words('redact.confidential', { number: '1' }))).toBeVisible();
  await expect(marked).toBeChecked();
  await expect(unmarked).not.toBeChecked();
  await expect(unmarked).not.toHaveAccessibleName(/confidential/);
  await expect(page.getByText('Provisions: 1 · Answers: 1')).toBeVisible();
  await expect(button(page, 'redact.make')).toBeEnabled();
  await expectAccessible(page, 'redacted copy, proposed');
  await keyboard.tabTo(marked);
  await keyboard.press('Space');
  await expect(marked).not.toBeChecked();
  await expect(button(page, 'redact.make')).toBeDisabled();
  await keyboard.press('Space');
  await keyboard.activate(button(page, 'redact.make'));
  await expect(page.getByText(words('verdict.redacted.title'))).toBeVisible();
});

for (const language of ['ar', 'zh'] as const) {
  test(`the proposal fits at twice the size (${language})`, async ({ page }) => {
    const said = interfaceWords(language);
    const assessment = await startAssessment(page);
    await recordAnswers(page, assessment, { 'TIP:5(1)/status': 'partial', 'TIP:6(1)/status': 'yes' });
    await callHost(page, 'release.set', { assessment, mark: ['TIP:6(1)'], unmark: [], by: { name: '', role: '' } });
    await page.reload();
    await switchLanguage(page, language);
    await page.setViewportSize({ width: 1366, height: 768 });
    await visit(page, 'redact', assessment);
    await expect(page.getByRole('checkbox', { name: /6\(1\)/ })).toBeChecked();
    await expect(page.getByText(said('redact.confidential').split('{')[0] ?? '')).toBeVisible();
    await expectAccessible(page, `redacted copy, proposed (${language})`);
    if (FOLDER) await page.screenshot({ path: path.join(FOLDER, `${language}-redact.png`), animations: 'disabled' });
    await page.setViewportSize(TWICE_THE_SIZE);
    await expectFits(page, `redacted copy, proposed (${language})`);
    if (FOLDER) await page.screenshot({ path: path.join(FOLDER, `${language}-redact-200.png`), animations: 'disabled' });
  });
}

test('the choice is mirrored and accessible in Arabic, and says where there is nothing to copy', async ({ page }) => {
  const arabic = interfaceWords('ar');
  const empty = await startAssessment(page);
  const assessment = await startAssessment(page);
  await recordAnswers(page, assessment, { 'TIP:5(1)/status': 'partial' });
  await page.reload();
  await switchLanguage(page, 'ar');
  await visit(page, 'redact', empty);
  await expect(page.getByText(arabic('redact.empty'))).toBeVisible();
  await visit(page, 'redact', assessment);
  await expect(page.getByRole('checkbox', { name: /5\(1\)/ })).toBeVisible();
  await expectAccessible(page, 'redacted copy (ar)');
});
