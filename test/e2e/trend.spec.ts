import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { ensureContent } from '#build/content/ensure';
import { loadContentLibrary } from '#services/content/load-content-library';
import { openDataFolder } from '#services/storage/data-folder';
import { unpackQuestionnaire } from '#core/questionnaire/packed';
import { conferencePlan, ROUNDS } from '#test/conference/conference-plan';
import { fillRegister } from '#test/conference/conference-register';
import { callHost, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible, test as base } from './omnibus-app';
import { expectPrintable, PAPER } from './printed';
import { expectFits, TWICE_THE_SIZE } from './zoom';

const WINDOW = { width: 1366, height: 768 };
const [FIRST, MIDDLE, LAST] = ROUNDS.map(({ exercise }) => exercise.title) as [string, string, string];

/** A secretariat that has three exercises of Albania; of Singapore the first and the last, and the one in between as practice only. */
const test = base.extend({
  viewport: WINDOW,
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-e2e-'));
    const content = loadContentLibrary((await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) })).folder);
    const plan = conferencePlan(content.states()).filter(({ state, instrument }) => instrument === 'TIP' && ['AL', 'SG'].includes(state));
    const data = await openDataFolder(folder, { mode: 'own' });
    await fillRegister(data, content, plan);
    await data.close();
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

for (const language of ['en', 'ar', 'zh'] as const) {
  const words = interfaceWords(language);
  const nameOf = (state: string): string => new Intl.DisplayNames(language, { type: 'region' }).of(state) ?? '';
  const button = (page: Page, key: string): Locator => page.getByRole('button', { name: words(key), exact: true });
  const gap = words('review.trend.gap').split('{')[0] ?? '';

  const isGood = async (page: Page, name: string): Promise<void> => {
    await expectAccessible(page, name);
    await page.setViewportSize(TWICE_THE_SIZE);
    await expectFits(page, name);
    await page.setViewportSize(PAPER);
    await page.emulateMedia({ media: 'print' });
    await expectPrintable(page, name);
    await expect(page.getByRole('rowheader').first(), 'the sheet names the provision').toContainText('TIP:');
    await expect(page.getByRole('rowheader').first().getByRole('button')).toBeVisible();
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize(WINDOW);
  };

  test(`a row over time names the exercises that are missing in it, and keeps practice apart (${language})`, async ({ page, keyboard }) => {
    test.setTimeout(150_000);
    await switchLanguage(page, language);
    await visit(page, 'review', 'trend');
    const state = page.getByRole('button', { name: words('review.trend.state') });
    const sent = (...said: readonly string[]): Locator =>
      said.reduce((found, text) => found.and(page.getByRole('checkbox', { name: text })), page.getByRole('checkbox'));

    await keyboard.select(state, nameOf('SG'));
    const practice = sent(MIDDLE, words('common.practice'));
    await expect(practice).toHaveCount(2);
    for (const each of await practice.all()) await expect(each).not.toBeChecked();
    await expect(sent(FIRST)).toBeChecked();
    await expect(sent(LAST)).toBeChecked();
    await expectAccessible(page, `choosing a row (${language})`);
    await keyboard.activate(button(page, 'review.trend.show'));
    await expect(page.getByRole('heading', { level: 2, name: nameOf('SG') })).toBeFocused();
    await expect(page.getByText(gap)).toContainText(MIDDLE);
    await expect(page.locator('.practice-tag')).toHaveCount(0);
    await isGood(page, `a row with an exercise missing (${language})`);

    await keyboard.activate(button(page, 'review.chooseOthers'), 'backwards');
    await keyboard.select(state, nameOf('SG'));
    for (const title of [FIRST, LAST]) {
      await keyboard.tabTo(sent(title));
      await keyboard.press('Space');
      await expect(sent(title)).not.toBeChecked();
    }
    for (const at of [0, 1]) await keyboard.tick(practice.nth(at));
    await keyboard.activate(button(page, 'review.trend.show'));
    await expect(page.getByRole('heading', { level: 2, name: nameOf('SG') })).toBeFocused();
    await expect(page.locator('.practice-tag')).toHaveText(words('common.practice'));
    await expect(page.getByText(gap)).toHaveCount(0);
    await expect(page.getByRole('columnheader', { name: words('review.trend.replaced') })).toHaveCount(1);

    await keyboard.activate(button(page, 'review.chooseOthers'), 'backwards');
    await keyboard.select(state, nameOf('AL'));
    for (const title of [FIRST, MIDDLE, LAST]) await expect(sent(title)).toBeChecked();
    await keyboard.activate(button(page, 'review.trend.show'));
    const table = page.getByRole('table', { name: words('review.trend.table') });
    await expect(table.getByRole('columnheader')).toHaveCount(4);
    await expect(page.getByText(gap)).toHaveCount(0);
    await isGood(page, `three exercises (${language})`);
    const behind = table.getByRole('rowheader').getByRole('button').first();
    await keyboard.activate(behind);
    await expect(page.getByRole('dialog').getByRole('region')).toHaveCount(3);
    await expectAccessible(page, `answers behind a provision (${language})`);
    await keyboard.press('Escape');
    await expect(behind).toBeFocused();
    await keyboard.select(page.getByRole('button', { name: words('review.trend.step') }), `${FIRST} → ${LAST}`);
    await expect(page.getByRole('heading', { name: words('review.lineage.title') })).toBeVisible();
    await expectAccessible(page, `the first and the last in detail (${language})`);

    await visit(page, 'review', 'across');
    await keyboard.find(page.getByRole('combobox', { name: words('review.across.provision') }), 'TIP 5(1)');
    await keyboard.activate(button(page, 'review.across.show'));
    await expect(page.getByRole('table').first()).toBeVisible();
    const content = await callHost(page, 'content.questionnaire', {});
    const asked = unpackQuestionnaire(content).questions.filter(({ provision }) => provision === 'TIP:5(1)');
    const wording = await callHost(page, 'content.wording', { language });
    const inOrder = asked.map((question) =>
      question.type === 'status' ? words('question.status') : (wording.entries[`question/${question.wording}/label`] ?? ''),
    );
    const shown = await page.locator('.page summary').allTextContents();
    expect(shown.length).toBeGreaterThan(5);
    expect(shown, 'in the order in which it is asked').toEqual(inOrder.filter((label) => shown.includes(label)));
  });
}
