import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { ensureContent } from '#build/content/ensure';
import { loadContentLibrary } from '#services/content/load-content-library';
import { openDataFolder } from '#services/storage/data-folder';
import { conferencePlan } from '#test/conference/conference-plan';
import { fillRegister } from '#test/conference/conference-register';
import { callHost, visit } from './host-of-page';
import { interfaceWords } from './interface-words';
import { expect, expectAccessible, test as base } from './omnibus-app';
import { expectFits, TWICE_THE_SIZE } from './zoom';

/** What a sheet of A4 leaves between its margins, in CSS pixels. */
const PAPER = { width: 688, height: 1000 };
const FOLDER = process.env['PHOTOGRAPHS'];

async function photograph(page: Page, name: string): Promise<void> {
  if (!FOLDER) return;
  await mkdir(FOLDER, { recursive: true });
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
  await page.screenshot({ path: path.join(FOLDER, `${name}-whole.png`), fullPage: true });
}

/** A secretariat that has received what four States sent under two Protocols; France alone has released it. */
const test = base.extend({
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-e2e-'));
    const content = loadContentLibrary((await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) })).folder);
    const plan = conferencePlan(content.states())
      .filter(
        ({ state, instrument, practice, round }) =>
          round === 2 && !practice && ['TIP', 'FIREARMS'].includes(instrument) && ['FR', 'EG', 'CN', 'PE'].includes(state),
      )
      .map((each) => (each.state === 'FR' ? { ...each, release: { released: true, confidential: [] } } : each));
    const data = await openDataFolder(folder, { mode: 'own' });
    await fillRegister(data, content, plan);
    await data.close();
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

test('a number of a table opens the answers behind it, by keyboard alone, and the table is kept as a file', async ({ page, keyboard }) => {
  await visit(page, 'secretariat', 'conference', 'assistance');
  const grid = page.getByRole('grid');
  await expect(page.getByRole('heading', { name: 'Assistance needed' })).toBeVisible();
  await expect(page.getByText('Submissions not counted, since their State has not released them')).toBeVisible();
  await expectAccessible(page, 'what the Conference asks');

  const number = grid.getByRole('button').first();
  const first = grid.locator('[tabindex="0"]');
  await keyboard.tabTo(first);
  // Past the cells that hold nothing, to the totals of the last column.
  await keyboard.press('Control+End');
  const total = grid.getByRole('button', { name: /^Total – Total/ });
  await expect(total).toBeFocused();
  await keyboard.press('Enter');
  const behind = page.getByRole('region', { name: /Answers behind this number/ });
  await expect(behind.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(behind.getByRole('listitem').first()).toContainText('France');
  await expect(behind.getByText('Which kinds of assistance?').first()).toBeVisible();
  const shown = (await behind.getByRole('definition').first().textContent()) ?? '';
  expect(shown.trim()).not.toBe('');
  await expectAccessible(page, 'the answers behind a number');
  await keyboard.activate(behind.getByRole('button', { name: 'Close' }));
  await expect(total).toBeFocused();
  await keyboard.press('ArrowUp');
  await expect(total).not.toBeFocused();
  await expect(number).toHaveCount(1);

  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    keyboard.activate(page.getByRole('button', { name: 'Write the file' })),
  ]);
  expect(saved.suggestedFilename()).toBe('conference-conference-2026-assistance-theme-value-en.xlsx');
});

test('everything received is counted only where it is asked for, and is for internal use', async ({ page, keyboard }) => {
  await visit(page, 'secretariat', 'conference');
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });
  await expect(row('France').getByRole('button').first()).toBeVisible();
  await expect(row('Egypt').getByRole('gridcell').first()).toHaveText('nothing released');
  const released = page.getByRole('checkbox', { name: /^Only what States have released/ });
  await keyboard.tabTo(released);
  await keyboard.press('Space');
  await expect(row('Egypt').getByRole('button').first()).toBeVisible();
  await expect(row('Brazil').getByRole('gridcell').first()).toHaveText('not received');
  const saving = page.getByRole('region', { name: 'Save this table' });
  await expect(saving.getByText('Internal use: holds what has not been released')).toBeVisible();
  const names = await page.getByRole('grid').getByRole('rowheader').allTextContents();
  const states = names.slice(0, -1);
  expect(states).toEqual([...states].sort(new Intl.Collator('en').compare));
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    keyboard.activate(page.getByRole('button', { name: 'Write the file' })),
  ]);
  expect(saved.suggestedFilename()).toMatch(/^INTERNAL-/);
});

