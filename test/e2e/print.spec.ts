import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Language } from '#core/questionnaire/wording';
import { filledPlaces } from './filled-exercise';
import { callHost, recordAnswers, recordLaw, startAssessment, visit } from './host-of-page';
import { interfaceWords, switchLanguage, type Words } from './interface-words';
import { expect } from './omnibus-app';
import { expectPrintable, PAPER } from './printed';
import { test } from './sample-bundles';

/** Where the printed pages are kept to be looked at; unset: nowhere. */
const FOLDER = process.env['OMNIBUS_PRINTS'];
const LONG = 'Every act is punished, whether it was finished or only begun, and whoever helped is punished as well. '.repeat(30);

for (const language of ['en', 'ar'] as const) {
  const words = interfaceWords(language);
  const prints = async (page: Page, place: string): Promise<void> => {
    await expect(page.locator('main h1').first()).toBeVisible();
    await page.setViewportSize(PAPER);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expectPrintable(page, place);
    await expectDirection(page, language);
    await keep(page, `${language}-${place}`);
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await page.setViewportSize({ width: 1366, height: 768 });
  };

  test(`every screen prints whole, in black on white, without what is only for the screen (${language})`, async ({ page, sample }) => {
    test.setTimeout(180_000);
    await switchLanguage(page, language);
    await page.emulateMedia({ colorScheme: 'dark' });
    const printed = (place: string): Promise<void> => prints(page, place);

    const assessment = await completedInPart(page);
    await page.reload();
    await visit(page, 'start');
    await expect(page.locator('.assessment-item')).toBeVisible();
    await printed('start');

    for (const [screen, at] of [
      ['complete', 'TIP:5(1)'],
      ['complete', 'TIP:6(2)(b)'],
      ['evidence'],
      ['erase'],
      ['check'],
      ['sign'],
      ['settings'],
    ] as const) {
      await visit(page, screen, assessment, ...(at ? [at] : []));
      await expect(page.locator('.nav-link[aria-current], main h1').first()).toBeVisible();
      if (at) await expect(page.getByRole('heading', { level: 1 })).toHaveText(at.replace(':', ' '));
      if (at === 'TIP:5(1)') await expect(page.locator('.figure-table').first()).toBeVisible();
      await printed(at ? `${screen}-${at.replace(/\W+/g, '-')}` : screen);
      await page.emulateMedia({ media: 'print' });
      await expectNamed(page, words);
      await page.emulateMedia({ media: 'screen' });
    }

    await visit(page, 'complete', assessment, 'TIP:5(1)');
    await expect(page.locator('.figure-table').first()).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    const paper = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.print-value')].map((each) => each.dataset['value']),
    );
    expect(paper, 'what was typed stands on paper to its last word').toContain(LONG);
    await page.emulateMedia({ media: 'screen' });

    await callHost(page, 'keys.create', {
      purpose: 'secretariat',
      holder: 'Secretariat',
      practice: true,
      passphrase: 'seven quiet rivers of iron',
    });
    await visit(page, 'secretariat');
    await page.getByRole('tab', { name: words('secretariat.intake.tab') }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: words('secretariat.intake.choose') }).click(),
    ]);
    await chooser.setFiles([sample.older, sample.altered]);
    await expect(page.getByRole('table', { name: words('secretariat.intake.results') }).getByRole('row')).toHaveCount(3);
    await printed('intake');
    for (const tab of ['register', 'cards', 'key'] as const) {
      await page.getByRole('tab', { name: words(`secretariat.${tab}.tab`) }).click();
      await printed(`secretariat-${tab}`);
    }

    await visit(page, 'review');
    for (const file of [sample.older, sample.newer]) {
      const [choosing] = await Promise.all([
        page.waitForEvent('filechooser'),
        page
          .getByRole('button', { name: words('review.chooseBundle') })
          .first()
          .click(),
      ]);
      await choosing.setFiles([file]);
      await expect(page.getByText(path.basename(file))).toBeVisible();
    }
    await page.getByRole('button', { name: words('review.compare.button'), exact: true }).click();
    await expect(page.locator('.compared-provision').first()).toBeVisible();
    await printed('review');
  });

  test(`work with agencies, earlier exercises, records and copies prints whole (${language})`, async ({ page }) => {
    test.setTimeout(180_000);
    await switchLanguage(page, language);
    await page.emulateMedia({ colorScheme: 'dark' });
    const assessment = await completedInPart(page);
    const places = await filledPlaces(page, assessment, language);
    await page.reload();
    for (const { name, route, ready } of places) {
      await visit(page, ...route);
      await expect(page.locator(ready).first(), name).toBeVisible();
      await prints(page, name);
    }
    await page.getByRole('button', { name: words('help.title') }).click();
    await expect(page.locator('.help-panel')).toBeVisible();
    await prints(page, 'beside the help');
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.help-panel'), 'the help is for the screen').toBeHidden();
  });
}

async function expectDirection(page: Page, language: Language): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
}

/** State, exercise, practice and draft stand above what belongs to an assessment. */
async function expectNamed(page: Page, words: Words): Promise<void> {
  const context = page.locator('.top-bar-context');
  await expect(context).toBeVisible();
  await expect(context).toContainText(words('state.practice'));
  await expect(context).toContainText('Review 2026');
  await expect(context.locator('.practice-tag')).toHaveText(words('common.practice'));
  await expect(page.locator('.print-draft')).toHaveText(words('print.draft'));
  await expect(page.locator('.print-draft')).toBeVisible();
}

async function keep(page: Page, name: string): Promise<void> {
  if (FOLDER === undefined) return;
  await mkdir(FOLDER, { recursive: true });
  await writeFile(path.join(FOLDER, `${name}.pdf`), await page.pdf({ format: 'A4', preferCSSPageSize: true }));
}

/** In the middle of its work, with long words and wide tables. */
async function completedInPart(page: Page): Promise<string> {
  const assessment = await startAssessment(page, { title: 'Review 2026' });
  const law = await recordLaw(page, assessment, 'Act on Trafficking in Persons, No. 12 of 2014', 'sections 2 to 6');
  await recordAnswers(page, assessment, {
    'TIP:5(1)/status': 'yes',
    'TIP:5(1)/legal-basis.citations': [law],
    'TIP:5(1)/legal-basis.explanation': LONG,
    'TIP:5(1)/penalties.ranges': {
      rows: [{ id: 'basic', cells: { offence: 'Trafficking in persons, section 4', custodial: 'yes', minimum: 3, maximum: 12 } }],
    },
    'TIP:5(1)/justice-statistics.persons': {
      years: [2022, 2023, 2024, 2025],
      rows: [{ id: 'investigated', cells: { '2022': 30, '2023': 36, '2024': 40, '2025': { notAvailable: true } } }],
    },
    'TIP:6(2)(b)/status': 'partial',
    'TIP:6(2)(b)/planned-steps.planned': 'planned',
    'TIP:6(2)(b)/planned-steps.steps': { rows: [{ id: 'one', cells: { step: LONG.slice(0, 400), target: '2027-01-31' } }] },
  });
  return assessment;
}
