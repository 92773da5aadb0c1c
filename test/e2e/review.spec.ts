import type { Page } from '@playwright/test';
import type { Language } from '#core/questionnaire/wording';
import { visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible } from './omnibus-app';
import { test } from './sample-bundles';

const FOLDER = process.env['PHOTOGRAPHS'];
const LANGUAGES: readonly Language[] = ['en', 'ar', 'zh'];
test.use({ viewport: { width: 1366, height: 768 } });

for (const language of LANGUAGES) {
  const words = interfaceWords(language);
  const photograph = async (page: Page, name: string): Promise<void> => {
    if (FOLDER) await page.screenshot({ path: `${FOLDER}/${language}-${name}.png`, animations: 'disabled', fullPage: true });
  };

  test(`two submissions over time, the answers behind, and one step in detail (${language})`, async ({ page, sample }) => {
    test.setTimeout(150_000);
    await switchLanguage(page, language);
    await visit(page, 'review');
    await page.getByRole('tab', { name: words('review.trend.tab') }).click();
    await expect(page.getByText(words('review.trend.empty'))).toBeVisible();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: words('review.chooseBundle') }).click(),
    ]);
    await chooser.setFiles([sample.newer, sample.older]);
    await photograph(page, 'trend-choosing');
    await page.getByRole('button', { name: words('review.trend.show') }).click();
    await expect(page.getByRole('table')).toBeVisible();
    await expectAccessible(page, `over time (${language})`);
    await photograph(page, 'trend');

    const behind = page.getByRole('rowheader').getByRole('button').first();
    await behind.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page, `answers behind (${language})`);
    await photograph(page, 'behind');
    await page.keyboard.press('Escape');
    await expect(behind).toBeFocused();

    await page.getByRole('button', { name: words('review.trend.step') }).click();
    await page.getByRole('option').nth(1).click();
    await expect(page.getByRole('heading', { name: words('review.lineage.title') })).toBeVisible();
    await expect(page.getByRole('heading', { level: 2 }), 'the State is named once').toHaveCount(1);
    await page.getByRole('button', { name: words('review.nextChange') }).press('Enter');
    await expect(page.locator('.compared-header h3').first()).toBeFocused();
    await page.getByText(words('review.filter.title'), { exact: true }).click();
    await page.getByRole('searchbox').fill('zzzz');
    await expect(page.getByText(words('review.filter.nothing'))).toBeVisible();
    await page.getByRole('searchbox').fill('');
    await expect(page.locator('.compared-provision').first()).toBeVisible();
    await expectAccessible(page, `a step in detail, with filters (${language})`);
    await photograph(page, 'step');
    await page.getByRole('checkbox', { name: words('release.internal') }).focus();
    await page.keyboard.press('Space');
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: words('review.exportDocx') }).press('Enter'),
    ]);
    expect(saved.suggestedFilename()).toMatch(new RegExp(`-comparison-${language}\\.docx$`));

    await page.getByRole('tab', { name: words('review.across.tab') }).click();
    await expect(page.getByRole('button', { name: words('review.across.show') })).toBeDisabled();
    await expectAccessible(page, `across States, choosing (${language})`);
    await photograph(page, 'across');
  });
}
