import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { LANGUAGES } from '#core/questionnaire/wording';
import { omnibus } from '#test/cli/command-line';
import { OfficialAtKeyboard } from '#test/e2e/assessment-by-keyboard';
import { visit } from '#test/e2e/host-of-page';
import { interfaceWords, switchLanguage } from '#test/e2e/interface-words';
import { Keyboard } from '#test/e2e/keyboard';
import { callDesktop, startAssessment } from './call-desktop';
import { HOSTS, test } from './desktop-host';
import type { DesktopRun } from './desktop-run';
import { expect } from './omnibus-desktop';

/**
 * What an official and a secretariat do in the desktop program from end to end, in its own window, with its own menu and
 * dialogs: the same scenarios over the stand-in, and in Electron itself where it is.
 */
const PASSPHRASE = 'seven quiet rivers of iron';
const words = interfaceWords('en');
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const statusOf = (page: Page) => page.locator('.question-status').getByRole('radiogroup');
const yes = (page: Page) => statusOf(page).getByRole('radio', { name: 'Yes', exact: true });
const button = (page: Page, word: string) => page.getByRole('button', { name: words(word), exact: true });
const verdict = (page: Page, name: string) => page.getByText(words(`verdict.${name}.title`));

async function firstPage(run: DesktopRun): Promise<Page> {
  const page = await run.page();
  await expect(heading(page)).toHaveText(words('start.title'));
  return page;
}

async function answersYes(page: Page): Promise<void> {
  await statusOf(page).getByText('Yes', { exact: true }).click();
  await expect(page.locator('.save-indicator')).toHaveText(/^Saved/);
}

/** Presses what asks where to save, and says it; resolves with the file that is there then. */
async function savesAs(run: DesktopRun, page: Page, word: string, file: string): Promise<string> {
  await run.answerDialogs({ canceled: false, filePath: file });
  await button(page, word).click();
  await expect
    .poll(() =>
      stat(file).then(
        ({ size }) => size > 0,
        () => false,
      ),
    )
    .toBe(true);
  return file;
}

const receivedNothing = async (page: Page): Promise<void> => expect(await callDesktop(page, 'register.list', {})).toEqual([]);

