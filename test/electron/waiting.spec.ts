import { rm } from 'node:fs/promises';
import path from 'node:path';
import { ensureElectron } from '#build/ensure-electron';
import { interfaceWords, switchLanguage } from '#test/e2e/interface-words';
import { callDesktop } from './call-desktop';
import { expect, test } from './omnibus-desktop';
import { layOutApp, type Edit } from './stand-in/app-folder';

/** The time that a former owner is waited for, shortened; everything else is as it was built. */
const SHORTER: Edit = ['main.js', /stale: (?:2e4|20_?000)/, 'stale: 1e4'];
const WAITING = 'app://bundle/waiting.html';

test.describe('after a crash the folder is waited for', () => {
  let appFolder: string;
  test.beforeAll(async () => {
    await ensureElectron();
    appFolder = await layOutApp([SHORTER]);
  });
  test.afterAll(() => rm(path.dirname(appFolder), { recursive: true, force: true }));

  test('a window says so at once, in the language chosen last, and gives way to the program', async ({ page, desktop, relaunch }) => {
    await switchLanguage(page, 'fr');
    await expect.poll(async () => (await callDesktop(page, 'preferences.read', {})).language).toBe('fr');
    await desktop.kill();
    const words = interfaceWords('fr');
    const again = await relaunch({ appFolder });
    const waiting = await again.pageAt(WAITING);
    await expect(waiting.locator('html')).toHaveAttribute('lang', 'fr');
    await expect(waiting.getByRole('heading', { level: 1 })).toHaveText(words('desktop.waitingTitle'));
    await expect(waiting.getByText(words('desktop.waitingText'))).toBeVisible();
    await expect(waiting.getByRole('button')).toHaveText(words('menu.quit'));
    const seconds = async (): Promise<number> => Number(await waiting.getByRole('timer').textContent());
    const first = await seconds();
    expect(first).toBeGreaterThan(0);
    await expect.poll(seconds, { intervals: [100] }).toBeLessThan(first);
    expect(await waiting.evaluate(() => typeof window.omnibus)).toBe('undefined');

    const next = await again.pageAt('app://bundle/index.html');
    await expect(next.getByRole('heading', { level: 1 })).toHaveText(words('start.title'));
    await expect.poll(() => waiting.isClosed()).toBe(true);
  });

  test('who does not want to wait quits; where no language was chosen it is that of the platform', async ({ desktop, relaunch }) => {
    await desktop.page();
    await desktop.kill();
    const again = await relaunch({ appFolder, language: 'ar-EG' });
    const waiting = await again.pageAt(WAITING);
    await expect(waiting.locator('html')).toHaveAttribute('dir', 'rtl');
    await waiting.getByRole('button', { name: interfaceWords('ar')('menu.quit') }).click();
    expect(await again.exited).toBe(0);
  });
});
