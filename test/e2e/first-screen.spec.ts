import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test as base } from './omnibus-app';

/** What the page has fetched since it was opened, by its kind. */
interface Fetched {
  scripts(): Promise<readonly { readonly name: string; readonly compressed: number }[]>;
  fonts(): readonly string[];
}

const BUDGET = 250_000;

const test = base.extend<{ readonly fetched: Fetched }>({
  fetched: async ({ context }, use) => {
    const scripts: { name: string; body: Promise<Buffer> }[] = [];
    const fonts: string[] = [];
    context.on('response', (response) => {
      const name = new URL(response.url()).pathname.split('/').at(-1) ?? '';
      if (response.request().resourceType() === 'script') scripts.push({ name, body: response.body() });
      if (response.request().resourceType() === 'font') fonts.push(name);
    });
    await use({
      scripts: () => Promise.all(scripts.map(async ({ name, body }) => ({ name, compressed: gzipSync(await body).length }))),
      fonts: () => fonts,
    });
  },
});

const isShown = (page: Page): Promise<void> => expect(page.locator('.start-columns')).toBeVisible();

test.describe('in English', () => {
  test('the start screen fetches little and nothing of other languages', async ({ fetched, page }) => {
    await isShown(page);
    await page.evaluate(() => document.fonts.ready);
    const scripts = await fetched.scripts();
    const total = scripts.reduce((sum, { compressed }) => sum + compressed, 0);
    expect(total, 'scripts were seen').toBeGreaterThan(50_000);
    expect(total, scripts.map(({ name, compressed }) => `${name} ${compressed}`).join(', ')).toBeLessThan(BUDGET);
    expect(scripts.map(({ name }) => name).filter((name) => /^ui-|^(?!first-screen).*screen/.test(name))).toEqual([]);
    expect(fetched.fonts().filter((name) => !name.startsWith('noto-sans-latin-wght'))).toEqual([]);
  });

  test('the form for a new assessment comes when it is asked for', async ({ fetched, page }) => {
    await isShown(page);
    const before = (await fetched.scripts()).length;
    await page.getByRole('button', { name: 'New assessment' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'New assessment' })).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'State' })).toBeVisible();
    expect((await fetched.scripts()).length).toBeGreaterThan(before);
  });
});

test.describe('in Arabic', () => {
  test.use({ locale: 'ar' });
  test('the start screen fetches the words of Arabic beside English, and no others', async ({ fetched, page }) => {
    await isShown(page);
    expect((await fetched.scripts()).filter(({ name }) => name.startsWith('ui-'))).toHaveLength(1);
  });
});
