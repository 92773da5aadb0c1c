import type { Page } from '@playwright/test';
import type { Language } from '#core/questionnaire/wording';
import { visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { Keyboard } from './keyboard';
import { expect, expectAccessible } from './omnibus-app';
import { draftOf2026, test } from './two-questionnaires';

const FOLDER = process.env['PHOTOGRAPHS'];
const LANGUAGES: readonly Language[] = ['en', 'ar'];
const question = (page: Page, id: string) => page.locator(`[data-question="TIP:9(1)/${id}"]`);

for (const language of LANGUAGES) {
  const words = interfaceWords(language);
  const photograph = async (page: Page, name: string): Promise<void> => {
    if (FOLDER) await page.screenshot({ path: `${FOLDER}/${language}-${name}.png`, animations: 'disabled', fullPage: true });
  };

  test(`a draft goes on as it was, is looked at, moved to a newer questionnaire, and taken back (${language})`, async ({
    context,
    desk,
  }) => {
    const assessment = await draftOf2026(context, desk);
    await desk.serve('2028', async (address) => {
      const page = await context.newPage();
      const keyboard = new Keyboard(page);
      await page.goto(address);
      await switchLanguage(page, language);
      await visit(page, 'complete', assessment, 'TIP:9(1)');
      // In the words of then, with what was asked then.
      await expect(page.getByText('Is a national plan in force?').first()).toBeVisible();
      await expect(question(page, 'fax').getByRole('textbox')).toHaveValue('+000 123');
      await expectAccessible(page, `a draft under its own questionnaire (${language})`);
      await keyboard.activate(page.getByRole('link', { name: words('carryOver.newerLink') }));

      await keyboard.activate(page.getByRole('button', { name: words('carryOver.version.look') }));
      await expect(page.getByRole('rowheader', { name: words('carryOver.became.reworded') })).toBeVisible();
      await expect(page.getByRole('rowheader', { name: words('carryOver.became.split') })).toBeVisible();
      await expectAccessible(page, `what a newer questionnaire would change (${language})`);
      await photograph(page, 'newer-questionnaire-preview');
      await keyboard.activate(page.getByRole('button', { name: words('carryOver.version.move') }));

      await expect(page.locator('[data-earlier="TIP:9(1)/fax"]')).toContainText('Which fax number reaches the authority?');
      await expect(page.locator('[data-earlier="TIP:9(1)/fax"]')).toContainText('+000 123');
      await expectAccessible(page, `a draft that was moved (${language})`);
      await photograph(page, 'newer-questionnaire-moved');
      await keyboard.activate(page.locator('[data-article="TIP:9"]').getByRole('link').first());
      await expect(page.getByText('Does a national plan apply on the assessment date?').first()).toBeVisible();
      await expect(question(page, 'plan').locator('del').first()).toBeVisible();
      await photograph(page, 'newer-questionnaire-provision');
      const protection = question(page, 'protection');
      await keyboard.activate(protection.locator('summary'));
      await expect(protection).toContainText('Are victims protected, and is their return safe?');
      await keyboard.activate(protection.getByRole('button', { name: words('carryOver.useHere') }));
      await expect(protection.getByRole('radio').first()).toBeChecked();
      await expectAccessible(page, `a provision under the newer questionnaire (${language})`);

      for (let steps = 0; steps < 2; steps++) {
        await page.getByRole('button', { name: words('undo.undo') }).click();
        await expect(page.getByText(words('save.saving'))).toHaveCount(0);
      }
      await expect(page.getByText('Is a national plan in force?').first()).toBeVisible();
      await expect(question(page, 'fax').getByRole('textbox')).toHaveValue('+000 123');
      await page.close();
    });
  });
}
