import type { Page } from '@playwright/test';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { LANGUAGES } from '#core/questionnaire/wording';
import { visit } from '#test/e2e/host-of-page';
import { interfaceWords, switchLanguage } from '#test/e2e/interface-words';
import { callDesktop, startAssessment } from './call-desktop';
import { expect, test } from './omnibus-desktop';
import { layOutApp, type Edit } from './stand-in/app-folder';
import type { StandIn } from './stand-in/stand-in';

const STAY = { response: 0 };
const LEAVE = { response: 1 };
/** The notice about it, whatever it is called in the language of the window. */
const conflictIn = (page: Page) => page.locator('.conflict-sides');
const statusOf = (page: Page) => page.locator('.question-status').getByRole('radiogroup');

/** Somebody else answers first: what is chosen in this window then is kept in it, and is nowhere else. */
async function makeConflict(page: Page): Promise<void> {
  const assessment = await startAssessment(page, 'Review 2026');
  await visit(page, 'complete', assessment, 'TIP:5(1)');
  await expect(statusOf(page)).toBeVisible();
  // This window does not look for news: a slow one would have time to, before the choice is made.
  await page.evaluate(() => Object.defineProperty(document, 'visibilityState', { value: 'hidden' }));
  const writes = [{ question: 'TIP:5(1)/status', base: 0, standing: 'answered' as const, value: 'no' }];
  await callDesktop(page, 'answers.record', { assessment, writes, by: { name: '', role: '' } });
  await statusOf(page).getByRole('radio').first().locator('xpath=ancestor::label').click();
  await expect(conflictIn(page)).toBeVisible();
}

const close = (desktop: StandIn): Promise<null> => desktop.program.ask('closeWindow', { window: 1 });
const isAsked = (desktop: StandIn, times: number): Promise<void> =>
  desktop.until(() => desktop.dialogs.length === times, `the user was not asked ${times} times`);

test('a window that holds something unsaved asks before it closes, in six languages; who stays, stays', async ({ page, desktop }) => {
  await makeConflict(page);
  for (const [place, language] of LANGUAGES.entries()) {
    await switchLanguage(page, language);
    await expect.poll(async () => (await callDesktop(page, 'preferences.read', {})).language).toBe(language);
    desktop.dialogAnswers.push(STAY);
    await close(desktop);
    await isAsked(desktop, place + 1);
    const words = interfaceWords(language);
    expect(desktop.dialogs.at(-1)).toMatchObject({
      kind: 'showMessageBox',
      options: {
        message: words('desktop.leaveTitle'),
        detail: words('desktop.leaveText'),
        buttons: [words('desktop.stay'), words('desktop.leave')],
        defaultId: 0,
        cancelId: 0,
      },
    });
    await expect(conflictIn(page)).toBeVisible();
  }
  desktop.dialogAnswers.push(LEAVE);
  await close(desktop);
  expect(await desktop.exited).toBe(0);
});

test('quitting asks too, and ends the program when the user leaves', async ({ page, desktop }) => {
  await makeConflict(page);
  desktop.dialogAnswers.push(STAY, LEAVE);
  await desktop.program.ask('quit', null);
  await isAsked(desktop, 1);
  await expect(conflictIn(page)).toBeVisible();
  await desktop.program.ask('quit', null);
  expect(await desktop.exited).toBe(0);
  expect(desktop.dialogs).toHaveLength(2);
});

/** What is still being written is waited for; here for longer, since it is no subject how fast the disk is. */
const LONGER: Edit = ['main.js', 'WRITING_MS = 500', 'WRITING_MS = 2500'];

test('what was only still being written is written, and nobody is asked', async ({ desktop, relaunch }) => {
  await desktop.page();
  expect(await desktop.quit()).toBe(0);
  const appFolder = await layOutApp([LONGER]);
  const run = await relaunch({ appFolder });
  const page = await run.page();
  const assessment = await startAssessment(page, 'Review 2026');
  await visit(page, 'complete', assessment, 'TIP:5(1)');
  await statusOf(page).getByText('Yes', { exact: true }).click();
  const text = (each: Page) => each.getByRole('textbox', { name: 'How do these laws answer the question?' });
  await text(page).fill('Section 4 defines it.');
  expect(await run.quit()).toBe(0);
  expect(run.dialogs).toEqual([]);
  const next = await (await relaunch()).page();
  await expect(text(next)).toHaveValue('Section 4 defines it.');
  await rm(path.dirname(appFolder), { recursive: true, force: true });
});
