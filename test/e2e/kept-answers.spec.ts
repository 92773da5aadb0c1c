import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '#core/questionnaire/wording';
import { visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible } from './omnibus-app';
import { draftOf2026, test } from './two-questionnaires';

const FOLDER = process.env['PHOTOGRAPHS'];
const LANGUAGES: readonly Language[] = ['en', 'ar'];

for (const language of LANGUAGES) {
  const words = interfaceWords(language);

  test(`a draft whose questionnaire is lost shows what is no longer asked (${language})`, async ({ context, desk }) => {
    const assessment = await draftOf2026(context, desk);
    // The program of then kept its questionnaire here; without it the draft has to go on with the one of now.
    await rm(path.join(desk.dataFolder, 'questionnaires'), { recursive: true });

    await desk.serve('2028', async (address) => {
      const page = await context.newPage();
      await page.goto(address);
      await switchLanguage(page, language);
      await visit(page, 'complete', assessment, 'TIP:9(1)');
      await expect(page.locator('[data-question="TIP:9(1)/plan"]')).toContainText('Does a national plan apply on the assessment date?');
      await page.getByText(words('kept.show')).click();
      const fax = page.locator('[data-kept="TIP:9(1)/fax"]');
      await expect(fax).toContainText('Which fax number reaches the authority?');
      await expect(fax).toContainText('+000 123');
      await expect(fax).toContainText('Authorities are reached by other means.');
      const both = page.locator('[data-kept="TIP:9(1)/protection-and-return"]');
      await expect(both).toContainText('Yes');
      await expect(both.getByRole('link')).toHaveCount(2);
      await expectAccessible(page, `a provision with kept answers (${language})`);
      if (FOLDER) await page.screenshot({ path: `${FOLDER}/${language}-kept-answers.png`, animations: 'disabled' });
      await both.getByRole('link', { name: 'Is their return safe?' }).click();
      await expect(page.locator('[data-question="TIP:9(1)/safe-return"] input').first()).toBeFocused();

      await visit(page, 'check', assessment);
      await expect(page.getByText(words('kept.title'))).toBeVisible();
      await expectAccessible(page, `the check with kept answers (${language})`);
      await page.close();
    });
  });
}
