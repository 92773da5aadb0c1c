import { fileURLToPath } from 'node:url';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { ensureContent } from '#build/content/ensure';
import { loadContentLibrary } from '#services/content/load-content-library';
import { openDataFolder } from '#services/storage/data-folder';
import { conferencePlan } from '#test/conference/conference-plan';
import { fillRegister } from '#test/conference/conference-register';
import { writeBundles } from '#test/conference/conference-bundles';
import { callHost, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible, test as base } from './omnibus-app';
import { expectPrintable, PAPER } from './printed';
import { expectFits, expectReachable, TWICE_THE_SIZE } from './zoom';

const FOLDER = process.env['PHOTOGRAPHS'];

async function photograph(page: Page, name: string): Promise<void> {
  if (!FOLDER) return;
  await mkdir(FOLDER, { recursive: true });
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
}

const words = interfaceWords('en');

/** Enlarged to 200 per cent, and on paper. */
async function isSeenOtherwise(page: Page, name: string): Promise<void> {
  await page.setViewportSize(TWICE_THE_SIZE);
  await expectFits(page, name);
  await expectReachable(page, name);
  await expectAccessible(page, `${name}, enlarged`);
  await photograph(page, `${name}-twice`);
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: 'print' });
  await expectPrintable(page, name);
  if (FOLDER) await page.screenshot({ path: path.join(FOLDER, `${name}-printed.png`), fullPage: true });
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 1366, height: 768 });
}

/** A secretariat that has received what three States of different scripts sent under two Protocols. */
const test = base.extend({
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-e2e-'));
    const content = loadContentLibrary((await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) })).folder);
    const plan = conferencePlan(content.states()).filter(
      ({ state, instrument, practice }) =>
        !practice && (state === 'CN' ? instrument === 'FIREARMS' : instrument === 'TIP' && ['FR', 'EG'].includes(state)),
    );
    const data = await openDataFolder(folder, { mode: 'own' });
    await fillRegister(data, content, plan);
    await data.close();
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

test('words are found in the answers, shown where they stand, and lead to the provision; the address leads back', async ({
  page,
  keyboard,
}) => {
  await visit(page, 'secretariat', 'register');
  const table = page.getByRole('table');
  await expect(table.getByRole('button', { name: 'China' }).first()).toBeVisible();
  await keyboard.tabTo(page.getByRole('searchbox', { name: 'Search in all answers' }));
  await page.keyboard.type('penal article');
  await expect(table.getByRole('button', { name: 'China' })).toHaveCount(0);
  await keyboard.activate(table.getByRole('button', { name: 'France' }).first());
  const beside = page.getByRole('region', { name: 'Selected submission' });
  const hits = beside.getByRole('region', { name: 'Where it was found' });
  await expect(hits.locator('mark').first()).toHaveText(/p[ée]nal|article/i);
  const provision = hits.getByRole('button', { name: /^TIP:/ }).first();
  await keyboard.activate(provision);
  await expect(provision).toHaveAttribute('aria-expanded', 'true');
  await expect(hits.getByRole('definition').first()).toBeVisible();
  await expect(beside.getByText('Whole and authentic')).toBeVisible();
  await expectAccessible(page, 'the register with found words');

  await page.reload();
  await expect(page.getByRole('region', { name: 'Selected submission' }).getByText('Whole and authentic')).toBeVisible();
  await keyboard.tabTo(page.getByRole('button', { name: /Regional group/ }));
  await keyboard.press('Enter');
  await page.getByRole('option', { name: 'African States' }).press('Enter');
  await expect(page.getByRole('table').getByRole('button', { name: 'Egypt' }).first()).toBeVisible();
  await expect(page.getByRole('table').getByRole('button', { name: 'France' })).toHaveCount(0);
  await keyboard.activate(page.getByRole('button', { name: 'Show all' }));
  await expect(page.getByRole('table').getByRole('button', { name: 'France' }).first()).toBeVisible();
});

test('what is due is shown by State, and a letter is written in its language', async ({ page, keyboard }) => {
  await visit(page, 'secretariat', 'due');
  const decision = {
    action: 'exercise' as const,
    exercise: 'conference-2099',
    title: 'Exercise 2099',
    deadline: '2099-03-31',
    instruments: ['TIP'],
  };
  await callHost(page, 'register.decide', { decision });
  await page.reload();
  const row = page.getByRole('row', { name: /France/ });
  await expect(row.getByRole('cell', { name: 'due', exact: true })).toBeVisible();
  await expectAccessible(page, 'what is due');
  await keyboard.activate(page.getByRole('button', { name: 'Write the letters' }));
  const letter = page.getByRole('button', { name: 'reminder-FR-conference-2099-fr.docx' });
  await expect(letter).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent('download'), keyboard.activate(letter)]);
  expect(download.suggestedFilename()).toBe('reminder-FR-conference-2099-fr.docx');
  await expect(row.getByRole('cell').last()).not.toHaveText('–');
});

