import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { csvCells } from '#test/report/read-back';
import { callHost, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible } from './omnibus-app';
import { FORMULA, test } from './secretariat-post';
import { expectFits, expectReachable, TWICE_THE_SIZE } from './zoom';

const FOLDER = process.env['PHOTOGRAPHS'];

async function photograph(page: Page, name: string): Promise<void> {
  if (!FOLDER) return;
  await mkdir(FOLDER, { recursive: true });
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), fullPage: true });
}

const words = interfaceWords('en');
const button = (page: Page, key: string) => page.getByRole('button', { name: words(key), exact: true });
const results = (page: Page) => page.getByRole('table', { name: words('secretariat.intake.results') });

test('an interrupted run is gone on with by keyboard, and its record is kept as a table that calculates nothing', async ({
  page,
  keyboard,
  post,
}) => {
  await visit(page, 'secretariat', 'intake');
  await expect(button(page, 'secretariat.intake.goOnFiles')).toBeVisible();
  await expectAccessible(page, 'an interrupted run');
  await photograph(page, 'intake-interrupted');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    keyboard.activate(button(page, 'secretariat.intake.goOnFiles'), 'forwards'),
  ]);
  await chooser.setFiles([...post.files]);
  // One of them came later, and was not among those that were given first.
  const notAll = page.getByRole('heading', { name: words('secretariat.intake.notAllOfRun') });
  await expect(notAll).toBeFocused();
  await expectAccessible(page, 'files that are not in the run');
  await photograph(page, 'intake-other-files');
  expect((await callHost(page, 'intake.runs', {}))[0], 'nothing is taken in before the user says so').toMatchObject({ state: 'open' });
  await keyboard.activate(button(page, 'secretariat.intake.addOthers'));
  await expect(results(page).getByRole('row')).toHaveCount(post.files.length + 1, { timeout: 60_000 });
  await expect(page.getByRole('heading', { name: words('secretariat.intake.results') })).toBeFocused();
  await expect(page.getByRole('heading', { name: words('secretariat.intake.resume') })).toHaveCount(0);
  const runs = await callHost(page, 'intake.runs', {});
  expect(runs).toHaveLength(1);
  expect(runs[0]).toMatchObject({ state: 'finished', counts: { files: post.files.length, undecided: 0, failed: 0 } });
  await expectAccessible(page, 'what became of the files');

  await keyboard.activate(
    results(page)
      .getByRole('row', { name: /letter\.txt/ })
      .getByRole('button'),
  );
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  const [download] = await Promise.all([page.waitForEvent('download'), keyboard.activate(button(page, 'secretariat.intake.saveCsv'))]);
  expect(download.suggestedFilename()).toMatch(/^intake-.*\.csv$/);
  const table = await readFile(await download.path(), 'utf8');
  expect(csvCells(table).flat()).toContain(`'${FORMULA}`);
  expect(table).not.toMatch(/(^|,)"?[=+@-]/m);

  await page.reload();
  await expect(page.getByRole('heading', { name: words('secretariat.intake.quarantine') })).toBeVisible();
  await expect(page.getByRole('table', { name: words('secretariat.intake.quarantine') }).getByRole('row')).toHaveCount(4);
  await keyboard.activate(
    page
      .getByRole('table', { name: words('secretariat.intake.earlier') })
      .getByRole('button')
      .first(),
  );
  await expect(results(page)).toBeVisible();
});

test('a folder is taken in, and stopping before the files are there changes nothing', async ({ page, keyboard, post }) => {
  await visit(page, 'secretariat', 'intake');
  await expect(button(page, 'secretariat.intake.chooseFolder')).toBeVisible();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    keyboard.activate(button(page, 'secretariat.intake.chooseFolder')),
  ]);
  await chooser.setFiles(post.folder);
  await expect(page.getByText(/^.*Intake finished\./)).toBeVisible({ timeout: 60_000 });
  const [latest] = await callHost(page, 'intake.runs', {});
  // A folder gives its bundles; the letter beside them is no file that is asked for.
  expect(latest).toMatchObject({ state: 'finished', counts: { files: post.files.length - 1, undecided: 0 } });

  // The third file never arrives.
  let sent = 0;
  await page.route('**/files?name=*', async (route) => {
    if ((sent += 1) < 3) await route.continue();
  });
  const [again] = await Promise.all([
    page.waitForEvent('filechooser'),
    keyboard.activate(button(page, 'secretariat.intake.choose'), 'backwards'),
  ]);
  await again.setFiles([...post.files]);
  await expect.poll(() => sent).toBe(3);
  const stop = page.getByRole('button', { name: words('common.cancel'), exact: true });
  await keyboard.activate(stop, 'forwards');
  await expect(stop).toHaveCount(0);
  expect((await callHost(page, 'intake.runs', {}))[0]).toEqual(latest);
  await page.unroute('**/files?name=*');
  await expectAccessible(page, 'stopped before anything was taken in');
});

for (const language of ['en', 'ar', 'zh'] as const) {
  test(`taking in is accessible, fits and prints (${language})`, async ({ page, post }) => {
    const said = interfaceWords(language);
    await switchLanguage(page, language);
    await page.setViewportSize({ width: 1366, height: 768 });
    await visit(page, 'secretariat', 'intake');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: said('secretariat.intake.choose'), exact: true }).click(),
    ]);
    await chooser.setFiles([...post.files]);
    const sentence = said('secretariat.intake.finished').split('{')[0] ?? '';
    await expect(page.getByText(sentence)).toBeVisible({ timeout: 60_000 });
    await photograph(page, `intake-${language}`);
    await expectAccessible(page, `taking in (${language})`);
    await page.setViewportSize(TWICE_THE_SIZE);
    await photograph(page, `intake-${language}-twice`);
    await expectFits(page, `taking in (${language})`);
    await expectReachable(page, `taking in (${language})`);
  });
}
