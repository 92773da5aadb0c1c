import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Input } from '#core/contract/operations';
import { handInAgain } from './filled-exercise';
import { callHost, startAssessment, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible } from './omnibus-app';
import { expectPrintable, PAPER } from './printed';
import { test } from './sample-bundles';
import { expectFits, TWICE_THE_SIZE } from './zoom';

const FOLDER = process.env['PHOTOGRAPHS'];
const PASSPHRASE = 'grey heron over the estuary';
/** Deriving a key takes long by intention. */
const WORK = { timeout: 60_000 };
const SIZES = [
  ['', { width: 1366, height: 768 }],
  ['-twice', TWICE_THE_SIZE],
] as const;

/** Fits, is accessible and is photographed at both sizes. */
async function isShown(page: Page, name: string, within?: string): Promise<void> {
  for (const [size, viewport] of SIZES) {
    await page.setViewportSize(viewport);
    await expectFits(page, `${name}${size}`);
    await expectAccessible(page, `${name}${size}`, within);
    if (!FOLDER) continue;
    await mkdir(FOLDER, { recursive: true });
    await page.screenshot({ path: path.join(FOLDER, `trust-${name}${size}.png`), animations: 'disabled' });
    const body = page.locator('.dialog-body');
    if (within === undefined || (await body.evaluate((pane) => pane.scrollHeight <= pane.clientHeight))) continue;
    await body.evaluate((pane) => pane.scrollTo(0, pane.scrollHeight));
    await page.screenshot({ path: path.join(FOLDER, `trust-${name}${size}-below.png`), animations: 'disabled' });
  }
  await page.setViewportSize({ width: 1366, height: 768 });
}

async function prints(page: Page, name: string): Promise<void> {
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expectPrintable(page, name);
  if (FOLDER) await page.screenshot({ path: path.join(FOLDER, `trust-${name}-printed.png`), fullPage: true });
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  await page.setViewportSize({ width: 1366, height: 768 });
}

type Card = Parameters<typeof handInAgain>[1];

/** Keys as an office has them after years: of States, one ended, one succeeded; and one of its own that has a successor. Resolves with a succession not yet taken in. */
async function trustOfYears(page: Page): Promise<Card> {
  const makes = (holder: string, own: Pick<Input<'keys.create'>, 'purpose' | 'state'>, practice = false) =>
    callHost(page, 'keys.create', { ...own, holder, practice, passphrase: PASSPHRASE });
  const enrols = async (key: string, note: string): Promise<void> => {
    const { text, fingerprint } = await callHost(page, 'cards.inspect', {
      file: await handInAgain(page, await callHost(page, 'keys.card', { key })),
    });
    await callHost(page, 'cards.enrol', {
      card: { text },
      fingerprint,
      confirmedBy: 'Amina Ndiaye-Bouchareb',
      note,
      validFrom: '2026-01-01',
      validUntil: '2028-12-31',
    });
  };
  const french = await makes('Ministère de l’Europe et des affaires étrangères, Direction des affaires juridiques', {
    purpose: 'submission',
    state: 'FR',
  });
  await enrols(french.id, 'Note Verbale 2026/114 of 12 January 2026');
  const egyptian = await makes('وزارة العدل', { purpose: 'submission', state: 'EG' });
  await enrols(egyptian.id, 'NV 44');
  await callHost(page, 'cards.revoke', { key: egyptian.id, kind: 'retired', reason: 'The office has moved', recordedBy: 'Registrar' });
  const chinese = await makes('外交部条约法律司', { purpose: 'submission', state: 'CN' });
  await enrols(chinese.id, '照会第 12 号');
  const succeeds = (key: string, holder: string) =>
    callHost(page, 'keys.succeed', { key, passphrase: PASSPHRASE, holder, next: PASSPHRASE });
  const taken = await callHost(page, 'cards.inspect', {
    file: await handInAgain(page, await succeeds(chinese.id, '外交部条约法律司（新）')),
  });
  await callHost(page, 'cards.succeed', {
    succession: { text: taken.text },
    confirmedBy: 'Registrar',
    note: '照会第 30 号',
    until: '2027-01-31',
  });
  const own = await makes('Secretariat of the Conference', { purpose: 'secretariat' });
  await succeeds(own.id, 'Secretariat of the Conference');
  return succeeds(french.id, 'Ministère de l’Europe et des affaires étrangères, Direction des affaires juridiques');
}

for (const language of ['en', 'ar', 'zh'] as const) {
  const words = interfaceWords(language);

  test(`enrolled keys, what is done to them and own keys fit a window, also at 200 per cent, and print (${language})`, async ({
    page,
    sample,
  }, info) => {
    test.setTimeout(300_000);
    const offered = await trustOfYears(page);
    const succession = info.outputPath(offered.name);
    const bytes = await page.evaluate(
      async (handle) => [...new Uint8Array(await (await fetch(`files/${encodeURIComponent(handle)}`)).arrayBuffer())],
      offered.file,
    );
    await writeFile(succession, Buffer.from(bytes));
    await switchLanguage(page, language);
    const button = (name: string | RegExp, within: Page | Locator = page) => within.getByRole('button', { name });
    const gives = async (file: string): Promise<void> => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(words('secretariat.cards.choose')).click()]);
      await chooser.setFiles(file);
      await expect(page.getByRole('dialog')).toBeVisible();
    };
    const closes = async (): Promise<void> => {
      await page.keyboard.press('Escape');
      await expect(page.locator('.dialog')).toHaveCount(0);
    };

    await visit(page, 'secretariat', 'cards');
    await expect(page.getByRole('table').first()).toBeVisible(WORK);
    await isShown(page, `${language}-cards`);
    await prints(page, `${language}-cards`);

    await gives(sample.card);
    await isShown(page, `${language}-enrol`, '.dialog');
    await closes();
    await gives(succession);
    await isShown(page, `${language}-succession`, '.dialog');
    await closes();
    await button(new RegExp(`^${words('secretariat.cards.revoke')}`))
      .first()
      .click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await isShown(page, `${language}-revoke`, '.dialog');
    await closes();

    await visit(page, 'secretariat', 'key');
    await expect(button(words('key.another'))).toBeVisible(WORK);
    await isShown(page, `${language}-own-keys`);
    await prints(page, `${language}-own-keys`);
    await button(words('key.another')).click();
    await isShown(page, `${language}-own-keys-another`);
    await button(words('key.successor.begin')).last().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await isShown(page, `${language}-successor`, '.dialog');
    await closes();

    const assessment = await startAssessment(page);
    await visit(page, 'sign', assessment);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await isShown(page, `${language}-sign-without-key`);
  });
}