test('one provision is read across States in the order of their names, and kept as a document', async ({ page, keyboard }) => {
  await visit(page, 'review', 'across');
  await keyboard.tabTo(page.getByRole('combobox', { name: 'Provision' }));
  await page.keyboard.type('TIP 5(1)');
  await page.getByRole('option', { name: /^TIP 5\(1\) / }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await keyboard.activate(page.getByRole('button', { name: 'Set side by side' }));
  const names = page.getByRole('table').first().getByRole('rowheader');
  await expect(names.first()).toBeVisible();
  const shown = await names.allTextContents();
  expect(shown).toEqual([...shown].sort(new Intl.Collator('en').compare));
  // Nobody has released anything here, which is said beside the name.
  expect(shown).toContain(`France${words('release.standing.not-released')}`);
  await expectAccessible(page, 'one provision across States');
  await photograph(page, 'across-states');
  await keyboard.tick(page.getByRole('checkbox', { name: /^For internal use/ }));
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    keyboard.activate(page.getByRole('button', { name: 'Save as Word file' })),
  ]);
  expect(saved.suggestedFilename()).toBe('INTERNAL-across-TIP-5-1-en.docx');
});

test('what came and does not count is said in what is due and holds no letter back, and the way to it leads from the register', async ({
  page,
  keyboard,
}, info) => {
  const content = loadContentLibrary((await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) })).folder);
  const plan = conferencePlan(content.states()).filter(
    ({ state, instrument, practice, number, round }) => !practice && state === 'KE' && instrument === 'TIP' && number === 1 && round === 2,
  );
  const files: string[] = [];
  for await (const { path: file } of writeBundles(content, plan, info.outputPath('mail'))) files.push(file);
  expect(files).toHaveLength(1);
  await visit(page, 'secretariat', 'intake');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    keyboard.activate(page.getByRole('button', { name: words('secretariat.intake.choose') })),
  ]);
  await chooser.setFiles(files);
  await expect(page.getByRole('table', { name: words('secretariat.intake.results') })).toBeVisible({ timeout: 60_000 });

  for (const language of ['en', 'ar', 'zh'] as const) {
    const said = interfaceWords(language);
    await switchLanguage(page, language);
    await visit(page, 'secretariat', 'due', 'conference-2026');
    const cell = page.getByRole('cell').filter({ hasText: said('secretariat.due.standings.not-counted') });
    await expect(cell).toHaveCount(1);
    await expect(cell).toContainText(said('verdict.key-unknown.short'));
    await expect(page.locator('.notice-warning').filter({ has: page.getByRole('link') })).toHaveCount(0);
    await cell.scrollIntoViewIfNeeded();
    await photograph(page, `not-counted-${language}`);
    await expectAccessible(page, `what does not count (${language})`);
  }
  await switchLanguage(page, 'en');
  await keyboard.select(
    page.getByRole('button', { name: new RegExp(words('secretariat.due.standing')) }),
    words('secretariat.due.standings.not-counted'),
  );
  await expect(page.getByRole('rowheader')).toHaveText(['Kenya']);
  await expect(page.getByRole('button', { name: words('secretariat.due.write') })).toBeDisabled();

  await callHost(page, 'register.decide', { decision: { action: 'party', state: 'KE', instrument: 'TIP', party: true } });
  await page.reload();
  for (const language of ['en', 'ar', 'zh'] as const) {
    const said = interfaceWords(language);
    await switchLanguage(page, language);
    await visit(page, 'secretariat', 'due', 'conference-2026');
    const cell = page.getByRole('cell').filter({ hasText: said('verdict.key-unknown.short') });
    await expect(cell).toContainText(
      new RegExp(`^(${said('secretariat.due.standings.due')}|${said('secretariat.due.standings.overdue')})`),
    );
    const notice = page.locator('.notice-warning').filter({ has: page.getByRole('link') });
    await expect(notice).toHaveCount(1);
    await notice.scrollIntoViewIfNeeded();
    await photograph(page, `owed-all-the-same-${language}`);
    await expectAccessible(page, `owed all the same (${language})`);
  }
  await switchLanguage(page, 'en');
  await keyboard.select(
    page.getByRole('button', { name: new RegExp(words('secretariat.due.standing')) }),
    words('secretariat.due.standings.not-counted'),
  );
  await expect(page.getByRole('rowheader')).toHaveText(['Kenya']);
  await keyboard.activate(page.getByRole('button', { name: words('secretariat.due.write') }));
  await expect(page.getByRole('button', { name: /^reminder-KE-/ })).toBeVisible();

  await visit(page, 'secretariat', 'register');
  await expect(page.getByText(words('secretariat.register.inQuarantine', { count: '1' }))).toBeVisible();
  await keyboard.activate(page.getByRole('link', { name: words('secretariat.register.showQuarantine') }));
  await expect(page.getByRole('table', { name: words('secretariat.intake.quarantine') }).getByRole('row')).toHaveCount(2);
});

for (const language of ['en', 'ar', 'zh'] as const) {
  test(`the register and what is due are accessible (${language})`, async ({ page }) => {
    await visit(page, 'secretariat', 'register');
    await callHost(page, 'preferences.write', { language, person: { name: 'Registrar', role: 'Secretariat' }, workspace: 'secretariat' });
    await page.reload();
    await page.setViewportSize({ width: 1366, height: 768 });
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    const text = { en: 'article', ar: 'المادة', zh: '适用于全国' }[language];
    await page.getByRole('searchbox').fill(text);
    await expect(page.getByRole('columnheader')).toHaveCount(9);
    await page.getByRole('table').getByRole('button').first().click();
    await expect(page.locator('mark').first()).toBeVisible();
    await photograph(page, `register-${language}`);
    await expectAccessible(page, `the register (${language})`);
    await isSeenOtherwise(page, `register-${language}`);
    await visit(page, 'secretariat', 'due');
    await expect(page.getByRole('table')).toBeVisible();
    await photograph(page, `due-${language}`);
    await expectAccessible(page, `what is due (${language})`);
    await isSeenOtherwise(page, `due-${language}`);
  });
}
