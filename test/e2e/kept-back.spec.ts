import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { ensureContent } from '#build/content/ensure';
import type { Release } from '#core/answers/release';
import { LANGUAGES } from '#core/questionnaire/wording';
import { loadContentLibrary } from '#services/content/load-content-library';
import { openDataFolder } from '#services/storage/data-folder';
import { conferencePlan } from '#test/conference/conference-plan';
import { fillRegister } from '#test/conference/conference-register';
import { readPdf } from '#test/report/read-pdf';
import { visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible, test as base } from './omnibus-app';
import { expectPrintable, PAPER } from './printed';
import { expectFits, TWICE_THE_SIZE } from './zoom';

const FOLDER = process.env['PHOTOGRAPHS'];
const WINDOW = { width: 1366, height: 768 };
const RELEASES: Readonly<Record<string, Release>> = {
  AL: { released: true, confidential: ['TIP:5(1)'] },
  EG: { released: true, confidential: [] },
};

/** A secretariat with what three States sent in three exercises: France has not released it, Albania all but a provision, Egypt all. */
const test = base.extend({
  viewport: WINDOW,
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-e2e-'));
    const content = loadContentLibrary((await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) })).folder);
    const plan = conferencePlan(content.states())
      .filter(({ state, instrument, practice }) => !practice && instrument === 'TIP' && ['FR', 'AL', 'EG'].includes(state))
      .map((planned) => ({ ...planned, ...(RELEASES[planned.state] && { release: RELEASES[planned.state] }) }));
    const data = await openDataFolder(folder, { mode: 'own' });
    await fillRegister(data, content, plan);
    await data.close();
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

for (const language of LANGUAGES) {
  const words = interfaceWords(language);
  const mark = words('document.mark.internal');

  /** On screen, at 200 per cent, and on paper: there every sheet says it. */
  const isSaid = async (page: Page, name: string): Promise<void> => {
    await expect(page.getByText(mark).first()).toBeVisible();
    await expectAccessible(page, name);
    if (FOLDER) await page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled' });
    await page.setViewportSize(TWICE_THE_SIZE);
    await expectFits(page, name);
    await page.setViewportSize(PAPER);
    await page.emulateMedia({ media: 'print' });
    await expectPrintable(page, name);
    await expect(page.getByText(mark).first()).toBeVisible();
    for (const sheet of await sheetsOf(page, name)) expect(says(sheet, mark), `a sheet of ${name}: ${sheet}`).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize(WINDOW);
  };

  test(`what is not released says so on screen and on every sheet of paper (${language})`, async ({ page, keyboard }) => {
    test.setTimeout(180_000);
    await switchLanguage(page, language);
    await visit(page, 'review', 'across');
    await keyboard.find(page.getByRole('combobox', { name: words('review.across.provision') }), 'TIP 5(1)');
    await keyboard.activate(page.getByRole('button', { name: words('review.across.show') }));
    const rows = page.getByRole('table').first().getByRole('row');
    await expect(rows.filter({ hasText: words('release.standing.not-released') })).toHaveCount(1);
    await expect(rows.filter({ hasText: words('release.confidential') })).toHaveCount(1);
    await expect(rows.filter({ hasNotText: words('release.standing.not-released') })).toHaveCount(3);
    await isSaid(page, `${language}-kept-back-across`);

    const stateName = new Intl.DisplayNames(language, { type: 'region' });
    await visit(page, 'review', 'trend');
    await keyboard.select(page.getByRole('button', { name: words('review.trend.state') }), stateName.of('FR') ?? '');
    await keyboard.activate(page.getByRole('button', { name: words('review.trend.show') }));
    await expect(page.getByRole('table')).toBeVisible();
    await isSaid(page, `${language}-kept-back-trend`);
    await keyboard.activate(page.getByRole('rowheader').getByRole('button').first());
    await expect(page.getByRole('dialog').getByText(mark)).toBeVisible();
    await keyboard.press('Escape');

    const compares = async (state: string): Promise<void> => {
      await visit(page, 'review', 'compare');
      for (const [at, side] of ['older', 'newer'].entries()) {
        const group = page.getByRole('group', { name: words(`review.${side}`) });
        await keyboard.activate(group.getByRole('button', { name: words('review.fromRegister') }));
        await page
          .getByRole('option', { name: new RegExp(`^${stateName.of(state)}`) })
          .nth(at)
          .press('Enter');
      }
      await keyboard.activate(page.getByRole('button', { name: words('review.compare.button'), exact: true }));
      await expect(page.locator('#comparison')).toBeVisible();
    };
    await compares('AL');
    await expect(page.locator('.notice', { hasText: mark })).toContainText('5(1)');
    await isSaid(page, `${language}-kept-back-compare`);
    await keyboard.activate(page.getByRole('button', { name: words('review.chooseOthers') }), 'backwards');
    await compares('EG');
    await expect(page.getByText(mark)).toHaveCount(0);
    for (const sheet of await sheetsOf(page, `${language}-released`)) expect(says(sheet, mark)).toBe(false);
  });
}

/** The text of each sheet, as another program reads what is printed. */
async function sheetsOf(page: Page, name: string): Promise<readonly string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-sheets-'));
  const file = path.join(FOLDER ?? folder, `${name}.pdf`);
  await writeFile(file, await page.pdf({ format: 'A4', preferCSSPageSize: true }));
  const { pages } = await readPdf(file);
  await rm(folder, { recursive: true, force: true });
  return pages;
}

/** Word by word: the order of words of a line that runs from right to left is each program's own. */
const says = (sheet: string, mark: string): boolean => mark.split(' ').every((word) => lettersOf(sheet).includes(lettersOf(word)));

/** Without alif: a lam with one is a single sign on paper, and comes back in either order. */
const lettersOf = (text: string): string => (text.normalize('NFKC').match(/[^\P{L}اأإآ]/gu) ?? []).join('');
