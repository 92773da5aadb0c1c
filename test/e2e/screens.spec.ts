import type { Page } from '@playwright/test';
import type { Language } from '#core/questionnaire/wording';
import { callHost, recordAnswers, recordLaw, startAssessment, visit } from './host-of-page';
import { interfaceWords, switchLanguage, type Words } from './interface-words';
import { expect, expectAccessible } from './omnibus-app';
import { test } from './sample-bundles';

const PASSPHRASE = 'seven quiet rivers of iron';
const LANGUAGES: readonly Language[] = ['en', 'ar'];

for (const language of LANGUAGES) {
  const words = interfaceWords(language);
  const looked = async (page: Page, place: string): Promise<void> => {
    await expectFrame(page, language);
    await expectAccessible(page, `${place} (${language})`);
  };

  test.describe(`every screen is accessible: ${language}`, () => {
    test.beforeEach(({ page }) => switchLanguage(page, language));

    test(`start and new assessment (${language})`, async ({ page, sample }) => {
      await looked(page, 'start, empty');

      await button(page, words('start.new.button')).click();
      await looked(page, 'new assessment');
      await button(page, words('start.new.create')).click();
      await expect(page.getByText(words('start.new.stateMissing'))).toBeVisible();
      await looked(page, 'new assessment with what is missing');
      await expect(page.getByRole('combobox').first()).toBeFocused();
      await page.keyboard.press('ArrowDown');
      await expect(page.getByRole('listbox')).toBeVisible();
      await expectAccessible(page, `new assessment, choosing the State (${language})`, '.popover');
      await page.keyboard.press('Escape');

      await startAssessment(page);
      await page.reload();
      await visit(page, 'start');
      await expect(page.locator('.assessment-item')).toBeVisible();
      await looked(page, 'start with an assessment');
      await page.locator('.assessment-item').getByRole('button').last().click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await looked(page, 'start, removing an assessment');
      await page.keyboard.press('Escape');

      await choose(page, sample.altered, words('start.bundle.choose'));
      await expect(page.getByText(words('verdict.altered.title'))).toBeVisible();
      await looked(page, 'start, report of an altered bundle');
    });

    test(`complete (${language})`, async ({ page }) => {
      test.setTimeout(150_000);
      const assessment = await startAssessment(page);
      await visit(page, 'complete', assessment);
      await expect(statusOf(page)).toBeVisible();
      await looked(page, 'complete, nothing answered');

      await page.locator('.provision-filters summary').click();
      await page.getByRole('searchbox').fill('zzz');
      await expect(page.getByText(words('filter.nothing'))).toBeVisible();
      await looked(page, 'complete, filters open and nothing found');
      await page.getByRole('searchbox').fill('');

      await recordAnswers(page, assessment, {
        'TIP:5(1)/status': 'yes',
        'TIP:5(1)/penalties.ranges': { rows: [{ id: 'one', cells: { offence: 'Section 4', custodial: 'yes', minimum: 12, maximum: 3 } }] },
        'TIP:5(1)/justice-statistics.persons': {
          years: [2024, 2025],
          rows: [{ id: 'investigated', cells: { '2024': 40, '2025': { notAvailable: true } } }],
        },
        'TIP:6(2)(b)/status': 'partial',
        'TIP:6(2)(b)/planned-steps.planned': 'planned',
        'TIP:6(2)(b)/planned-steps.steps': { rows: [{ id: 'one', cells: { step: 'Amend the rules', target: '2027-01-31' } }] },
      });
      const law = await recordLaw(page, assessment, 'Act against Trafficking in Persons 2014', 'section 4');
      await visit(page, 'complete', assessment, 'TIP:5(1)');
      await expect(page.locator('.figure-table').first()).toBeVisible();
      await looked(page, 'complete, penalties, figures and findings');

      await button(page, words('evidence.add.law')).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await looked(page, 'complete, entering a law');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: words('evidence.saveAndCite') })
        .click();
      await expect(page.getByText(words('evidence.titleMissing'))).toBeVisible();
      await looked(page, 'complete, a law without its name');
      await page.keyboard.press('Escape');
      await button(page, words('evidence.choose')).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await looked(page, 'complete, citing from the register');
      await page.keyboard.press('Escape');

      await recordAnswers(page, assessment, { 'TIP:5(1)/legal-basis.citations': [law] });
      await expect(page.locator('.citation')).toBeVisible();
      await looked(page, 'complete, with a citation');

      await visit(page, 'complete', assessment, 'TIP:6(2)(b)');
      await expect(page.locator('.row-card')).toBeVisible();
      await looked(page, 'complete, in part with planned steps');

      await visit(page, 'complete', assessment, 'TIP:14(2)');
      await expect(page.getByRole('heading', { level: 1 })).toContainText('14(2)');
      await statusOf(page).getByText(words('standing.not-applicable')).click();
      await expect(page.getByRole('textbox', { name: words('standing.reason-not-applicable') })).toBeVisible();
      await looked(page, 'complete, not applicable');

      await visit(page, 'settings', assessment);
      await expect(page.getByRole('heading', { level: 1 })).not.toContainText('14(2)');
      await looked(page, 'settings of the assessment');

      await visit(page, 'complete', 'no-such-assessment');
      await expect(page.getByRole('heading', { level: 1, name: words('assessment.notOpened') })).toBeVisible();
      await looked(page, 'an assessment that is not there');
    });

    test(`check and sign (${language})`, async ({ page }) => {
      const assessment = await startAssessment(page);
      await visit(page, 'check', assessment);
      await expect(page.getByRole('heading', { level: 1, name: words('check.title') })).toBeVisible();
      await looked(page, 'check, nothing answered');
      await visit(page, 'sign', assessment);
      await expect(button(page, words('key.create'))).toBeVisible();
      await looked(page, 'sign, without a key');
      await button(page, words('key.create')).click();
      await expect(page.getByText(words('key.holderNeeded'))).toBeVisible();
      await looked(page, 'sign, a key without a name');

      await recordAnswers(page, assessment, { 'TIP:5(1)/status': 'yes', 'TIP:10(2)#2/status': 'yes' });
      await visit(page, 'check', assessment);
      await button(page, words('check.explain')).first().click();
      await expect(page.getByRole('textbox', { name: words('check.reason') })).toBeVisible();
      await looked(page, 'check, with findings');
      await visit(page, 'sign', assessment);
      await expect(page.getByRole('link', { name: words('sign.findings.goToCheck') })).toBeVisible();
      await looked(page, 'sign, something stands in the way');

      const other = await startAssessment(page, { title: 'Second exercise' });
      await callHost(page, 'keys.create', {
        purpose: 'submission',
        state: 'XX',
        holder: 'Ministry',
        practice: true,
        passphrase: PASSPHRASE,
      });
      await visit(page, 'sign', other);
      await page.getByRole('textbox', { name: words('sign.cleared.office') }).fill('Director');
      await page.getByLabel(words('sign.signed.passphrase')).fill('a wrong passphrase');
      await button(page, words('sign.written.sign')).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await looked(page, 'sign, a wrong passphrase');
      await page.getByLabel(words('sign.signed.passphrase')).fill(PASSPHRASE);
      await button(page, words('sign.written.sign')).click();
      await expect(page.getByText(words('exported.title'))).toBeVisible();
      await page.getByText(words('report.title'), { exact: true }).click();
      await looked(page, 'sign, signed and written');
    });

    test(`secretariat and review (${language})`, async ({ page, sample }) => {
      test.setTimeout(150_000);
      const tab = async (name: string): Promise<void> => {
        await page.getByRole('tab', { name: words(`secretariat.${name}.tab`) }).click();
        await expect(page.getByRole('tabpanel')).toBeVisible();
      };
      await visit(page, 'review');
      await expect(button(page, words('review.compare.button'))).toBeVisible();
      await looked(page, 'review, no register');
      await visit(page, 'secretariat');
      for (const name of ['register', 'intake', 'cards', 'key']) {
        await tab(name);
        await looked(page, `secretariat, ${name}, empty`);
      }

      await callHost(page, 'keys.create', { purpose: 'secretariat', holder: 'Secretariat', practice: true, passphrase: PASSPHRASE });
      await page.reload();
      await visit(page, 'secretariat');
      await tab('key');
      await looked(page, 'secretariat, its key');

      await tab('cards');
      await choose(page, sample.card, words('secretariat.cards.choose'));
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: words('enrol.fingerprint') }).fill('0000 0000 0000 0000 0000 0000 0000 0000');
      await dialog.getByRole('textbox', { name: words('enrol.confirmedBy') }).fill('Registrar');
      await dialog.getByRole('button', { name: words('enrol.enrol'), exact: true }).click();
      await expect(dialog.getByRole('alert')).toBeVisible();
      await looked(page, 'secretariat, a fingerprint that differs');
      await dialog.getByRole('textbox', { name: words('enrol.fingerprint') }).fill(sample.fingerprint);
      await dialog.getByRole('button', { name: words('enrol.enrol'), exact: true }).click();
      await expect(page.getByRole('table', { name: words('secretariat.cards.table') })).toBeVisible();
      await looked(page, 'secretariat, enrolled keys');
      await button(page, words('secretariat.cards.revoke')).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await looked(page, 'secretariat, revoking a key');
      await page.keyboard.press('Escape');

      await tab('intake');
      await choose(page, [sample.older, sample.altered, sample.newer], words('secretariat.intake.choose'));
      await expect(page.getByRole('table', { name: words('secretariat.intake.results') }).getByRole('row')).toHaveCount(4);
      await looked(page, 'secretariat, bundles received and refused');
      await page
        .getByRole('table', { name: words('secretariat.intake.results') })
        .getByRole('row', { name: /altered/ })
        .getByRole('button')
        .click();
      await expect(dialog.getByText(words('verdict.altered.title'))).toBeVisible();
      await looked(page, 'secretariat, report of an altered bundle');
      await page.keyboard.press('Escape');

      await tab('register');
      await page.getByRole('table').getByRole('button').first().click();
      await expect(button(page, words('secretariat.receipt.issue'))).toBeVisible();
      await looked(page, 'secretariat, register with a submission');

      await visit(page, 'review');
      await expect(button(page, words('review.compare.button'))).toBeVisible();
      await looked(page, 'review, choosing');
      await compare(page, words, sample.older, sample.newer);
      await looked(page, 'review, changes only');
      await page.getByText(words('review.showUnchanged')).click();
      await looked(page, 'review, all provisions');
    });
  });
}

