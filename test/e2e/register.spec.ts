import { fileURLToPath } from 'node:url';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { ensureContent } from '#build/content/ensure';
import type { Language } from '#core/questionnaire/wording';
import { loadContentLibrary } from '#services/content/load-content-library';
import { openDataFolder } from '#services/storage/data-folder';
import { conferencePlan } from '#test/conference/conference-plan';
import { fillRegister } from '#test/conference/conference-register';
import { writeBundles } from '#test/conference/conference-bundles';
import { callHost, recordAnswers, startAssessment, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible, test as base } from './omnibus-app';
import { expectPrintable, PAPER } from './printed';
import { expectEnglishSaid, untranslate } from './source-language';
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

const REGISTER_LANGUAGES = ['en', 'ar', 'zh'] as const;
const nameIn = (language: Language, state: string): string => new Intl.DisplayNames(language, { type: 'region' }).of(state) ?? '';

for (const language of REGISTER_LANGUAGES) {
  const words = interfaceWords(language);
  const nameOf = (state: string): string => nameIn(language, state);

  test(`words are found in the answers, shown where they stand, and lead to the provision; the address leads back (${language})`, async ({
    page,
    keyboard,
  }) => {
    test.setTimeout(240_000);
    await switchLanguage(page, language);
    await visit(page, 'secretariat', 'register');
    const table = page.getByRole('table');
    const state = (code: string): Locator => table.getByRole('button', { name: nameOf(code) });
    await expect(state('CN').first()).toBeVisible();
    await keyboard.tabTo(page.getByRole('searchbox', { name: words('secretariat.register.search') }));
    await page.keyboard.type('penal article');
    await expect(state('CN')).toHaveCount(0);
    await keyboard.activate(state('FR').first());
    const beside = page.getByRole('region', { name: words('secretariat.register.selected') });
    const hits = beside.getByRole('region', { name: words('secretariat.register.hits') });
    await expect(hits.locator('mark').first()).toHaveText(/p[ée]nal|article/i);
    const provision = hits.getByRole('button', { name: /TIP:/ }).first();
    await keyboard.activate(provision);
    await expect(provision).toHaveAttribute('aria-expanded', 'true');
    await expect(hits.getByRole('definition').first()).toBeVisible();
    await expect(beside.getByText(words('verdict.whole.title'))).toBeVisible();
    await photograph(page, `found-${language}`);
    await expectAccessible(page, `the register with found words (${language})`);

    await page.reload();
    await expect(beside.getByText(words('verdict.whole.title'))).toBeVisible();
    await keyboard.select(
      page.getByRole('button', { name: new RegExp(words('secretariat.register.group')) }),
      words('region.African States'),
    );
    await expect(state('EG').first()).toBeVisible();
    await expect(state('FR')).toHaveCount(0);
    await keyboard.activate(page.getByRole('button', { name: words('secretariat.register.clear') }));
    await expect(state('FR').first()).toBeVisible();
  });

  test(`what is due is shown by State, and a letter is written in its language (${language})`, async ({ page, keyboard }) => {
    test.setTimeout(240_000);
    await switchLanguage(page, language);
    const decision = {
      action: 'exercise' as const,
      exercise: 'conference-2099',
      title: 'Exercise 2099',
      deadline: '2099-03-31',
      instruments: ['TIP'],
    };
    await callHost(page, 'register.decide', { decision });
    await visit(page, 'secretariat', 'due');
    const row = page.getByRole('row', { name: new RegExp(nameOf('FR')) });
    await expect(row.getByRole('cell', { name: words('secretariat.due.standings.due'), exact: true })).toBeVisible();
    await expectAccessible(page, `what is due by State (${language})`);
    await keyboard.activate(page.getByRole('button', { name: words('secretariat.due.write') }));
    // Each State is written to in its own language, whatever the window speaks.
    await expect(page.getByRole('button', { name: 'reminder-EG-conference-2099-ar.docx' })).toBeVisible({ timeout: 60_000 });
    const letter = page.getByRole('button', { name: 'reminder-FR-conference-2099-fr.docx' });
    const [download] = await Promise.all([page.waitForEvent('download'), keyboard.activate(letter)]);
    expect(download.suggestedFilename()).toBe('reminder-FR-conference-2099-fr.docx');
    await expect(row.getByRole('cell').last()).not.toHaveText('–');
    await photograph(page, `letters-${language}`);
    await expectFits(page, `letters that were written (${language})`);
  });

  test(`one provision is read across States in the order of their names, and kept as a document (${language})`, async ({
    page,
    keyboard,
  }) => {
    test.setTimeout(240_000);
    await switchLanguage(page, language);
    await visit(page, 'review', 'across');
    await keyboard.find(page.getByRole('combobox', { name: words('review.across.provision') }), 'TIP 5(1)');
    await keyboard.activate(page.getByRole('button', { name: words('review.across.show') }));
    const names = page.getByRole('table').first().getByRole('rowheader');
    await expect(names.first()).toBeVisible();
    const shown = await names.allTextContents();
    // Nobody has released anything here, which is said beside the name.
    const inOrder = ['FR', 'EG'].map(nameOf).sort(new Intl.Collator(language).compare);
    expect(shown).toEqual(inOrder.map((name) => `${name}${words('release.standing.not-released')}`));
    await expectAccessible(page, `one provision across States (${language})`);
    await photograph(page, `across-states-${language}`);
    await isSeenOtherwise(page, `across-states-${language}`);
    await keyboard.tick(page.getByRole('checkbox', { name: words('release.internal') }));
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      keyboard.activate(page.getByRole('button', { name: words('review.exportDocx') })),
    ]);
    expect(saved.suggestedFilename()).toBe(`INTERNAL-across-TIP-5-1-${language}.docx`);
  });
}

test('what is not translated is said to be English where it is read, chosen and found by typing', async ({ page, keyboard }) => {
  test.setTimeout(240_000);
  const said = interfaceWords('ar');
  await untranslate(page, 'ar');
  await switchLanguage(page, 'ar');
  const opens = async (list: string): Promise<void> => {
    await page.getByRole('button', { name: new RegExp(list) }).click();
    await expect(page.getByRole('option').nth(1)).toBeVisible();
  };
  await visit(page, 'secretariat', 'register');
  await opens(said('secretariat.register.cluster'));
  await expectEnglishSaid(page, 'the clusters of the register', 5);
  await page.getByRole('option').nth(1).click();
  await expectEnglishSaid(page, 'the cluster that was chosen', 1);

  await visit(page, 'review', 'across');
  const provision = page.getByRole('combobox', { name: said('review.across.provision') });
  await keyboard.type(provision, 'TIP 5(1)');
  const offered = page.getByRole('option', { name: /^TIP 5\(1\) / });
  await expect(offered.locator('[lang=en][dir=ltr]')).toHaveCount(1);
  await offered.click();
  await expect(provision).toHaveValue(/^TIP 5\(1\) – \w/);
  await expect(provision).toHaveAttribute('lang', 'en');
  await keyboard.activate(page.getByRole('button', { name: said('review.across.show') }));
  await expect(page.getByRole('table').first()).toBeVisible();

  const assessment = await startAssessment(page);
  await recordAnswers(page, assessment, { 'TIP:5(1)/status': 'yes' });
  await visit(page, 'complete', assessment, 'TIP:5(1)');
  await page.locator('.provision-filters summary').click();
  await expectEnglishSaid(page, 'a provision with its answers to choose', 20);
  await opens(said('filter.theme'));
  await expectEnglishSaid(page, 'the themes to choose from', 5);
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
