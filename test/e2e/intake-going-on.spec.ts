import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { callHost, visit } from './host-of-page';
import { intakeIsUnderWay } from './intake-under-way';
import { interfaceWords } from './interface-words';
import type { Keyboard } from './keyboard';
import { expect, expectAccessible, startAgain } from './omnibus-app';
import { test } from './secretariat-post';

const words = interfaceWords('en');
const button = (page: Page, key: string) => page.getByRole('button', { name: words(key), exact: true });
const heading = (page: Page, key: string) => page.getByRole('heading', { name: words(key), exact: true });

/** Presses a button that asks for a folder or files, and gives them. */
async function gives(page: Page, keyboard: Keyboard, key: string, given: string | readonly string[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keyboard.activate(button(page, key))]);
  await chooser.setFiles(typeof given === 'string' ? given : [...given]);
}

test('a folder with folders in it is taken in, stopped, and gone on with by giving it again', async ({ page, keyboard, post }) => {
  test.setTimeout(240_000);
  await visit(page, 'secretariat', 'intake');
  await expect(button(page, 'secretariat.intake.chooseFolder')).toBeVisible();
  await gives(page, keyboard, 'secretariat.intake.chooseFolder', post.large.folder);
  const stop = page.getByRole('button', { name: words('common.cancel'), exact: true });
  await intakeIsUnderWay(page);
  await keyboard.activate(stop);
  await expect(heading(page, 'secretariat.intake.results')).toBeFocused({ timeout: 60_000 });
  await expect(page.getByText(/^.*Intake stopped\./)).toBeVisible();
  await expectAccessible(page, 'a run that was stopped');
  const [stopped, ...earlier] = await callHost(page, 'intake.runs', {});
  expect(stopped).toMatchObject({ state: 'stopped', counts: { files: post.large.bundles, failed: 0 } });
  expect(stopped!.counts.undecided).toBeGreaterThan(0);
  const before = await callHost(page, 'register.list', {});

  await gives(page, keyboard, 'secretariat.intake.goOnFolder', post.large.folder);
  await expect(page.getByText(/^.*Intake finished\./)).toBeVisible({ timeout: 120_000 });
  await expect(heading(page, 'secretariat.intake.results')).toBeFocused();
  await expect(heading(page, 'secretariat.intake.resume')).toHaveCount(0);
  const [finished, ...others] = await callHost(page, 'intake.runs', {});
  expect(others, 'no run was begun').toEqual(earlier);
  expect(finished).toMatchObject({ id: stopped!.id, state: 'finished', counts: { files: post.large.bundles, undecided: 0 } });
  const after = await callHost(page, 'register.list', {});
  expect(after.map(({ digest }) => digest)).toEqual(expect.arrayContaining(before.map(({ digest }) => digest)));
});

test('another folder is noticed before anything of it is taken in', async ({ page, keyboard, post }) => {
  const other = await mkdtemp(path.join(tmpdir(), 'omnibus-other-'));
  try {
    await mkdir(path.join(other, 'post'));
    for (const name of ['one.omnibus', 'two.omnibus']) await copyFile(post.files[0]!, path.join(other, 'post', name));
    await visit(page, 'secretariat', 'intake');
    const [interrupted] = await callHost(page, 'intake.runs', {});
    await gives(page, keyboard, 'secretariat.intake.goOnFolder', other);
    await expect(heading(page, 'secretariat.intake.noneOfRun')).toBeFocused();
    const missing = interrupted!.counts.undecided;
    await expect(
      page.getByText(words('secretariat.intake.othersCounted', { files: '2', more: '2', missing: String(missing) })),
    ).toBeVisible();
    await expectAccessible(page, 'another folder');
    await keyboard.activate(button(page, 'secretariat.intake.chooseAgain'));
    await expect(heading(page, 'secretariat.intake.noneOfRun')).toHaveCount(0);
    await expect(heading(page, 'secretariat.intake.resume')).toBeFocused();
    expect(await callHost(page, 'intake.runs', {}), 'nothing has changed').toEqual([interrupted]);

    await gives(page, keyboard, 'secretariat.intake.goOnFolder', other);
    await keyboard.activate(button(page, 'secretariat.intake.beginInstead'));
    await expect(page.getByText(/^.*Intake finished\./)).toBeVisible({ timeout: 60_000 });
    const [begun, left] = await callHost(page, 'intake.runs', {});
    expect(begun).toMatchObject({ state: 'finished', counts: { files: 2, undecided: 0 } });
    expect(left, 'the other run is as it was').toEqual(interrupted);

    // It is found again among the earlier ones, left as it is, and can still be gone on with.
    const runs = page.getByRole('table', { name: words('secretariat.intake.earlier') });
    await keyboard.activate(runs.getByRole('row', { name: words('intake.states.open') }).getByRole('button'));
    await expect(heading(page, 'secretariat.intake.results')).toBeFocused();
    await keyboard.activate(button(page, 'secretariat.intake.close'));
    await expect(page.getByText(/^.*Intake stopped\./)).toBeVisible();
    await gives(page, keyboard, 'secretariat.intake.goOnFiles', post.files.slice(0, -1));
    await expect(page.getByText(/^.*Intake finished\./)).toBeVisible({ timeout: 60_000 });
    const all = await callHost(page, 'intake.runs', {});
    expect(all.find(({ id }) => id === interrupted!.id)).toMatchObject({ state: 'finished', counts: { undecided: 0 } });
    expect(all).toHaveLength(2);
  } finally {
    await rm(other, { recursive: true, force: true });
  }
});

test.describe('the program is killed while a folder is taken in', () => {
  test.use({ expectedErrors: [/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_INCOMPLETE_CHUNKED_ENCODING/] });
  test('what was decided stays, and the next start goes on with the rest', async ({ page, app, context, dataFolder, post }) => {
    test.setTimeout(240_000);
    const first = await callHost(page, 'intake.runs', {});
    await visit(page, 'secretariat', 'intake');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, 'secretariat.intake.chooseFolder').click()]);
    await chooser.setFiles(post.large.folder);
    await intakeIsUnderWay(page);
    await app.kill();
    await page.close();

    const again = await startAgain(dataFolder);
    const next = await context.newPage();
    await next.goto(again.address);
    await expect(next.getByRole('heading', { level: 1 })).toBeVisible();
    const [killed] = await callHost(next, 'intake.runs', {});
    expect(killed).toMatchObject({ state: 'open', running: false, counts: { files: post.large.bundles } });
    const before = (await callHost(next, 'register.list', {})).map(({ digest }) => digest);
    await visit(next, 'secretariat', 'intake');
    await expect(next.getByText(/^.*was interrupted\..*are untouched\.$/)).toBeVisible();
    const [folder] = await Promise.all([next.waitForEvent('filechooser'), button(next, 'secretariat.intake.goOnFolder').press('Enter')]);
    await folder.setFiles(post.large.folder);
    await expect(next.getByText(/^.*Intake finished\./)).toBeVisible({ timeout: 120_000 });
    const [finished, ...others] = await callHost(next, 'intake.runs', {});
    expect(others).toEqual(first);
    expect(finished).toMatchObject({ id: killed!.id, state: 'finished', counts: { undecided: 0 } });
    const after = (await callHost(next, 'register.list', {})).map(({ digest }) => digest);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(new Set(after).size, 'nothing is in twice').toBe(after.length);
    await next.close();
    await again.stop();
  });
});