for (const { host, missing } of HOSTS) {
  test.describe(`in the desktop program (${host})`, () => {
    test.use({ host });
    test.skip(missing !== null, missing ?? '');

    test('create and answer: made in the window; quitted and started again, the work goes on there', async ({ start }) => {
      const run = await start();
      const page = await firstPage(run);
      const official = new OfficialAtKeyboard(page, new Keyboard(page));
      await official.createsAssessment({ state: 'Andorra', exercise: 'Practice review', instrument: 'Trafficking in Persons' });
      await answersYes(page);
      const provision = await heading(page).innerText();
      expect(await run.quit()).toBe(0);

      const next = await (await start()).page();
      await expect(heading(next)).toHaveText(provision);
      await expect(yes(next)).toBeChecked();
    });

    test('export: the State seals and signs, saves what it sends, and it verifies elsewhere', async ({ start, dataFolder }) => {
      const run = await start();
      const page = await firstPage(run);
      const assessment = await startAssessment(page, 'Review 2026');
      const reason = 'The transport ministry has been asked.';
      const writes = [{ question: 'TIP:11(4)/status', base: 0, standing: 'not-known' as const, reason }];
      await callDesktop(page, 'answers.record', { assessment, writes, by: { name: '', role: '' } });
      await visit(page, 'sign', assessment);
      await page.getByRole('textbox', { name: words('sign.cleared.office') }).fill('Director, Ministry of Justice');
      await page.getByRole('textbox', { name: words('key.holder') }).fill('Ministry of Justice');
      await page.getByLabel(words('key.passphrase')).first().fill(PASSPHRASE);
      await page.getByLabel(words('key.passphraseAgain')).fill(PASSPHRASE);
      await button(page, 'key.create').click();
      const card = await savesAs(run, page, 'key.saveCard', path.join(dataFolder, 'card.json'));

      await page.getByLabel(words('sign.signed.passphrase')).fill(PASSPHRASE);
      await button(page, 'sign.written.sign').click();
      await expect(page.getByText(words('exported.title'))).toBeVisible({ timeout: 30_000 });
      const bundle = await savesAs(run, page, 'exported.save', path.join(dataFolder, 'submission.omnibus'));
      expect(await omnibus(['verify', bundle, '--trust', card])).toMatchObject({ status: 0 });
    });

    test('receive: the secretariat enrols a key and receives its bundle into the register', async ({ start, sample }) => {
      const run = await start();
      const page = await firstPage(run);
      const goesTo = (tab: string): Promise<void> => page.getByRole('tab', { name: words(`secretariat.${tab}.tab`) }).click();
      await run.chooseFromMenu('secretariat');
      await expect(heading(page)).toHaveText(words('secretariat.title'));

      await goesTo('cards');
      await run.answerDialogs({ canceled: false, filePaths: [sample.card] });
      await button(page, 'secretariat.cards.choose').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: words('enrol.fingerprint') }).fill(sample.fingerprint);
      await dialog.getByRole('textbox', { name: words('enrol.confirmedBy') }).fill('Registrar');
      await dialog.getByRole('button', { name: words('enrol.enrol'), exact: true }).click();
      await expect(page.getByRole('table', { name: words('secretariat.cards.table') })).toContainText(words('secretariat.cards.inForce'));

      await goesTo('intake');
      await run.answerDialogs({ canceled: false, filePaths: [sample.older, sample.altered] });
      await button(page, 'secretariat.intake.choose').click();
      await expect(page.getByText('Received: 1. Received before: 0. Refused: 1.')).toBeVisible();
      await goesTo('register');
      await page.getByRole('table').getByRole('button').first().click();
      await expect(verdict(page, 'whole')).toBeVisible();
      expect(await callDesktop(page, 'register.list', {})).toHaveLength(1);
    });

    test('language: the window and its menu speak the six languages', async ({ start }) => {
      const run = await start();
      const page = await firstPage(run);
      for (const language of LANGUAGES) {
        await switchLanguage(page, language);
        const say = interfaceWords(language);
        await expect(heading(page)).toHaveText(say('start.title'));
        const expected = ['file', 'edit', 'view', 'window'].map((name) => say(`menu.${name}`));
        await expect.poll(async () => (await run.menuBar()).filter((label) => expected.includes(label))).toEqual(expected);
      }
    });

    test('menu: screens, recent assessments, undo and redo', async ({ start }) => {
      const run = await start();
      const page = await firstPage(run);
      const assessment = await startAssessment(page, 'Laws & practice');
      expect(await run.submenu('recent')).toEqual(['XX · Laws && practice']);
      await run.chooseFromMenu(`assessment:${assessment}`);
      await visit(page, 'complete', assessment, 'TIP:5(1)');
      await answersYes(page);
      await run.chooseFromMenu('undo');
      await expect(yes(page)).not.toBeChecked();
      await run.chooseFromMenu('redo');
      await expect(yes(page)).toBeChecked();
      await run.chooseFromMenu('review');
      await expect(heading(page)).toHaveText(words('review.title'));
      await run.chooseFromMenu('start');
      await expect(heading(page)).toHaveText(words('start.title'));
    });

    test('dialogs: one that is cancelled changes nothing, and what was to be saved can be saved later', async ({ start, dataFolder }) => {
      const run = await start();
      const page = await firstPage(run);
      await callDesktop(page, 'keys.create', { purpose: 'secretariat', holder: 'Secretariat', practice: true, passphrase: PASSPHRASE });
      await run.chooseFromMenu('secretariat');
      await page.getByRole('tab', { name: words('secretariat.intake.tab') }).click();
      await run.answerDialogs({ canceled: true, filePaths: [] });
      await button(page, 'secretariat.intake.choose').click();
      await expect.poll(() => run.dialogsShown()).toBe(1);
      await expect(button(page, 'secretariat.intake.choose')).toBeEnabled();

      await page.getByRole('tab', { name: words('secretariat.key.tab') }).click();
      await run.answerDialogs({ canceled: true, filePath: '' });
      await button(page, 'key.saveBackup').click();
      await expect.poll(() => run.dialogsShown()).toBe(2);
      await savesAs(run, page, 'key.saveBackup', path.join(dataFolder, 'kept.json'));
      expect(await run.dialogsShown()).toBe(3);
      await receivedNothing(page);
    });

    test('second instance: it gives way and hands its file over; the file shows its verdict, nothing is received', async ({
      start,
      startBeside,
      sample,
    }) => {
      const page = await firstPage(await start());
      expect(await startBeside(sample.altered)).toBe(0);
      await expect(verdict(page, 'altered')).toBeVisible();
      await receivedNothing(page);
    });

    test('file opened from outside: with the program and from its menu, it shows its verdict, nothing is received', async ({
      start,
      sample,
    }) => {
      const run = await start(sample.altered, '--flag', '/nowhere/x.omnibus');
      const page = await run.page();
      await expect(verdict(page, 'altered')).toBeVisible();
      await run.answerDialogs({ canceled: false, filePaths: [sample.newer] });
      await run.chooseFromMenu('open-bundle');
      await expect(verdict(page, 'altered')).toBeHidden();
      await receivedNothing(page);
    });
  });
}
