import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { dropFile } from './files-by-mouse';
import { startAssessment, visit } from './host-of-page';
import { interfaceWords } from './interface-words';
import { expect } from './omnibus-app';
import { test } from './sample-bundles';

const MEGABYTE = 1_000_000;

test('a file dropped as evidence is attached, and comes out of the register again', async ({ page }) => {
  await opensAttachment(page);
  await dropFile(page.locator('.file-drop'), 'annex.txt', 'the text of the annex');
  await expect(page.getByRole('dialog')).toContainText('annex.txt');
  await page.getByRole('dialog').getByRole('textbox').first().fill('Annex');
  await page.getByRole('button', { name: 'Save and cite' }).click();
  await expect(page.locator('.citation')).toContainText('Annex');

  await page.getByRole('link', { name: 'Evidence register' }).first().click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save a copy of Annex' }).click()]);
  expect(await readFile(await download.path(), 'utf8')).toBe('the text of the annex');
  await expect(page.locator('main').getByText('Saved as annex.txt')).toBeVisible();
});

test('a bundle that is dropped is verified', async ({ page, sample }) => {
  await visit(page, 'start');
  await dropFile(page.locator('.file-drop'), 'altered.omnibus', await readFile(sample.altered));
  await expect(page.locator('main')).toContainText('altered.omnibus');
  await expect(page.getByText(interfaceWords('en')('verdict.altered.title'))).toBeVisible();
});

test('a card that is dropped is shown for comparing its fingerprint', async ({ page, sample }) => {
  await visit(page, 'secretariat');
  await page.getByRole('tab', { name: 'Enrolled keys' }).click();
  await dropFile(page.locator('.file-drop').first(), 'enrolment.json', await readFile(sample.card));
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a file dropped beside its place does not take the page away', async ({ page }) => {
  await visit(page, 'start');
  const prevented = await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['x'], 'law.pdf'));
    const over = new DragEvent('dragover', { dataTransfer: transfer, bubbles: true, cancelable: true });
    const drop = new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true });
    document.body.dispatchEvent(over);
    document.body.dispatchEvent(drop);
    return [over.defaultPrevented, drop.defaultPrevented];
  });
  expect(prevented).toEqual([true, true]);
});

test('taking over a large file says how far it is; stopped, it leaves nothing behind', async ({ page, app }) => {
  await opensAttachment(page);
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 4 * MEGABYTE };
  await network.send('Network.emulateNetworkConditions', slow);
  await dropFile(page.locator('.file-drop'), 'large.bin', { bytes: 60 * MEGABYTE });
  const progress = page.getByRole('progressbar', { name: 'Taking over large.bin' });
  await expect(progress).toBeVisible();
  await expect(progress).toHaveAttribute('aria-valuetext', /MB of 60 MB$/);
  const incoming = path.join(app.dataFolder, 'incoming');
  await expect.poll(() => readdir(incoming)).toHaveLength(1);
  await page.locator('.file-drop').getByRole('button', { name: 'Cancel' }).click();
  await expect(progress).toBeHidden();
  await expect.poll(() => readdir(incoming)).toEqual([]);
  await expect(page.getByRole('dialog')).not.toContainText('could not be taken over');
});

async function opensAttachment(page: Page): Promise<void> {
  const assessment = await startAssessment(page);
  await visit(page, 'complete', assessment, 'TIP:5(1)');
  await page.locator('.question-status').getByText('Yes', { exact: true }).click();
  await page.getByRole('button', { name: 'Add a file' }).first().click();
  const insists = page.getByRole('dialog').getByRole('checkbox');
  if (await insists.isVisible()) await insists.check({ force: true });
}
