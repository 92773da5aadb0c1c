import type { Page } from '@playwright/test';
import type { Language } from '#core/questionnaire/wording';
import { carryOver } from './filled-exercise';
import { callHost, recordAnswers, startAssessment, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible, test } from './omnibus-app';
import { test as sampleTest } from './sample-bundles';

const FOLDER = process.env['PHOTOGRAPHS'];
const photograph = async (page: Page, name: string): Promise<void> => {
  if (FOLDER) await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled', fullPage: true });
};
const question = (page: Page, id: string) => page.locator(`[data-question="${id}"]`);

const THEN = {
  'TIP:5(1)/status': 'yes',
  'TIP:5(1)/how-it-works.kinds': ['practice'],
  'TIP:5(1)/how-it-works.measure': 'The Act of 2019.',
  'TIP:6(1)/status': 'yes',
  'TIP:6(1)/how-it-works.kinds': ['practice'],
  'TIP:6(1)/how-it-works.measure': 'Names are withheld.',
};

test('an answer to confirm in a cleared provision cannot be confirmed before that is reopened, and the screen says so', async ({
  page,
  keyboard,
}) => {
  const then = await startAssessment(page, { title: 'Exercise of 2024' });
  await recordAnswers(page, then, THEN);
  const assessment = await carryOver(page, then, 'en');
  const by = { name: 'R. Reviewer', role: 'Focal point' };
  const provisions = [{ provision: 'TIP:5(1)', base: 0 }];
  await callHost(page, 'clearance.set', { assessment, provisions, status: 'cleared', by });
  await visit(page, 'complete', assessment, 'TIP:5(1)');
  const confirm = question(page, 'TIP:5(1)/status').getByRole('button', { name: 'Still true: confirm' });
  await expect(confirm).toBeDisabled();
  await expect(page.getByText('This provision is cleared. Reopen it first.')).toBeVisible();
  await expectAccessible(page, 'to confirm in a cleared provision');
  const { document } = await callHost(page, 'assessments.open', { assessment });
  const base = document.answers['TIP:5(1)/status']?.revision ?? 0;
  const refused = callHost(page, 'carryOver.confirm', { assessment, answers: [{ question: 'TIP:5(1)/status', base }], by });
  await expect(refused, 'nor past the screen').rejects.toThrow(/cleared/);

  const cleared = document.clearances['TIP:5(1)']?.revision ?? 0;
  const reopened = { assessment, provisions: [{ provision: 'TIP:5(1)', base: cleared }], status: 'draft' as const, reopen: true, by };
  await callHost(page, 'clearance.set', reopened);
  await page.reload();
  await expect(confirm).toBeEnabled();
  await keyboard.activate(confirm);
  await expect(confirm).toHaveCount(0);
  const after = await callHost(page, 'assessments.open', { assessment });
  expect(after.document.answers['TIP:5(1)/status']).toMatchObject({ value: 'yes', confirmed: true });
});

