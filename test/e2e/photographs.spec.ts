import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Language } from '#core/questionnaire/wording';
import { answeredInPart } from './answered-in-part';
import { filledPlaces } from './filled-exercise';
import { callHost, startAssessment, visit } from './host-of-page';
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

    const assessment = await answeredInPart(page);
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
    await expect(page.getByRole('table', { name: words('secretariat.cards.table') })).toBeVisible();
    await photograph(page, '20-enrolled-keys');
    await page.getByRole('tab', { name: words('secretariat.intake.tab') }).click();
    await choose(page, [sample.older, sample.altered, sample.newer], words('secretariat.intake.choose'));
    await expect(page.getByRole('table', { name: words('secretariat.intake.results') }).getByRole('row')).toHaveCount(4);
    await photograph(page, '21-intake');
    await page
      .getByRole('table', { name: words('secretariat.intake.results') })
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

  test(`photographs of the work with agencies, earlier exercises, records and copies (${language})`, async ({ page }) => {
    test.setTimeout(240_000);
    await switchLanguage(page, language);
    const assessment = await answeredInPart(page);
    const places = await filledPlaces(page, assessment, language);
    await page.reload();
    for (const [index, { name, route, ready }] of places.entries()) {
      await visit(page, ...route);
      await expect(page.locator(ready).first(), name).toBeVisible();
      await photograph(page, `${30 + index}-${name}`);
      const scrolls = page.locator('.page, .complete-questions').last();
      const below = await scrolls.evaluate((pane) => {
        pane.scrollTo(0, pane.clientHeight - 40);
        return pane.scrollTop;
      });
      if (below > 0) await photograph(page, `${30 + index}-${name}-below`);
    }

    await visit(page, 'agencies', assessment, 'conflicts', 'TIP:5(1)/legal-basis.explanation');
    await button(page, words('agencies.conflicts.combine')).click();
    await photograph(page, '50-combining');
    await page.keyboard.press('Escape');
    await page.locator('.conflict-column').last().getByRole('button').last().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await photograph(page, '51-asking-back');
    await page.keyboard.press('Escape');
    await visit(page, 'clearance', assessment);
    await page.getByRole('table').nth(1).getByRole('button').first().click();
    await photograph(page, '52-setting-a-status');
    await page.keyboard.press('Escape');
    const by = { name: 'R. Reviewer', role: 'Focal point' };
    await callHost(page, 'clearance.set', { assessment, provisions: [{ provision: 'TIP:5(1)', base: 0 }], status: 'cleared', by });
    await visit(page, 'complete', assessment, 'TIP:5(1)');
    await expect(page.locator('.clearance-here').getByRole('button')).toBeVisible();
    await photograph(page, '53-cleared');
    await button(page, words('help.title')).click();
    await expect(page.locator('.help-panel')).toBeVisible();
    await photograph(page, '54-help');
    await page.locator('.help-panel').getByText(words('help.shortcuts.title')).click();
    await page.locator('.help-panel').evaluate((panel) => panel.scrollTo(0, panel.scrollHeight));
    await photograph(page, '55-shortcuts');
    await page.keyboard.press('F1');
    await visit(page, 'start');
    await expect(page.locator('.assessment-item').first()).toBeVisible();
    await photograph(page, '56-start-with-several');
    await button(page, words('carryOver.start.button')).click();
    await photograph(page, '57-from-earlier');
  });

  test(`photographs of the tour, of signing by two and of a work package that arrives (${language})`, async ({ page }) => {
    test.setTimeout(120_000);
    await switchLanguage(page, language);
    await button(page, words('help.tour.take')).first().click();
    for (let step = 1; step <= 7; step++) {
      await expect(page.locator('.tour h2')).toBeFocused();
      await isThere(page);
      await photograph(page, `60-tour-${step}`);
      await page.locator('.tour .button-primary').click();
    }
    const assessment = await startAssessment(page, { title: 'Second exercise' });
    for (const holder of ['Ministry of Justice', 'Auditor General'])
      await callHost(page, 'keys.create', { purpose: 'submission', state: 'XX', holder, practice: true, passphrase: PASSPHRASE });
    await visit(page, 'start');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, words('start.bundle.choose')).click()]);
    await chooser.setFiles(await writtenPackage(page, assessment, language));
    await expect(page.getByRole('button', { name: words('agencies.open.button') })).toBeVisible();
    await photograph(page, '70-package-looked-at');
    await page.getByRole('button', { name: words('agencies.open.button') }).click();
    await expect(page.getByRole('link', { name: words('agencies.open.go') })).toBeVisible();
    await photograph(page, '71-package-opened');

    await visit(page, 'sign', assessment);
    await page.getByRole('textbox', { name: words('sign.cleared.office') }).fill('Director');
    await page.getByRole('checkbox', { name: words('sign.second.required') }).press('Space');
    await page.getByLabel(words('sign.signed.passphrase')).fill(PASSPHRASE);
    await photograph(page, '72-two-signatories');
    await button(page, words('sign.written.sign')).click();
    await expect(page.locator('.notice-warning').filter({ hasText: words('sign.second.awaitsText') })).toBeVisible();
    await photograph(page, '73-awaits');
    await page.locator('.page').evaluate((pane) => pane.scrollTo(0, pane.scrollHeight));
    await photograph(page, '74-awaits-below');
  });
}

/** What the step of the tour is about stands on the page, whole. */
async function isThere(page: Page): Promise<void> {
  const spot = (await page.locator('html').getAttribute('data-tour')) ?? '';
  const shown = { list: '.complete-list', questions: '.complete-questions', guidance: '.complete-guidance', saved: '.top-bar-end' }[spot];
  await expect(page.locator(shown ?? '.page').first()).toBeVisible();
  await expect(page.locator('main h1').first()).toBeVisible();
  await expect(page.locator('.loading')).toHaveCount(0);
}

/** A work package as its agency gets it by post. */
async function writtenPackage(
  page: Page,
  assessment: string,
  language: Language,
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const prepared = await callHost(page, 'agencies.prepare', {
    assessment,
    agency: 'Ministry of Justice',
    provisions: ['TIP:5(1)', 'TIP:5(2)(a)'],
    language,
    instructions: 'Please say what changed since 2023, and cite the sections.',
    due: '2026-01-31',
    withAnswers: false,
    by: { name: 'R. Reviewer', role: 'Focal point' },
  });
  const bytes = await page.evaluate(
    async (handle) => [...new Uint8Array(await (await fetch(`files/${encodeURIComponent(handle)}`)).arrayBuffer())],
    prepared.file,
  );
  return { name: prepared.name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
}
