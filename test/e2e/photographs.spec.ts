import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Language } from '#core/questionnaire/wording';
import { callHost, recordAnswers, recordLaw, startAssessment, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect } from './omnibus-app';
import { test } from './sample-bundles';

const FOLDER = process.env['PHOTOGRAPHS'];
const PASSPHRASE = 'seven quiet rivers of iron';
const LANGUAGES: readonly Language[] = ['en', 'ar', 'zh'];

test.use({ viewport: { width: 1366, height: 768 } });
test.skip(!FOLDER, 'photographs are taken only where PHOTOGRAPHS names a folder for them');

for (const language of LANGUAGES) {
  const words = interfaceWords(language);

  /** The window as it is seen, and the whole length of the page beneath it. */
  const photograph = async (page: Page, name: string): Promise<void> => {
    const folder = path.join(FOLDER ?? '', language);
    await mkdir(folder, { recursive: true });
    await page.evaluate(() => document.fonts.ready);
    await page.mouse.move(1, 1);
    await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
  };
  const button = (page: Page, name: string) => page.getByRole('button', { name });
  const choose = async (page: Page, files: readonly string[], name: string, place = 0): Promise<void> => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, name).nth(place).click()]);
    await chooser.setFiles([...files]);
  };

  test(`photographs of every screen (${language})`, async ({ page, sample }) => {
    test.setTimeout(180_000);
    await switchLanguage(page, language);
    await photograph(page, '01-start-empty');
    await button(page, words('start.new.button')).click();
    await photograph(page, '02-new-assessment');
    await button(page, words('start.new.create')).click();
    await photograph(page, '03-new-assessment-missing');
    await page.getByRole('group', { name: words('start.new.languages') }).scrollIntoViewIfNeeded();
    await page.locator('.instrument-entry').last().scrollIntoViewIfNeeded();
    await photograph(page, '04-new-assessment-instruments');

    const assessment = await completedInPart(page);
    await page.reload();
    await visit(page, 'start');
    await expect(page.locator('.assessment-item')).toBeVisible();
    await photograph(page, '05-start');
    await choose(page, [sample.altered], words('start.bundle.choose'));
    await expect(page.getByText(words('verdict.altered.title'))).toBeVisible();
    await photograph(page, '06-start-altered-bundle');

    await visit(page, 'complete', assessment, 'TIP:5(1)');
    await expect(page.locator('.citation')).toBeVisible();
    await photograph(page, '07-complete');
    await page.locator('.row-card').scrollIntoViewIfNeeded();
    await photograph(page, '08-complete-penalties');
    await page.locator('.figure-table').first().scrollIntoViewIfNeeded();
    await photograph(page, '09-complete-figures');
    await button(page, words('evidence.add.law')).first().click();
    await photograph(page, '10-evidence');
    await page.keyboard.press('Escape');
    await visit(page, 'complete', assessment, 'TIP:6(2)(b)');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('6(2)(b)');
    await page.locator('.provision-filters summary').click();
    await photograph(page, '11-complete-findings-and-filters');
    await visit(page, 'complete', assessment, 'TIP:11(4)');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('11(4)');
    await photograph(page, '12-complete-not-known');
    await visit(page, 'settings', assessment);
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText('11(4)');
    await photograph(page, '13-settings');
    await visit(page, 'check', assessment);
    await expect(page.getByRole('heading', { level: 1, name: words('check.title') })).toBeVisible();
    await photograph(page, '14-check');
    await visit(page, 'sign', assessment);
    await expect(page.getByRole('link', { name: words('sign.findings.goToCheck') })).toBeVisible();
    await photograph(page, '15-sign-before');

    const other = await startAssessment(page, { title: 'Second exercise' });
    await callHost(page, 'keys.create', { purpose: 'submission', state: 'XX', holder: 'Ministry', practice: true, passphrase: PASSPHRASE });
    await visit(page, 'sign', other);
    await page.getByRole('textbox', { name: words('sign.cleared.office') }).fill('Director');
    await page.getByLabel(words('sign.signed.passphrase')).fill(PASSPHRASE);
    await photograph(page, '16-sign-key');
    await button(page, words('sign.written.sign')).click();
    await expect(page.getByText(words('exported.title'))).toBeVisible();
    await page.getByText(words('exported.title')).scrollIntoViewIfNeeded();
    await photograph(page, '17-sign-after');

    await callHost(page, 'keys.create', { purpose: 'secretariat', holder: 'Secretariat', practice: true, passphrase: PASSPHRASE });
    await visit(page, 'secretariat');
    await page.getByRole('tab', { name: words('secretariat.key.tab') }).click();
    await photograph(page, '18-secretariat-key');
    await page.getByRole('tab', { name: words('secretariat.cards.tab') }).click();
    await choose(page, [sample.card], words('secretariat.cards.choose'));
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: words('enrol.fingerprint') }).fill(sample.fingerprint);
    await dialog.getByRole('textbox', { name: words('enrol.confirmedBy') }).fill('Registrar');
    await photograph(page, '19-enrol');
    await dialog.getByRole('button', { name: words('enrol.enrol'), exact: true }).click();
    await expect(page.getByRole('table')).toBeVisible();
    await photograph(page, '20-enrolled-keys');
    await page.getByRole('tab', { name: words('secretariat.intake.tab') }).click();
    await choose(page, [sample.older, sample.altered, sample.newer], words('secretariat.intake.choose'));
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(4);
    await photograph(page, '21-intake');
    await page
      .getByRole('row', { name: /altered/ })
      .getByRole('button')
      .click();
    await photograph(page, '22-report');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: words('secretariat.register.tab') }).click();
    await page.getByRole('table').getByRole('button').first().click();
    await expect(button(page, words('secretariat.receipt.issue'))).toBeVisible();
    await photograph(page, '23-register');

    await visit(page, 'review');
    await expect(button(page, words('review.compare.button'))).toBeVisible();
    await photograph(page, '24-review-choose');
    await choose(page, [sample.older], words('review.chooseBundle'));
    await expect(page.getByText(path.basename(sample.older))).toBeVisible();
    await choose(page, [sample.newer], words('review.chooseBundle'));
    await page.getByRole('button', { name: words('review.compare.button'), exact: true }).click();
    await expect(page.locator('.compared-provision').first()).toBeVisible();
    await photograph(page, '25-review');
    await page.locator('.compared-provision').nth(2).scrollIntoViewIfNeeded();
    await photograph(page, '26-review-below');
  });
}

