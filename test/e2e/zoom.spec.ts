import type { Page } from '@playwright/test';
import { answeredInPart } from './answered-in-part';
import { filledPlaces, type Place } from './filled-exercise';
import { callHost, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, test } from './omnibus-app';
import { expectFits, expectReachable, TWICE_THE_SIZE } from './zoom';

const FOLDER = process.env['PHOTOGRAPHS'];
test.use({ viewport: TWICE_THE_SIZE });

for (const language of ['en', 'ar', 'ru'] as const) {
  const words = interfaceWords(language);
  const button = (page: Page, key: string) => page.getByRole('button', { name: words(key), exact: true });

  const fits = async (page: Page, name: string): Promise<void> => {
    if (FOLDER) await page.screenshot({ path: `${FOLDER}/200-${language}-${name}.png`, animations: 'disabled', fullPage: true });
    await expectFits(page, `${name} (${language})`);
    if (language === 'en') await expectReachable(page, name);
  };
  const visits = async (page: Page, places: readonly Place[]): Promise<void> => {
    for (const { name, route, ready } of places) {
      await visit(page, ...route);
      await expect(page.locator(ready).first(), name).toBeVisible();
      await fits(page, name);
    }
  };

  test(`at 200 per cent the main job fits the window (${language})`, async ({ page }) => {
    test.setTimeout(120_000);
    await switchLanguage(page, language);
    await expect(page.locator('main h1')).toBeVisible();
    await fits(page, 'start-empty');
    await button(page, 'start.new.button').click();
    await expect(page.locator('.instrument-entry').first()).toBeVisible();
    await fits(page, 'new-assessment');
    const assessment = await answeredInPart(page);
    await page.reload();
    await visits(page, [
      { name: 'start', route: ['start'], ready: '.assessment-item' },
      { name: 'complete', route: ['complete', assessment, 'TIP:5(1)'], ready: '.citation' },
      { name: 'complete-gap', route: ['complete', assessment, 'TIP:6(2)(b)'], ready: '.findings-here' },
      { name: 'check', route: ['check', assessment], ready: 'main h2' },
      { name: 'sign', route: ['sign', assessment], ready: '.steps' },
      { name: 'settings', route: ['settings', assessment], ready: '.instrument-entry' },
      { name: 'secretariat', route: ['secretariat'], ready: 'main h1' },
      { name: 'review', route: ['review'], ready: 'main h1' },
    ]);
  });

  test(`at 200 per cent the work with agencies, earlier exercises, records and copies fits the window (${language})`, async ({ page }) => {
    test.setTimeout(240_000);
    await switchLanguage(page, language);
    const assessment = await answeredInPart(page);
    const places = await filledPlaces(page, assessment, language);
    await page.reload();
    await visits(page, places);

    const conflicts = places.find(({ name }) => name === 'agencies-conflicts');
    if (!conflicts) throw new Error('nothing differs');
    await visit(page, ...conflicts.route);
    await button(page, 'agencies.conflicts.combine').click();
    await fits(page, 'combining');
    await page.keyboard.press('Escape');
    await visit(page, 'clearance', assessment);
    await page.getByRole('table').nth(1).getByRole('button').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await fits(page, 'setting-a-status');
    await page.keyboard.press('Escape');

    const provisions = [{ provision: 'TIP:5(1)', base: 0 }];
    await callHost(page, 'clearance.set', { assessment, provisions, status: 'cleared', by: { name: 'R. Reviewer', role: 'Focal point' } });
    await visits(page, [{ name: 'complete-cleared', route: ['complete', assessment, 'TIP:5(1)'], ready: '.clearance-here button' }]);
  });

  test(`at 200 per cent the help and the tour fit the window (${language})`, async ({ page }) => {
    await switchLanguage(page, language);
    await button(page, 'help.title').click();
    await expect(page.locator('.help-panel')).toBeVisible();
    await fits(page, 'help');
    await page.locator('.help-panel').getByText(words('help.shortcuts.title')).click();
    await fits(page, 'help-shortcuts');
    await page.keyboard.press('Escape');
    await button(page, 'help.tour.take').first().click();
    for (const step of [1, 2, 3, 4, 5, 6, 7]) {
      await expect(page.locator('.tour h2')).toBeFocused();
      await expect(page.locator('main h1').first()).toBeVisible();
      await fits(page, `tour-${step}`);
      if (step < 7) await button(page, 'help.tour.next').click();
    }
  });
}
