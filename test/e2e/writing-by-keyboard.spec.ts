import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { ensureContent } from '#build/content/ensure';
import { loadContentLibrary } from '#services/content/load-content-library';
import { openDataFolder } from '#services/storage/data-folder';
import { twoExercises } from '#test/comparison/two-exercises';
import { conferencePlan } from '#test/conference/conference-plan';
import { fillRegister } from '#test/conference/conference-register';
import { comparesBundles } from './compare-bundles';
import { visit } from './host-of-page';
import { interfaceWords } from './interface-words';
import type { Keyboard } from './keyboard';
import { expect, expectAccessible, test as base } from './omnibus-app';

const words = interfaceWords('en');

/** A secretariat with one submission, which its State has released. */
const testOfSecretariat = base.extend({
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-e2e-'));
    const content = loadContentLibrary((await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) })).folder);
    const plan = conferencePlan(content.states())
      .filter(({ state, instrument, practice, round }) => !practice && round === 0 && instrument === 'TIP' && state === 'AL')
      .map((planned) => ({ ...planned, release: { released: true, confidential: [] } }));
    const data = await openDataFolder(folder, { mode: 'own' });
    await fillRegister(data, content, plan);
    await data.close();
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

/** An operation that comes to its end only when the test lets it: the first time never, for it is stopped before. */
async function held(page: Page, operation: string): Promise<() => Promise<void>> {
  let goOn = (): void => {};
  const open = new Promise<void>((resolve) => (goOn = resolve));
  let asked = 0;
  await page.route(`**/call/${operation}`, async (route) => {
    asked += 1;
    if (asked === 1) return;
    await open;
    await route.continue();
  });
  return async () => {
    await expect.poll(() => asked).toBe(2);
    goOn();
  };
}

/** A file is written, stopped, and written again; whoever has no mouse is never lost on the way. */
async function isWrittenByKeyboard(page: Page, keyboard: Keyboard, write: Locator, operation: string, writing: string): Promise<void> {
  const finish = await held(page, operation);
  const stop = page.getByRole('button', { name: words('common.cancel'), exact: true });
  const progress = page.getByRole('progressbar', { name: writing });
  await keyboard.activate(write);
  await expect(progress).toBeVisible();
  await expect(write).toBeFocused();
  await expect(write).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('status').filter({ hasText: writing })).toHaveCount(1);
  await expectAccessible(page, `${operation}, under way`);
  await keyboard.activate(stop);
  await expect(progress).toBeHidden();
  await expect(write).toBeFocused();
  await expect(page.locator('.notice-error')).toHaveCount(0);

  const downloading = page.waitForEvent('download');
  await keyboard.press('Enter');
  await keyboard.tabTo(stop);
  await finish();
  const name = (await downloading).suggestedFilename();
  await expect(page.getByRole('status').filter({ hasText: name }).first()).toBeVisible();
  await expect(progress).toBeHidden();
  await expect(write).toBeFocused();
}

testOfSecretariat('open data are written and stopped by keyboard, and the focus stays where it was', async ({ page, keyboard }) => {
  await visit(page, 'secretariat', 'open-data');
  const save = page.getByRole('button', { name: words('openData.save') });
  await isWrittenByKeyboard(page, keyboard, save, 'openData.write', words('openData.writing'));
});

base('a comparison is kept and stopped by keyboard, and the focus stays where it was', async ({ page, keyboard }) => {
  base.setTimeout(120_000);
  const made = await twoExercises();
  await comparesBundles(page, keyboard, words, made);
  const pdf = page.getByRole('button', { name: words('review.exportPdf'), exact: true });
  await isWrittenByKeyboard(page, keyboard, pdf, 'comparison.write', words('review.writing'));
  await made.leave();
});