/** A realistic assessment in the middle of its work. Resolves with its id. */
async function completedInPart(page: Page): Promise<string> {
  const assessment = await startAssessment(page, { title: 'Review 2026' });
  const law = await recordLaw(page, assessment, 'Act on Trafficking in Persons, No. 12 of 2014', 'sections 2 to 6');
  await recordAnswers(page, assessment, {
    'TIP:3(a)/status': 'yes',
    'TIP:3(a)/acts': ['recruitment', 'transportation', 'transfer', 'harbouring', 'receipt'],
    'TIP:3(a)/means': ['not-required'],
    'TIP:3(a)/purposes': ['sexual', 'labour', 'slavery', 'servitude', 'organs'],
    'TIP:3(a)/legal-basis.citations': [law],
    'TIP:3(b)/status': 'yes',
    'TIP:3(b)/consent': 'irrelevant',
    'TIP:3(b)/legal-basis.citations': [law],
    'TIP:3(d)/status': 'yes',
    'TIP:3(d)/age': 18,
    'TIP:5(2)(a)/status': 'yes',
    'TIP:5(2)(a)/legal-basis.citations': [law],
    'TIP:5(2)(b)/status': 'yes',
    'TIP:6(2)(b)/status': 'partial',
    'TIP:6(3)/status': 'considered',
    'TIP:5(1)/status': 'yes',
    'TIP:5(1)/legal-basis.citations': [law],
    'TIP:5(1)/legal-basis.explanation':
      'Section 4 punishes whoever recruits, moves, hands over, shelters or receives a person for exploitation. No means has to be shown, for adults or for children.',
    'TIP:5(1)/penalties.ranges': {
      rows: [{ id: 'basic', cells: { offence: 'Trafficking in persons, section 4', custodial: 'yes', minimum: 3, maximum: 12 } }],
    },
    'TIP:5(1)/justice-statistics.persons': {
      years: [2023, 2024, 2025],
      rows: [
        { id: 'cases-opened', cells: { '2023': 28, '2024': 31, '2025': 35 } },
        { id: 'investigated', cells: { '2023': 36, '2024': 40, '2025': 44 } },
        { id: 'investigated-female', cells: { '2023': 10, '2024': 12, '2025': 13 } },
        { id: 'investigated-male', cells: { '2023': 26, '2024': 28, '2025': { notAvailable: true } } },
      ],
    },
  });
  const writes = [
    { question: 'TIP:11(4)/status', base: 0, standing: 'not-known', reason: 'The transport ministry has been asked.' },
  ] as const;
  await callHost(page, 'answers.record', { assessment, writes: [...writes], by: { name: '', role: '' } });
  return assessment;
}