test('another table, arranged otherwise, stays in the address', async ({ page, keyboard }) => {
  await visit(page, 'secretariat', 'conference', 'assistance');
  await expect(page.getByRole('grid')).toBeVisible();
  await keyboard.tabTo(page.getByRole('button', { name: /^(?!.*Which).*Columns/ }));
  await keyboard.press('Enter');
  await page.getByRole('option', { name: 'Regional group' }).press('Enter');
  await expect(page.getByRole('columnheader', { name: 'African States' })).toBeVisible();
  await keyboard.tabTo(page.getByRole('button', { name: /Table/ }), 'backwards');
  await keyboard.press('Enter');
  await page.getByRole('option', { name: 'Planned steps' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Planned steps' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'African States' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Planned steps' })).toBeVisible();
});

for (const language of ['en', 'ar', 'zh'] as const) {
  test(`the tables are accessible, and nothing is cut off at twice the size (${language})`, async ({ page }) => {
    const words = interfaceWords(language);
    await visit(page, 'secretariat', 'conference', 'assistance');
    await callHost(page, 'preferences.write', { language, person: { name: 'Registrar', role: 'Secretariat' }, workspace: 'secretariat' });
    await page.reload();
    await page.setViewportSize({ width: 1366, height: 768 });
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByRole('heading', { name: words('conference.kinds.assistance') })).toBeVisible();
    await photograph(page, `conference-assistance-${language}`);
    await expectAccessible(page, `assistance needed (${language})`);
    await page.setViewportSize(PAPER);
    await page.emulateMedia({ media: 'print' });
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(beyond, 'all columns stand on the sheet').toBeLessThanOrEqual(0);
    await expect(page.getByRole('heading', { name: words('conference.save') })).toBeHidden();
    await photograph(page, `conference-printed-${language}`);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole('grid').getByRole('button').first().click();
    await expect(page.getByRole('definition').first()).toBeVisible();
    await photograph(page, `conference-behind-${language}`);
    await visit(page, 'secretariat', 'register');
    await visit(page, 'secretariat', 'conference', 'answered');
    await expect(page.getByRole('heading', { name: words('conference.kinds.answered') })).toBeVisible();
    await page.getByRole('checkbox').first().focus();
    await page.keyboard.press('Space');
    const saving = page.getByRole('region', { name: words('conference.save') });
    await expect(saving.getByText(words('conference.internalMark'))).toBeVisible();
    await photograph(page, `conference-answered-${language}`);
    const onPaper = page.getByText(words('conference.scope.internal'));
    await expect(onPaper).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(onPaper, 'a printed sheet says that it is for internal use').toBeVisible();
    await page.setViewportSize(PAPER);
    const name = page.getByRole('rowheader').first();
    const [width, size] = await name.evaluate((cell) => [cell.clientWidth, Number.parseFloat(getComputedStyle(cell).fontSize)] as const);
    expect(width, 'the name of a State does not stand one sign to the line').toBeGreaterThan(2 * size);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.emulateMedia({ media: 'screen' });
    await expectAccessible(page, `what has been answered (${language})`);
    await page.setViewportSize(TWICE_THE_SIZE);
    await expectFits(page, `what has been answered (${language})`);
    await photograph(page, `conference-zoomed-${language}`);
  });
}

base('a secretariat that has received nothing is told so', async ({ page }) => {
  await visit(page, 'secretariat', 'conference');
  await expect(page.getByText(interfaceWords('en')('conference.empty'))).toBeVisible();
  await expectAccessible(page, 'nothing received');
});
