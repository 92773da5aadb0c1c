import { callHost, recordAnswers, startAssessment, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible, test } from './omnibus-app';

const FOLDER = process.env['PHOTOGRAPHS'];

for (const language of ['en', 'ar'] as const) {
  const words = interfaceWords(language);

  test(`a provision is cleared, reopened and cleared with its article, by keyboard (${language})`, async ({ page, keyboard }) => {
    await switchLanguage(page, language);
    const assessment = await startAssessment(page);
    await recordAnswers(page, assessment, { 'TIP:5(1)/status': 'yes' });
    const photograph = async (name: string): Promise<void> => {
      if (FOLDER) await page.screenshot({ path: `${FOLDER}/${language}-clearance-${name}.png`, animations: 'disabled' });
    };
    const status = (name: 'ready' | 'agency-approved' | 'cleared') => words(`clearance.status.${name}`);

    await visit(page, 'complete', assessment, 'TIP:5(1)');
    await keyboard.select(page.locator('.clearance-here').getByRole('button', { name: words('clearance.label') }), status('cleared'));
    const reopen = page.locator('.clearance-here').getByRole('button');
    await expect(reopen).toBeVisible();
    await expectAccessible(page, `a cleared provision (${language})`);
    await photograph('1-cleared');

    // Nothing can be changed, whatever is pressed.
    await page.locator('.question-status label').nth(1).click();
    await expect(page.locator('.question-status input[type=radio]').first()).toBeChecked();

    await keyboard.activate(reopen);
    await expect(page.locator('.clearance-here').getByRole('button', { name: words('clearance.label') })).toBeVisible();
    await page.locator('.question-status label').nth(1).click();
    await expect(page.locator('.question-status input[type=radio]').nth(1)).toBeChecked();

    await visit(page, 'clearance', assessment);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('clearance.title'));
    await expectAccessible(page, `the page of clearance (${language})`);
    await photograph('2-page');
    await keyboard.activate(page.getByRole('table').nth(1).getByRole('row').nth(1).getByRole('button'));
    const dialog = page.getByRole('dialog');
    await keyboard.choose(dialog.getByRole('radiogroup'), status('agency-approved'));
    await expectAccessible(page, `one status for an article (${language})`);
    await photograph('3-dialog');
    await keyboard.activate(dialog.getByRole('button', { name: words('clearance.save'), exact: true }));
    await expect(dialog).toBeHidden();
    const { document } = await callHost(page, 'assessments.open', { assessment });
    const approved = Object.values(document.clearances).filter((each) => each.status === 'agency-approved');
    expect(approved.length).toBeGreaterThan(1);

    // One step, taken back at once.
    await keyboard.press('Control+z');
    await expect
      .poll(async () => Object.keys((await callHost(page, 'assessments.open', { assessment })).document.clearances).length)
      .toBe(0);
  });
}
