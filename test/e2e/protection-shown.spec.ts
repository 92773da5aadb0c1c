import { callHost, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible, test } from './omnibus-app';
import { expectFits, TWICE_THE_SIZE } from './zoom';

const FOLDER = process.env['PHOTOGRAPHS'];
const PASSPHRASE = 'grey heron over the estuary';
/** Deriving a key takes long by intention, and everything is written and read anew. */
const WORK = { timeout: 60_000 };
const LANGUAGES = ['zh', 'ar', 'en'] as const;

test('the pages of protection and the lock screen fit a window, also at 200 per cent, in three scripts', async ({ page }) => {
  test.setTimeout(240_000);
  const shown = async (name: string): Promise<void> => {
    for (const [size, viewport] of [
      ['', { width: 1366, height: 768 }],
      ['-200', TWICE_THE_SIZE],
    ] as const) {
      await page.setViewportSize(viewport);
      await expectFits(page, `${name}${size}`);
      if (FOLDER) await page.screenshot({ path: `${FOLDER}/${name}${size}.png`, animations: 'disabled' });
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  };
  await callHost(page, 'protection.turnOn', { passphrase: PASSPHRASE });
  for (const language of LANGUAGES) {
    const words = interfaceWords(language);
    await page.reload();
    // Until then the window speaks the language of the browser.
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible(WORK);
    await switchLanguage(page, language);
    await visit(page, 'backup');
    await expect(page.getByRole('radiogroup', { name: words('protection.lockAfter') })).toBeVisible(WORK);
    await expectAccessible(page, `protection, on (${language})`);
    await page.getByRole('heading', { level: 2, name: words('protection.title') }).evaluate((title) => title.scrollIntoView());
    await shown(`${language}-protection`);
    await callHost(page, 'protection.lock', {});
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: words('protection.lockedTitle') })).toBeVisible(WORK);
    await expectAccessible(page, `locked (${language})`);
    await shown(`${language}-locked`);
    await callHost(page, 'protection.unlock', { passphrase: PASSPHRASE });
  }
});
