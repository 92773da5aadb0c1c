import type { Language } from '#core/questionnaire/wording';
import { recordAnswers, recordLaw, startAssessment, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible, test } from './omnibus-app';

const LANGUAGES: readonly Language[] = ['en', 'ar'];
const FOLDER = process.env['PHOTOGRAPHS'];

for (const language of LANGUAGES) {
  const words = interfaceWords(language);

  test(`an answer given for one treaty serves another, and both sides know (${language})`, async ({ page }) => {
    await switchLanguage(page, language);
    const assessment = await startAssessment(page, { instruments: ['UNTOC', 'UNCAC'] });
    const law = await recordLaw(page, assessment, 'Criminal Code', 'section 110');
    await recordAnswers(page, assessment, { 'UNTOC:8(1)(a)/status': 'yes', 'UNTOC:8(1)(a)/legal-basis.citations': [law] });
    const button = (key: string) => page.getByRole('button', { name: words(key), exact: true });
    const status = page.locator('input[type=radio]').first();
    const photograph = async (name: string): Promise<void> => {
      if (FOLDER) await page.screenshot({ path: `${FOLDER}/${language}-offers-${name}.png`, animations: 'disabled' });
    };

    await visit(page, 'complete', assessment, 'UNCAC:15(a)');
    await expect(button('offers.look')).toBeVisible();
    await expectAccessible(page, `a provision with an offer (${language})`);
    await photograph('1-at-the-provision');
    await button('offers.look').click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('Criminal Code')).toBeVisible();
    await expectAccessible(page, `what is offered (${language})`);
    await photograph('2-dialog');
    await dialog.getByRole('button', { name: words('offers.take'), exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(status).toBeChecked();
    await expect(page.getByText(words('offers.takenFrom'))).toBeVisible();

    await visit(page, 'complete', assessment, 'UNTOC:8(1)(a)');
    await expect(page.getByText(words('offers.usedBy'))).toBeVisible();
    await page
      .locator('label', { has: page.locator('input[type=radio]') })
      .nth(1)
      .click();
    await visit(page, 'complete', assessment, 'UNCAC:15(a)');
    await expect(button('offers.keep')).toBeVisible();
    await photograph('3-changed');

    await visit(page, 'offers', assessment);
    await expect(page.getByRole('heading', { name: words('offers.state.changed') })).toBeVisible();
    await expectAccessible(page, `the page of offers (${language})`);
    await button('offers.keep').click();
    await expect(page.getByRole('heading', { name: words('offers.state.taken') })).toBeVisible();

    await recordAnswers(page, assessment, { 'UNTOC:8(1)(b)/status': 'yes' });
    await expect(button('offers.decline')).toBeVisible();
    await photograph('4-page');
    await button('offers.decline').click();
    await expect(page.getByRole('heading', { name: words('offers.state.declined') })).toBeVisible();
    await page.reload();
    await expect(button('offers.reopen')).toBeVisible();
    await photograph('5-declined');
  });
}
