import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { OutgoingFile } from '#core/contract/operations/input-shapes';
import { LANGUAGES } from '#core/questionnaire/wording';
import { visit } from '#test/e2e/host-of-page';
import { interfaceWords, switchLanguage } from '#test/e2e/interface-words';
import { callDesktop, startAssessment } from './call-desktop';
import { expect, test } from './omnibus-desktop';
import type { MenuEntry } from './stand-in/questions';
import { windowProfileFolder } from '#services/storage/window-profile-folder';
import { ownCache, StandIn } from './stand-in/stand-in';

const words = interfaceWords('en');
const profileOf = (dataFolder: string): string => windowProfileFolder(dataFolder, 'desktop', 'linux', ownCache(dataFolder));
const PASSPHRASE = 'seven quiet rivers of iron';

const statusOf = (page: Page) => page.locator('.question-status').getByRole('radiogroup');
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const reportOf = (page: Page, verdict: string) => page.getByText(words(`verdict.${verdict}.title`));

async function answersYes(page: Page): Promise<void> {
  await statusOf(page).getByText('Yes', { exact: true }).click();
  await expect(page.locator('.save-indicator')).toHaveText(/^Saved/);
}

test('an outgoing file is saved where the user says; a cancelled dialog leaves it for another time', async ({
  page,
  desktop,
  dataFolder,
}) => {
  const key = await callDesktop(page, 'keys.create', {
    purpose: 'secretariat',
    holder: 'Secretariat',
    practice: true,
    passphrase: PASSPHRASE,
  });
  const { file, name, bytes } = await callDesktop(page, 'keys.backup', { key: key.id });
  const save = () => page.evaluate(([handle, as]) => window.omnibus?.saveFile(handle, as), [file, `/somewhere/else/${name}`] as const);
  desktop.dialogAnswers.push({ canceled: true, filePath: '' });
  expect(await save()).toEqual({ saved: false });
  const target = path.join(dataFolder, 'kept.json');
  desktop.dialogAnswers.push({ canceled: false, filePath: target });
  expect(await save()).toEqual({ saved: true, where: 'kept.json' });
  expect((await stat(target)).size).toBe(bytes);
  expect(desktop.dialogs.map(({ kind, options }) => [kind, options['defaultPath']])).toEqual([
    ['showSaveDialog', name],
    ['showSaveDialog', name],
  ]);
  expect(await save().catch((error: Error) => error.message)).toContain('handle-unknown');
});

test('the secretariat receives a bundle that the user chooses; a cancelled dialog changes nothing', async ({ page, desktop, sample }) => {
  await desktop.program.ask('clickMenu', { id: 'secretariat' });
  await expect(heading(page)).toHaveText(words('secretariat.title'));
  await page.getByRole('tab', { name: words('secretariat.intake.tab') }).click();
  const choose = page.getByRole('button', { name: words('secretariat.intake.choose') });
  desktop.dialogAnswers.push({ canceled: true, filePaths: [] }, { canceled: false, filePaths: [sample.altered] });
  await choose.click();
  await expect(choose).toBeEnabled();
  await choose.click();
  await expect(page.getByRole('table', { name: words('secretariat.intake.results') }).getByRole('row')).toHaveCount(2);
  const [shown] = desktop.dialogs;
  expect(shown?.options['filters']).toEqual([{ name: 'omnibus, age', extensions: ['omnibus', 'age'] }]);
  expect(JSON.stringify(await page.content())).not.toContain(path.dirname(sample.newer));
});

test('a bundle opened by a second start or by the system is shown in the window that is there, and not received', async ({
  page,
  desktop,
  browser,
  appFolder,
  dataFolder,
  sample,
}) => {
  await desktop.program.ask('clickMenu', { id: 'review' });
  const second = await StandIn.launch({ browser, appFolder, dataFolder, words: [sample.altered] });
  expect(await second.exited).toBe(0);
  expect(second.faults).toEqual([]);
  await expect(reportOf(page, 'altered')).toBeVisible();
  expect(desktop.notesOf('focus')).toHaveLength(1);
  await desktop.program.ask('openFile', { file: sample.newer });
  await expect(reportOf(page, 'altered')).toBeHidden();
  expect(await callDesktop(page, 'register.list', {})).toEqual([]);
});

