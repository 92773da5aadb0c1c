import { readFile } from 'node:fs/promises';
import type { Language } from '#core/questionnaire/wording';
import { recordAnswers, startAssessment, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible, test } from './omnibus-app';

const LANGUAGES: readonly Language[] = ['en', 'ar', 'zh'];
const FOLDER = process.env['PHOTOGRAPHS'];
const NEED = 'Training of labour inspectors in the provinces.';

test.use({ viewport: { width: 1366, height: 768 } });

for (const language of LANGUAGES) {
  const words = interfaceWords(language);

  test(`by keyboard: from a number to its answers, and to a document that is saved (${language})`, async ({ page }) => {
    await switchLanguage(page, language);
    const assessment = await startAssessment(page, { instruments: ['TIP', 'SOM'] });
    await recordAnswers(page, assessment, {
      'TIP:5(1)/status': 'partial',
      'TIP:5(1)/reasons.kinds': ['lack-of-resources'],
      'TIP:5(1)/planned-steps.planned': 'planned',
      'TIP:5(1)/planned-steps.steps': {
        rows: [{ id: 'step-one', cells: { step: 'Amend the code', target: '2027-03-01', stage: 'drafted' } }],
      },
      'TIP:5(1)/assistance-needed.needed': 'yes',
      'TIP:5(1)/assistance-needed.categories': ['training'],
      'TIP:5(1)/assistance-needed.text': NEED,
      'SOM:6(1)(a)/status': 'no',
    });
    const photograph = async (name: string): Promise<void> => {
      if (FOLDER) await page.screenshot({ path: `${FOLDER}/${language}-report-${name}.png`, animations: 'disabled' });
    };
    await visit(page, 'check', assessment);
    await page.getByRole('link', { name: words('nav.report'), exact: true }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: words('documents.title') })).toBeVisible();
    await expectAccessible(page, `the report screen (${language})`);
    await photograph('1-screen');

    const gaps = page.getByRole('button', { name: new RegExp(`^${words('document.needs.count.gaps')}: `) });
    await expect(gaps).toHaveCount(2);
    await gaps.first().press('Enter');
    const behind = page.getByRole('region', { name: words('documents.behind').replace('{what}', words('document.needs.count.gaps')) });
    await expect(behind.getByRole('heading')).toBeFocused();
    await expect(behind.getByRole('link')).toHaveText(['TIP 5(1)']);
    await expectAccessible(page, `the answers behind a number (${language})`);
    await behind.scrollIntoViewIfNeeded();
    await photograph('2-behind-a-number');
    await behind.getByRole('button').press('Enter');
    await expect(behind).toBeHidden();

    await page.locator('input[value=full]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('input[value=gaps]')).toBeChecked();
    await page.getByRole('button', { name: new RegExp(words('documents.format')) }).press('Enter');
    await page.getByRole('option', { name: words('documents.formats.html') }).press('Enter');
    await page.getByRole('button', { name: words('documents.write'), exact: true }).press('Enter');
    const save = page.getByRole('button', { name: words('documents.save'), exact: true });
    await expect(save).toBeVisible();
    await expectAccessible(page, `a document that is written (${language})`);
    await save.scrollIntoViewIfNeeded();
    await photograph('3-written');
    const [download] = await Promise.all([page.waitForEvent('download'), save.press('Enter')]);
    expect(download.suggestedFilename()).toContain(`-gaps-${language}.html`);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toContain(`<html lang="${language}"`);
    expect(text).toContain(NEED);
  });
}

test('a document on its way is cancelled, and nothing is left of it', async ({ page }) => {
  const words = interfaceWords('en');
  const assessment = await startAssessment(page, { instruments: ['UNTOC', 'TIP', 'SOM', 'FIREARMS', 'UNCAC'] });
  await visit(page, 'report', assessment);
  await page.locator('input[value=blank]').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: words('documents.write'), exact: true }).press('Enter');
  await page.getByRole('button', { name: words('common.cancel'), exact: true }).press('Enter');
  await expect(page.getByRole('button', { name: words('documents.write'), exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: words('documents.save'), exact: true })).toBeHidden();
  await expect(page.locator('.notice-error')).toHaveCount(0);
});
