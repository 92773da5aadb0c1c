import { readFile } from 'node:fs/promises';
import { punctuationOf } from '#core/questionnaire/punctuation';
import type { Language } from '#core/questionnaire/wording';
import { answeredInPart } from './answered-in-part';
import { exchangeWithAgency } from './filled-exercise';
import { recordAnswers, startAssessment, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible } from './omnibus-app';
import { test } from './sample-bundles';

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
    await expect(page.getByRole('heading', { level: 1, name: words('check.title') })).toBeVisible();
    await page.getByRole('link', { name: words('nav.report'), exact: true }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: words('documents.title') })).toBeVisible();
    await expectAccessible(page, `the report screen (${language})`);
    await photograph('1-screen');

    const gaps = page.getByRole('button', { name: new RegExp(`^${words('document.needs.count.gaps')}${punctuationOf(language).colon}`) });
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

/** How a file of each kind begins, whatever is in it. */
const BEGINNINGS = { pdf: '%PDF-1.', docx: 'PK\u0003\u0004', html: '<!doctype html>', xlsx: 'PK\u0003\u0004', csv: '\ufeff' } as const;
/** Every kind of document and every kind of file comes up, each pair of neighbours as an official may choose it. */
const DOCUMENTS = [
  ['full', 'pdf'],
  ['summary', 'docx'],
  ['gaps', 'html'],
  ['agency', 'pdf'],
  ['blank', 'docx'],
  ['full', 'xlsx'],
  ['full', 'csv'],
] as const;

test('each kind of document, as each kind of file, is chosen, written and saved by keyboard', async ({ page, keyboard }) => {
  test.setTimeout(240_000);
  const words = interfaceWords('en');
  const assessment = await answeredInPart(page);
  await exchangeWithAgency(page, assessment, 'en');
  await page.reload();
  await visit(page, 'report', assessment);
  const kinds = page.getByRole('radiogroup', { name: words('documents.kind') });
  const order = ['full', 'summary', 'gaps', 'agency', 'blank'];
  const formats = ['pdf', 'docx', 'html', 'xlsx', 'csv'];
  const button = (key: string) => page.getByRole('button', { name: words(key), exact: true });
  await expect(kinds.getByRole('radio')).toHaveCount(order.length);
  let [kindNow, formatNow] = [0, 0];
  for (const [kind, format] of DOCUMENTS) {
    await keyboard.tabTo(kinds.getByRole('radio', { checked: true }), 'backwards');
    const steps = order.indexOf(kind) - kindNow;
    for (let step = 0; step < Math.abs(steps); step++) await keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
    await expect(page.locator(`input[value=${kind}]`)).toBeChecked();
    const further = formats.indexOf(format) - formatNow;
    if (further !== 0) {
      await keyboard.activate(page.getByRole('button', { name: new RegExp(words('documents.format')) }));
      await expect(page.getByRole('option')).toHaveCount(formats.length);
      for (let step = 0; step < Math.abs(further); step++) await keyboard.press(further > 0 ? 'ArrowDown' : 'ArrowUp');
      await keyboard.press('Enter');
    }
    [kindNow, formatNow] = [order.indexOf(kind), formats.indexOf(format)];
    await keyboard.activate(button('documents.write'));
    const save = button('documents.save');
    await expect(save, `${kind} as ${format}`).toBeVisible({ timeout: 60_000 });
    await keyboard.tabTo(save);
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`-draft-${kind}-en\\.${format}$`));
    const bytes = await readFile(await download.path());
    expect(bytes.toString(format === 'csv' || format === 'html' ? 'utf8' : 'latin1').slice(0, BEGINNINGS[format].length)).toBe(
      BEGINNINGS[format],
    );
    await expect(button('documents.saveCodebook')).toHaveCount(format === 'csv' ? 1 : 0);
  }
});

test('a document is made of a bundle file, whose verdict is shown first; nothing is made of an altered one', async ({
  page,
  keyboard,
  sample,
}) => {
  const words = interfaceWords('en');
  const assessment = await startAssessment(page);
  await visit(page, 'report', assessment);
  await keyboard.select(page.getByRole('button', { name: new RegExp(words('documents.from')) }), words('documents.fromFile'));
  const gives = async (file: string): Promise<void> => {
    const choose = page.getByRole('button', { name: words('review.chooseBundle') });
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keyboard.activate(choose)]);
    await chooser.setFiles(file);
  };
  await gives(sample.altered);
  await expect(page.getByText(words('verdict.altered.title'))).toBeVisible();
  await expect(page.getByText(words('documents.noneOfFile'))).toBeVisible();
  await expect(page.getByRole('button', { name: words('documents.write'), exact: true })).toHaveCount(0);
  await gives(sample.newer);
  await expect(page.getByText(words('verdict.key-unknown.title'))).toBeVisible();
  await expectAccessible(page, 'a bundle file that a document can be made of');
  if (FOLDER) await page.screenshot({ path: `${FOLDER}/en-report-of-file.png`, animations: 'disabled', fullPage: true });
  await keyboard.tabTo(page.getByRole('radiogroup', { name: words('documents.kind') }).getByRole('radio', { checked: true }));
  await keyboard.press('ArrowDown');
  await keyboard.activate(page.getByRole('button', { name: words('documents.write'), exact: true }));
  const save = page.getByRole('button', { name: words('documents.save'), exact: true });
  await expect(save).toBeVisible({ timeout: 60_000 });
  await keyboard.tabTo(save);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toMatch(/^PRACTICE-XX-.*-summary-en\.pdf$/);
});

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
