import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { ensureContent } from '#build/content/ensure';
import type { Release } from '#core/answers/release';
import { loadContentLibrary } from '#services/content/load-content-library';
import { openDataFolder } from '#services/storage/data-folder';
import { conferencePlan } from '#test/conference/conference-plan';
import { fillRegister } from '#test/conference/conference-register';
import { unzipped } from '#test/report/read-back';
import { callHost, recordAnswers, startAssessment, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible, test } from './omnibus-app';
import { expectFits, TWICE_THE_SIZE } from './zoom';

const FOLDER = process.env['PHOTOGRAPHS'];
const LANGUAGES = ['en', 'ar', 'zh'] as const;
const WINDOW = { width: 1366, height: 768 };
test.use({ viewport: WINDOW });

async function photograph(page: Page, name: string): Promise<void> {
  if (!FOLDER) return;
  await mkdir(FOLDER, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled' });
}

/** What is shown is looked at twice: in the window as it is, and at 200 per cent. */
async function isGood(page: Page, name: string): Promise<void> {
  await photograph(page, name);
  await expectAccessible(page, name);
  await page.setViewportSize(TWICE_THE_SIZE);
  await photograph(page, `${name}-200`);
  await expectFits(page, name);
  await page.setViewportSize(WINDOW);
}

const RELEASES: Readonly<Record<string, Release>> = { AL: { released: true, confidential: ['TIP:5(1)', 'TIP:6(3)'] } };

/** A secretariat with what three States sent: one says nothing of its release, one has released all but two provisions. */
const testOfSecretariat = test.extend({
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-e2e-'));
    const content = loadContentLibrary((await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) })).folder);
    const plan = conferencePlan(content.states())
      .filter(
        ({ state, instrument, practice, round }) => !practice && round === 0 && instrument === 'TIP' && ['FR', 'AL', 'EG'].includes(state),
      )
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

  test(`a State says what may leave the secretariat, and takes it back (${language})`, async ({ page, keyboard }) => {
    test.setTimeout(120_000);
    await switchLanguage(page, language);
    const assessment = await startAssessment(page);
    await recordAnswers(page, assessment, { 'TIP:5(1)/status': 'yes' });
    const release = async (): Promise<Release | undefined> =>
      (await callHost(page, 'assessments.open', { assessment })).document.settings['assessment']?.release;

    await visit(page, 'complete', assessment, 'TIP:6(3)');
    const mark = page.getByRole('checkbox', { name: words('release.mark') });
    await keyboard.tick(mark);
    await expect.poll(release).toEqual({ released: false, confidential: ['TIP:6(3)'] });
    await expect(mark).toBeFocused();
    await isGood(page, `${language}-release-1-provision`);

    await visit(page, 'sign', assessment);
    const section = page.getByRole('region', { name: words('release.title') });
    const marked = section.getByRole('list', { name: words('release.confidential') }).getByRole('listitem');
    await expect(marked).toHaveCount(1);
    await keyboard.tabTo(section.getByRole('radio').first());
    await keyboard.press('ArrowDown');
    await expect(section.getByRole('radio').nth(1)).toBeChecked();
    await expect.poll(release).toEqual({ released: true, confidential: ['TIP:6(3)'] });
    await keyboard.find(section.getByRole('combobox', { name: words('release.add') }), 'TIP 5(1)');
    await keyboard.activate(section.getByRole('button', { name: words('release.add'), exact: true }));
    await expect(marked).toHaveCount(2);
    await expect.poll(release).toEqual({ released: true, confidential: ['TIP:5(1)', 'TIP:6(3)'] });
    await section.getByRole('heading', { level: 2 }).evaluate((heading) => heading.scrollIntoView());
    await isGood(page, `${language}-release-2-sign`);

    await keyboard.press('Control+z');
    await expect(marked).toHaveCount(1);
    await keyboard.activate(section.getByRole('button', { name: /6\(3\)/ }));
    await expect(section.getByText(words('release.none'))).toBeVisible();
    await keyboard.press('Control+z');
    await keyboard.press('Control+z');
    await expect(section.getByRole('radio').first()).toBeChecked();
    await expect.poll(release).toEqual({ released: false, confidential: ['TIP:6(3)'] });
  });

  testOfSecretariat(`the secretariat records a note on release, and writes the open data (${language})`, async ({ page, keyboard }) => {
    testOfSecretariat.setTimeout(150_000);
    await switchLanguage(page, language);
    await visit(page, 'secretariat', 'register');
    await expect(page.getByRole('columnheader', { name: words('release.column') })).toBeVisible();
    const rows = page.getByRole('table').getByRole('row');
    const all = await rows.count();
    await keyboard.select(page.getByRole('button', { name: new RegExp(words('release.column')) }), words('release.standing.not-released'));
    await expect.poll(() => rows.count()).toBeLessThan(all);
    await expect(rows.filter({ hasText: words('release.standing.part') })).toHaveCount(0);
    await keyboard.activate(page.getByRole('button', { name: words('secretariat.register.clear') }));
    await expect(rows).toHaveCount(all);

    const released = rows
      .filter({ hasText: words('release.standing.part') })
      .first()
      .getByRole('button');
    const name = await released.innerText();
    await keyboard.activate(released);
    const beside = page.getByRole('region', { name: words('release.title') });
    await expect(beside).toContainText('6(3)');
    await photograph(page, `${language}-release-3-register-top`);
    await keyboard.activate(page.locator('summary', { hasText: words('documents.heading') }));
    await keyboard.tick(page.getByRole('checkbox', { name: words('release.internal') }));
    await photograph(page, `${language}-release-3-register-internal`);
    await beside.scrollIntoViewIfNeeded();
    await isGood(page, `${language}-release-3-register`);

    await keyboard.activate(beside.getByRole('button', { name: words('release.record') }));
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('radio').nth(1)).toBeChecked();
    const confirm = dialog.getByRole('button', { name: words('release.recordConfirm'), exact: true });
    await expect(confirm).toBeDisabled();
    await keyboard.type(dialog.getByRole('textbox', { name: words('release.reference') }), 'NV 12/2026');
    await keyboard.press('Tab');
    await page.keyboard.type({ en: '20062026', ar: '20062026', zh: '20260620' }[language]);
    await isGood(page, `${language}-release-4-note`);
    await keyboard.activate(confirm);
    await expect(dialog).toBeHidden();
    await expect(beside).toContainText('NV 12/2026');
    await expect(beside).toContainText(words('release.standing.not-released'));
    await expect(rows.filter({ hasText: words('release.standing.part') })).toHaveCount(0);

    await visit(page, 'secretariat', 'open-data');
    await expect(page.getByText(words('openData.nothing'))).toBeVisible();
    await expect(page.getByRole('button', { name: words('openData.save') })).toBeDisabled();
    await photograph(page, `${language}-release-5-nothing`);
    const { rows: received } = await callHost(page, 'register.search', { state: 'AL' });
    const [submission] = received;
    if (!submission) throw new Error('nothing was received');
    await visit(page, 'secretariat', 'register');
    await keyboard.activate(rows.getByRole('button', { name, exact: true }).first());
    await expect(beside).toContainText('NV 12/2026');
    const record = beside.getByRole('button', { name: words('release.record') });
    await keyboard.activate(record);
    await expect(dialog.getByRole('radio', { name: words('release.saysReleased'), exact: true })).toBeChecked();
    await keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(record).toBeFocused();
    await keyboard.press('Enter');
    await keyboard.choose(dialog.getByRole('radiogroup'), words('release.saysTakenBack'));
    await keyboard.choose(dialog.getByRole('radiogroup'), words('release.saysReleased'));
    await keyboard.type(dialog.getByRole('textbox', { name: words('release.reference') }), 'NV 13/2026');
    await keyboard.press('Tab');
    await page.keyboard.type({ en: '21062026', ar: '21062026', zh: '20260621' }[language]);
    await isGood(page, `${language}-release-5-note-releasing`);
    await keyboard.activate(confirm);
    await expect(dialog).toBeHidden();
    await expect(record).toBeFocused();
    await expect(beside).toContainText('NV 13/2026');
    await expect(beside).toContainText(words('release.standing.part'));
    await expect(beside).toContainText('6(3)');
    await expect(rows.filter({ hasText: words('release.standing.part') })).not.toHaveCount(0);
    await expectAccessible(page, `${language}, released by note`);
    expect(await callHost(page, 'register.release', { digest: submission.digest })).toMatchObject({
      released: true,
      confidential: ['TIP:5(1)', 'TIP:6(3)'],
      by: 'note',
      note: { reference: 'NV 13/2026', dated: '2026-06-21' },
    });
    await visit(page, 'secretariat', 'open-data');
    await keyboard.select(page.getByRole('button', { name: new RegExp(words('report.exercise')) }), submission.exerciseTitle);
    const save = page.getByRole('button', { name: words('openData.save') });
    await expect(save).toBeEnabled();
    const [download] = await Promise.all([page.waitForEvent('download'), keyboard.activate(save)]);
    await expect(page.getByRole('status').filter({ hasText: download.suggestedFilename() }).first()).toBeVisible();
    await isGood(page, `${language}-release-6-open-data`);
    const file = await download.path();
    expect((await readFile(file)).subarray(0, 2).toString('latin1')).toBe('PK');
    const parts = await unzipped(file);
    const { resources } = JSON.parse(parts.get('datapackage.json') ?? '{}') as { resources: { path: string }[] };
    expect(resources.map((each) => each.path)).toContain('data/answers.csv');
    const answers = JSON.parse(parts.get('data/answers.json') ?? '[]') as { state: string; provision: string }[];
    expect(new Set(answers.map(({ state }) => state))).toEqual(new Set(['AL']));
    expect(answers.filter(({ provision }) => RELEASES['AL']?.confidential.includes(provision))).toEqual([]);
  });
}