test('a work package and a contribution opened by the system are shown, and neither is opened nor taken in by itself', async ({
  page,
  desktop,
  dataFolder,
}) => {
  const assessment = await startAssessment(page, 'Self-assessment 2026');
  const by = { name: 'A. Official', role: '' };
  const keeps = async ({ file, name }: OutgoingFile): Promise<string> => {
    const target = path.join(path.dirname(dataFolder), name);
    desktop.dialogAnswers.push({ canceled: false, filePath: target });
    await page.evaluate(([handle, as]) => window.omnibus?.saveFile(handle, as), [file, name] as const);
    return target;
  };
  const asked = { agency: 'Ministry of Justice', provisions: ['TIP:5(1)'], language: 'en' as const, instructions: 'Please cite.' };
  const workPackage = await keeps(await callDesktop(page, 'agencies.prepare', { assessment, ...asked, withAnswers: false, by }));
  expect(workPackage).toMatch(/\.omnibus-task$/);
  await desktop.program.ask('clickMenu', { id: 'review' });
  await desktop.program.ask('openFile', { file: workPackage });
  await expect(page.getByRole('button', { name: words('agencies.open.button') })).toBeVisible();
  await expect(page.getByText('Please cite.')).toBeVisible();
  expect(await callDesktop(page, 'assessments.list', {}), 'not opened by itself').toHaveLength(1);

  await page.getByRole('button', { name: words('agencies.open.button') }).click();
  await expect.poll(async () => (await callDesktop(page, 'assessments.list', {})).length).toBe(2);
  const part = (await callDesktop(page, 'assessments.list', {})).find(({ id }) => id !== assessment)?.id ?? '';
  const writes = [{ question: 'TIP:5(1)/status', base: 0, standing: 'answered' as const, value: 'yes' }];
  await callDesktop(page, 'answers.record', { assessment: part, writes, by });
  const contribution = await keeps(await callDesktop(page, 'agencies.contribute', { assessment: part, comments: [], by }));
  expect(contribution).toMatch(/\.omnibus-answers$/);
  await desktop.program.ask('clickMenu', { id: 'review' });
  await desktop.program.ask('openFile', { file: contribution });
  await expect(page.getByText(words('agencies.open.isContributionHint'))).toBeVisible();
  const { document } = await callDesktop(page, 'assessments.open', { assessment });
  expect([document.contributions, document.answers], 'not taken in by itself').toEqual([{}, {}]);
});

test('the menu speaks the six languages, with the roles and keys of every program', async ({ page, desktop }) => {
  const all = (entries: readonly MenuEntry[]): readonly MenuEntry[] => entries.flatMap((entry) => [entry, ...all(entry.submenu ?? [])]);
  for (const language of LANGUAGES) {
    await switchLanguage(page, language);
    const say = interfaceWords(language);
    await expect.poll(() => all(desktop.menu()).find(({ id }) => id === 'file')?.label).toBe(say('menu.file'));
    const entries = all(desktop.menu());
    expect(entries.find(({ id }) => id === 'secretariat')).toMatchObject({ label: say('nav.secretariat'), accelerator: 'CmdOrCtrl+2' });
    expect(entries.filter(({ role }) => role && role !== 'appMenu').map(({ role, label }) => [role, label])).toEqual(
      (
        [
          ['quit', 'quit'],
          ['undo', 'undo'],
          ['redo', 'redo'],
          ['cut', 'cut'],
          ['copy', 'copy'],
          ['paste', 'paste'],
          ['selectAll', 'selectAll'],
          ['resetZoom', 'actualSize'],
          ['zoomIn', 'zoomIn'],
          ['zoomOut', 'zoomOut'],
          ['togglefullscreen', 'fullScreen'],
          ['minimize', 'minimize'],
          ['close', 'close'],
        ] as const
      ).map(([role, word]) => [role, say(`menu.${word}`)]),
    );
    const accelerators = entries.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(accelerators).size).toBe(accelerators.length);
  }
});

test('the menu prints the page', async ({ page, desktop }) => {
  await expect(heading(page)).toBeVisible();
  await desktop.program.ask('clickMenu', { id: 'print' });
  await expect.poll(() => desktop.notesOf('print').length).toBe(1);
});

test('a page that crashes is loaded again where it was, with everything entered', async ({ page, desktop }) => {
  const assessment = await startAssessment(page, 'Review 2026');
  await visit(page, 'complete', assessment, 'TIP:5(1)');
  await answersYes(page);
  await page.goto('chrome://crash').catch(() => undefined);
  await desktop.until(() => page.isClosed(), 'the window kept its crashed page');
  const next = await desktop.page();
  await expect(heading(next)).toHaveText('TIP 5(1)');
  await expect(statusOf(next).getByRole('radio', { name: 'Yes', exact: true })).toBeChecked();
});

test('the window opens where it was closed, unless that is on no screen', async ({ page, desktop, browser, appFolder, dataFolder }) => {
  const file = path.join(profileOf(dataFolder), 'window.json');
  const bounds = { x: 40, y: 30, width: 1000, height: 700 };
  await expect(heading(page)).toBeVisible();
  await desktop.program.ask('moveWindow', { window: 1, bounds, maximized: true });
  await desktop.quit();
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ bounds, maximized: true });

  const openedAt = async (): Promise<readonly unknown[]> => {
    const again = await StandIn.launch({ browser, appFolder, dataFolder });
    const next = await again.page();
    const size = next.viewportSize();
    const maximized = again.notesOf('maximized').length;
    await again.quit();
    expect(again.faults).toEqual([]);
    return [size?.width, maximized];
  };
  expect(await openedAt()).toEqual([1000, 1]);
  for (const broken of [
    '{',
    '{"bounds":{"x":5000,"y":30,"width":1000,"height":700},"maximized":false}',
    '{"bounds":null,"maximized":true}',
  ]) {
    await writeFile(file, broken);
    expect(await openedAt(), broken).toEqual([1366, 0]);
  }
});

test('the colours follow the system', async ({ page, desktop }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await desktop.program.ask('systemTurnsDark', { dark: true });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await background()).not.toBe(light);
  expect(desktop.notesOf('background').at(-1)?.color).toBe('#14191f');
});

test('quitting closes the data folder in good order', async ({ page, desktop, dataFolder }) => {
  await expect(heading(page)).toBeVisible();
  expect(await desktop.quit()).toBe(0);
  expect(desktop.notesOf('exit')).toEqual([{ kind: 'exit', status: 0 }]);
  await expect(stat(path.join(profileOf(dataFolder), 'stand-in-lock'))).rejects.toThrow('ENOENT');
});
