import type { Locator, Page } from '@playwright/test';
import { recordAnswers, startAssessment, visit } from './host-of-page';
import { expect, test } from './omnibus-app';

const FIGURES = 'TIP:5(1)/justice-statistics.persons';
const PENALTIES = 'TIP:5(1)/penalties.ranges';

test('a block of figures is pasted by keyboard, and one undo takes it back', async ({ page }) => {
  await opensTables(page);
  const cells = question(page, FIGURES).locator('tbody tr');
  const cell = (row: number, year: number): Locator => cells.nth(row).getByRole('textbox').nth(year);
  await expect(cell(0, 0)).toHaveValue('40');

  await pastes(page, cell(0, 0), '1,234\tn/a\t7\r\nabout ten\t٥\t8\r\n');
  await expect(cell(0, 0)).toHaveValue('1,234');
  await expect(cell(0, 1)).toHaveValue('n/a');
  await expect(cell(1, 0), 'what cannot be read changes nothing').toHaveValue('');
  await expect(cell(1, 1)).toHaveValue('5');
  await expect(page.getByText('3 cells pasted, 3 left out')).toBeAttached();
  const leftOut = question(page, FIGURES).locator('.left-out-cells li');
  await expect(leftOut).toHaveText([
    '7 (line 1, cell 3 of the block): no row or column for it here',
    'about ten (line 2, cell 1 of the block): does not fit this column',
    '8 (line 2, cell 3 of the block): no row or column for it here',
  ]);

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(cell(0, 0)).toHaveValue('40');
  await expect(cell(0, 1)).toHaveValue('');
  await expect(cell(1, 1)).toHaveValue('');
});

test('rows are pasted into a table that has none', async ({ page }) => {
  await opensTables(page);
  const table = question(page, PENALTIES);
  await table.getByRole('button', { name: 'Add a row' }).click();
  await pastes(page, table.getByRole('textbox').first(), 'Section 4\r\nSection 5\r\n');
  await expect(table.locator('fieldset.row-card')).toHaveCount(2);
  await expect(table.locator('fieldset.row-card').last().getByRole('textbox').first()).toHaveValue('Section 5');
});

const question = (page: Page, id: string): Locator => page.locator(`[data-question="${id}"]`);

async function opensTables(page: Page): Promise<void> {
  const assessment = await startAssessment(page);
  await recordAnswers(page, assessment, {
    'TIP:5(1)/status': 'yes',
    [FIGURES]: { years: [2023, 2024], rows: [{ id: 'cases-opened', cells: { '2023': 40 } }] },
  });
  await visit(page, 'complete', assessment, 'TIP:5(1)');
  await expect(question(page, FIGURES)).toBeVisible();
}

async function pastes(page: Page, into: Locator, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await into.focus();
  await page.keyboard.press('ControlOrMeta+V');
}