test('an official repeats an exercise with the keyboard: confirms article 5, amends one answer of 6(1), marks another outdated', async ({
  page,
  keyboard,
}) => {
  const then = await startAssessment(page, { title: 'Exercise of 2024' });
  await recordAnswers(page, then, THEN);
  await page.reload();

  await keyboard.activate(page.getByRole('button', { name: 'From an earlier exercise' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('New assessment from an earlier exercise');
  await keyboard.activate(page.getByRole('button', { name: /Earlier assessment/ }));
  await keyboard.press('Enter');
  await keyboard.activate(page.getByRole('button', { name: 'See what would come along' }));
  await expect(page.getByText('6 answers are proposed, to be confirmed.')).toBeVisible();
  await expectAccessible(page, 'what would come along');
  await photograph(page, 'en-carry-over-preview');

  await keyboard.activate(page.getByRole('button', { name: 'Go on with these answers' }));
  // The list of States opens over the page, with the State of then chosen.
  await keyboard.tabTo(page.getByRole('combobox', { name: 'State' }));
  await expect(page.getByRole('combobox', { name: 'State' })).toHaveValue('Practice State');
  await keyboard.press('Escape');
  await keyboard.type(page.getByRole('textbox', { name: /Name of the exercise/ }), 'Exercise of 2026');
  await keyboard.activate(page.getByRole('button', { name: 'Begin with these answers' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('From the last exercise');
  await expect(page.getByText('6 answers wait to be confirmed.')).toBeVisible();
  const article5 = page.locator('[data-article="TIP:5"]');
  await expect(article5.getByRole('button', { name: /Confirm all 3 answers/ })).toBeDisabled();
  await expectAccessible(page, 'what waits to be confirmed');
  await photograph(page, 'en-carry-over-waiting');

  await keyboard.activate(article5.getByRole('link', { name: 'TIP 5(1)' }));
  await expect(page.getByText('3 answers here come from an earlier exercise')).toBeVisible();
  await expect(question(page, 'TIP:5(1)/status')).toContainText('To confirm');
  await expect(question(page, 'TIP:5(1)/status')).toContainText('Exercise of 2024');
  await expectAccessible(page, 'a provision with answers to confirm');
  await photograph(page, 'en-carry-over-provision');
  await page.goBack();
  await keyboard.activate(article5.getByRole('button', { name: /Confirm all 3 answers/ }));
  await expect(page.getByText('3 answers wait to be confirmed.')).toBeVisible();

  await keyboard.activate(page.locator('[data-article="TIP:6"]').getByRole('link', { name: 'TIP 6(1)' }));
  const measure = question(page, 'TIP:6(1)/how-it-works.measure');
  await keyboard.tabTo(measure.getByRole('textbox').first());
  await keyboard.press('End');
  await page.keyboard.type(' So are addresses.');
  await keyboard.press('Tab');
  await expect(measure.getByText('To confirm')).toHaveCount(0);
  await expect(measure.getByText('What was said in an earlier exercise')).toBeVisible();
  await keyboard.activate(question(page, 'TIP:6(1)/how-it-works.kinds').getByRole('button', { name: 'No longer true' }), 'backwards');
  await expect(page.getByText('1 answer here comes from an earlier exercise')).toBeVisible();
  await keyboard.activate(question(page, 'TIP:6(1)/status').getByRole('button', { name: 'Still true: confirm' }), 'backwards');
  await expect(page.getByText(/here comes? from an earlier exercise/)).toHaveCount(0);

  const kinds = question(page, 'TIP:6(1)/how-it-works.kinds');
  await keyboard.activate(kinds.locator('summary'));
  await expect(kinds.locator('[data-earlier]')).toContainText('Exercise of 2024');
  await expect(kinds.locator('[data-earlier]')).toContainText('Marked as no longer true');
});

for (const language of ['ar', 'zh'] as const satisfies readonly Language[]) {
  test(`what came from the last exercise is read and printed in ${language}`, async ({ page }) => {
    const words = interfaceWords(language);
    const then = await startAssessment(page, { title: 'Exercise of 2024' });
    await recordAnswers(page, then, THEN);
    await switchLanguage(page, language);
    await page.getByRole('button', { name: words('carryOver.start.button') }).click();
    // In Chinese the name of that button holds the label of the list: the list is looked for once the button is gone.
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('carryOver.start.title'));
    await page.getByRole('button', { name: new RegExp(words('carryOver.start.assessment')) }).click();
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: words('carryOver.start.look') }).click();
    await expect(page.getByText(words('carryOver.plan.caption'))).toBeVisible();
    await expectAccessible(page, `what would come along (${language})`);
    await photograph(page, `${language}-carry-over-preview`);
    await page.getByRole('button', { name: words('carryOver.start.go') }).click();
    await page.getByRole('textbox', { name: new RegExp(words('start.new.name')) }).fill('2026');
    await page.getByRole('button', { name: words('carryOver.start.create') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('carryOver.title'));
    await photograph(page, `${language}-carry-over-waiting`);
    await page.locator('[data-article="TIP:6"]').getByRole('link').click();
    await expect(question(page, 'TIP:6(1)/status')).toContainText(words('carryOver.toConfirm'));
    await expectAccessible(page, `a provision with answers to confirm (${language})`);
    await photograph(page, `${language}-carry-over-provision`);
    await page.emulateMedia({ media: 'print' });
    await expect(question(page, 'TIP:6(1)/status').getByText(words('carryOver.toConfirm'))).toBeVisible();
  });
}

sampleTest('a submission file shows its verdict first; one that was altered gives nothing', async ({ page, sample }) => {
  await page.getByRole('button', { name: 'From an earlier exercise' }).click();
  const choose = async (file: string): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a bundle' }).click();
    await (await chooser).setFiles(file);
  };
  await choose(sample.altered);
  await expect(page.getByText(/nothing is carried over from it/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Go on with these answers' })).toBeDisabled();
  await expectAccessible(page, 'a submission that is refused');
  await choose(sample.older);
  await expect(page.getByText(/answers are proposed, to be confirmed/)).toBeVisible();
  await expectAccessible(page, 'a submission to carry over from');
  await photograph(page, 'en-carry-over-from-file');
  await page.getByRole('button', { name: 'Go on with these answers' }).click();
  await page.getByRole('textbox', { name: /Name of the exercise/ }).fill('The next one');
  await page.getByRole('button', { name: 'Begin with these answers' }).click();
  await expect(page.getByText(/answers wait to be confirmed/)).toBeVisible();
});
