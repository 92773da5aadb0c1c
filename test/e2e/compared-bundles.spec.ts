import path from 'node:path';
import type { Page } from '@playwright/test';
import { BECAME } from '#core/comparison/comparison';
import { twoEditions } from '#test/comparison/two-editions';
import { twoExercises } from '#test/comparison/two-exercises';
import { comparesBundles, type Pair } from './compare-bundles';
import { interfaceWords, switchLanguage } from './interface-words';
import type { Keyboard } from './keyboard';
import { expect, expectAccessible, test as base } from './omnibus-app';
import { expectPrintable, PAPER } from './printed';
import { expectFits, TWICE_THE_SIZE } from './zoom';

const FOLDER = process.env['PHOTOGRAPHS'];
const WINDOW = { width: 1366, height: 768 };

const test = base.extend<object, { readonly editions: Pair; readonly exercises: Pair }>({
  editions: [
    async ({}, use) => {
      const made = await twoEditions();
      await use(made);
      await made.leave();
    },
    { scope: 'worker' },
  ],
  exercises: [
    async ({}, use) => {
      const made = await twoExercises();
      await use(made);
      await made.leave();
    },
    { scope: 'worker' },
  ],
});

for (const language of ['en', 'ar', 'zh'] as const) {
  const words = interfaceWords(language);

  const compares = async (page: Page, keyboard: Keyboard, pair: Pair): Promise<void> => {
    await switchLanguage(page, language);
    await comparesBundles(page, keyboard, words, pair);
  };

  const isGood = async (page: Page, name: string): Promise<void> => {
    await expectAccessible(page, name);
    if (FOLDER) await page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled', fullPage: true });
    await page.setViewportSize(TWICE_THE_SIZE);
    await expectFits(page, name);
    await page.setViewportSize(PAPER);
    await page.emulateMedia({ media: 'print' });
    await expectPrintable(page, name);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize(WINDOW);
  };

  test(`under two questionnaires, what became of the questions comes first, and narrows what is shown (${language})`, async ({
    page,
    keyboard,
    editions,
  }) => {
    test.setTimeout(150_000);
    await compares(page, keyboard, editions);
    const lineage = page.getByRole('region', { name: words('review.lineage.title') });
    const counts = lineage.getByRole('list', { name: words('review.lineage.counts') }).getByRole('listitem');
    await expect(counts).toHaveCount(BECAME.length);
    for (const [at, became] of BECAME.entries()) await expect(counts.nth(at)).toContainText(words(`became.${became}`));
    await keyboard.activate(lineage.locator('summary', { hasText: 'Are victims protected, and is their return safe?' }));
    await expect(lineage.getByText('Are victims protected while they stay?')).toBeVisible();
    await expect(lineage).toContainText('Is their return safe?');
    const first = await lineage.boundingBox();
    const answers = await page.locator('.compared-provision').first().boundingBox();
    expect(first!.y).toBeLessThan(answers!.y);

    await keyboard.tick(page.getByRole('checkbox', { name: words('review.showUnchanged') }));
    await keyboard.activate(page.locator('summary', { hasText: words('review.filter.title') }));
    for (const became of BECAME) {
      await keyboard.select(page.getByRole('button', { name: words('review.filter.became') }), words(`became.${became}`));
      const shown = page.locator('.compared-question .compared-label');
      await expect(shown.first()).toBeVisible();
      if (became !== 'same') for (const label of await shown.all()) await expect(label).toContainText(words(`became.${became}`));
    }
    await keyboard.select(page.getByRole('button', { name: words('review.filter.became') }), words('review.filter.all'));
    await isGood(page, `${language}-two-questionnaires`);
  });

  test(`sources and files say what became of them (${language})`, async ({ page, keyboard, exercises }) => {
    test.setTimeout(150_000);
    await compares(page, keyboard, exercises);
    const rows = page.getByRole('region', { name: words('review.sources.title') }).getByRole('row');
    // The headings, and four of five sources: one is cited as it was, with the same file.
    await expect(rows).toHaveCount(5);
    for (const [title, kind, file, names] of [
      ['Act on trafficking', 'same', 'renamed', /act\.txt.*act-consolidated\.txt/],
      ['Decree on permits', 'changed', 'under-same-name', /decree\.txt.*decree\.txt/],
      ['Circular on interviews', 'removed', 'removed', /circular\.txt/],
      ['Instruction on data', 'added', 'added', /data\.txt/],
    ] as const) {
      const row = rows.filter({ hasText: title });
      await expect(row).toContainText(words(`review.sources.kind.${kind}`));
      await expect(row).toContainText(words(`review.sources.file.${file}`));
      await expect(row).toContainText(names);
    }
    await isGood(page, `${language}-sources`);
  });
}
