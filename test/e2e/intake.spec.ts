import { copyFile, cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { ensureContent } from '#build/content/ensure';
import { loadContentLibrary } from '#services/content/load-content-library';
import { strikingDisk } from '#test/faults/striking-disk';
import { IntakeDesk } from '#test/intake/intake-desk';
import { openOffice, writeMailbag } from '#test/intake/mailbag';
import { csvCells } from '#test/report/read-back';
import { callHost, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible, test as base } from './omnibus-app';
import { expectFits, expectReachable, TWICE_THE_SIZE } from './zoom';

const FOLDER = process.env['PHOTOGRAPHS'];
const FORMULA = '=1+1.omnibus';

interface Post {
  readonly folder: string;
  readonly files: readonly string[];
  readonly office: string;
}

/** A secretariat with the keys of some States, and what lies in its post; nobody has taken it in to the end. */
const test = base.extend<object, { readonly post: Post }>({
  post: [
    async ({}, use) => {
      const root = await mkdtemp(path.join(tmpdir(), 'omnibus-post-'));
      const content = loadContentLibrary((await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) })).folder);
      const folder = path.join(root, 'mail');
      const { files, signers } = await writeMailbag(content, folder, 3);
      await copyFile(
        files.find((file) => file.endsWith('altered.omnibus'))!,
        path.join(folder, FORMULA),
      );
      const office = path.join(root, 'office');
      await openOffice(office, signers);
      // Its program ended in the middle of a run.
      let bundles = 0;
      const failing = strikingDisk((stroke, place) => {
        if (stroke === 'rename' && place.includes('opening') && (bundles += 1) > 2) throw Object.assign(new Error('off'), { code: 'EIO' });
      }, /register/);
      const desk = await IntakeDesk.open(office, content, failing);
      await expect(desk.receives(files)).rejects.toThrow();
      await desk.close().catch(() => undefined);
      await use({ folder, files: [...files, path.join(folder, FORMULA)], office });
      await rm(root, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  dataFolder: async ({ post }, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-e2e-'));
    await cp(post.office, folder, { recursive: true });
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

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
  await expect(button(page, 'secretariat.intake.resume')).toBeVisible();
  await expectAccessible(page, 'an interrupted run');
  await photograph(page, 'intake-interrupted');
  await keyboard.activate(button(page, 'secretariat.intake.resume'));
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    keyboard.activate(button(page, 'secretariat.intake.choose'), 'forwards'),
  ]);
  await chooser.setFiles([...post.files]);
  await expect(results(page).getByRole('row')).toHaveCount(post.files.length + 1, { timeout: 60_000 });
  await expect(button(page, 'secretariat.intake.resume')).toHaveCount(0);
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
  await expect(results(page)).toBeVisible({ timeout: 60_000 });
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
    await expect(page.getByRole('table', { name: said('secretariat.intake.results') })).toBeVisible({ timeout: 60_000 });
    await photograph(page, `intake-${language}`);
    await expectAccessible(page, `taking in (${language})`);
    await page.setViewportSize(TWICE_THE_SIZE);
    await photograph(page, `intake-${language}-twice`);
    await expectFits(page, `taking in (${language})`);
    await expectReachable(page, `taking in (${language})`);
  });
}