/** One of each landmark, one first heading, and the language and direction of the page. */
async function expectFrame(page: Page, language: Language): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
  await expect(page.locator('main')).toHaveCount(1);
  await expect(page.locator('main h1')).toHaveCount(1);
  await expect(page.locator('header.top-bar')).toHaveCount(1);
  await expect(page.locator('header.top-bar nav')).toHaveAttribute('aria-label', interfaceWords(language)('nav.label'));
}

const button = (page: Page, name: string) => page.getByRole('button', { name });

const statusOf = (page: Page) => page.locator('.question-status').getByRole('radiogroup');

/** Presses a button that asks the system for files, and answers with these. */
async function choose(page: Page, files: string | readonly string[], name: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, name).click()]);
  await chooser.setFiles(typeof files === 'string' ? files : [...files]);
}

async function compare(page: Page, words: Words, older: string, newer: string): Promise<void> {
  for (const [name, file] of [
    ['review.older', older],
    ['review.newer', newer],
  ] as const) {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page
        .getByRole('group', { name: words(name) })
        .getByRole('button', { name: words('review.chooseBundle') })
        .click(),
    ]);
    await chooser.setFiles(file);
  }
  await page.getByRole('button', { name: words('review.compare.button'), exact: true }).click();
  await expect(page.locator('.compared-provision').first()).toBeVisible();
}
