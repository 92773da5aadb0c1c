import type { Locator, Page, Route } from '@playwright/test';
import { callHost, startAssessment, visit } from './host-of-page';
import { switchLanguage } from './interface-words';
import { anotherTab, expect, startAgain, test } from './omnibus-app';

test('what was typed just before the tab was closed is there in the next', async ({ page, context, dataFolder }) => {
  const assessment = await opensProvision(page, 'TIP:5(1)');
  await choosesStatus(page, 'Yes');
  await howItIsAnswered(page).pressSequentially('Section 4 names every act');
  await page.close({ runBeforeUnload: true });

  const next = await context.newPage();
  await next.goto(await anotherTab(dataFolder));
  await visit(next, 'complete', assessment, 'TIP:5(1)');
  await expect(howItIsAnswered(next)).toHaveValue('Section 4 names every act');
});

test('reloading stays where the official was, with everything entered', async ({ page }) => {
  const assessment = await opensProvision(page, 'TIP:5(1)');
  await choosesStatus(page, 'Yes');
  await howItIsAnswered(page).fill('Section 4');
  await page.reload();
  await expect(title(page)).toHaveText('TIP 5(1)');
  await expect(howItIsAnswered(page)).toHaveValue('Section 4');

  await visit(page, 'start');
  await expect(page.locator('.assessment-item')).toBeVisible();
  await visit(page, 'complete', assessment);
  await expect(title(page), 'the provision touched last').toHaveText('TIP 5(1)');
});

test('two tabs see what the other writes, also where it was not asked before', async ({ page, context, dataFolder }) => {
  const assessment = await opensProvision(page, 'TIP:5(1)');
  const other = await context.newPage();
  await other.goto(await anotherTab(dataFolder));
  await visit(other, 'complete', assessment, 'TIP:5(1)');
  await expect(title(other)).toHaveText('TIP 5(1)');

  await choosesStatus(page, 'Yes');
  await howItIsAnswered(page).fill('Section 4');
  await expectSaved(page);
  await expect(statusOf(other).getByRole('radio', { name: 'Yes', exact: true })).toBeChecked();
  await expect(howItIsAnswered(other)).toHaveValue('Section 4');
});

test('an answer given elsewhere together with the question that asks for it is shown', async ({ page }) => {
  const assessment = await opensProvision(page, 'TIP:5(1)');
  const writes = [
    { question: 'TIP:5(1)/status', base: 0, standing: 'answered', value: 'yes' },
    { question: 'TIP:5(1)/legal-basis.explanation', base: 0, standing: 'answered', value: 'Written elsewhere' },
  ] as const;
  await callHost(page, 'answers.record', { assessment, writes: [...writes], by: { name: 'Colleague', role: '' } });
  await expect(howItIsAnswered(page)).toHaveValue('Written elsewhere');
});

test('when two write one answer at a time, both stand until one is chosen', async ({ page }) => {
  const assessment = await opensProvision(page, 'TIP:5(1)');
  await choosesStatus(page, 'Yes');
  await expectSaved(page);
  // The colleague's answer reaches the disk just before what the official typed, however fast the machine is.
  const overtaking = async (mine: Route) => {
    await callHost(page, 'answers.record', {
      assessment,
      writes: [{ question: 'TIP:5(1)/legal-basis.explanation', base: 0, standing: 'answered', value: 'Theirs' }],
      by: { name: 'Colleague', role: 'Ministry of the Interior' },
    });
    await mine.continue();
  };
  await page.route(/answers\.record/, overtaking, { times: 1 });
  await howItIsAnswered(page).pressSequentially('Mine');
  const conflict = page
    .locator('.question')
    .getByRole('status')
    .filter({ hasText: 'Colleague changed this answer while you were writing' });
  await expect(conflict).toContainText('Mine');
  await expect(conflict).toContainText('Theirs');
  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await expectSaved(page);
  const { document } = await callHost(page, 'assessments.open', { assessment });
  expect(document.answers['TIP:5(1)/legal-basis.explanation']?.value).toBe('Mine');
});

test('undo and redo by keyboard', async ({ page }) => {
  await opensProvision(page, 'TIP:5(1)');
  const yes = statusOf(page).getByRole('radio', { name: 'Yes', exact: true });
  const no = statusOf(page).getByRole('radio', { name: 'No', exact: true });
  await choosesStatus(page, 'Yes');
  await expectSaved(page);
  await choosesStatus(page, 'No');
  await expectSaved(page);
  await page.keyboard.press('Control+z');
  await expect(yes).toBeChecked();
  await page.keyboard.press('Control+z');
  await expect(yes).not.toBeChecked();
  await page.keyboard.press('Control+Shift+z');
  await expect(yes).toBeChecked();
  await page.keyboard.press('Control+y');
  await expect(no).toBeChecked();
});

test('changing the language keeps a half-written sentence', async ({ page }) => {
  await opensProvision(page, 'TIP:5(1)');
  await choosesStatus(page, 'Yes');
  await howItIsAnswered(page).pressSequentially('Half a sen');
  await switchLanguage(page, 'fr');
  const field = page.locator('.question-text textarea').first();
  await expect(field).toHaveValue('Half a sen');
  await switchLanguage(page, 'ar');
  await expect(field).toHaveValue('Half a sen');
  await field.focus();
  await page.keyboard.press('End');
  await page.keyboard.type('tence');
  await switchLanguage(page, 'en');
  await expect(howItIsAnswered(page)).toHaveValue('Half a sentence');
  await expectSaved(page);
});

test.describe('the host is killed while the official types', () => {
  test.use({ expectedErrors: [/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/] });

  test('the page says so and keeps the text; what was acknowledged is there after a new start', async ({
    page,
    app,
    context,
    dataFolder,
  }) => {
    test.setTimeout(120_000);
    const assessment = await opensProvision(page, 'TIP:5(1)');
    await choosesStatus(page, 'Yes');
    await howItIsAnswered(page).fill('Acknowledged');
    await expectSaved(page);
    // Killed when the save is on its way, however fast the machine is.
    const killing = async (mine: Route) => {
      await app.kill();
      await mine.continue();
    };
    await page.route(/answers\.record/, killing, { times: 1 });
    await howItIsAnswered(page).fill('Acknowledged, and not yet');
    await expect(page.getByText('Omnibus has ended')).toBeVisible();
    await expect(page.locator('.save-indicator')).toHaveText('Not saved');
    await expect(page.locator('.unsaved-answers')).toContainText('Acknowledged, and not yet');
    await expect(howItIsAnswered(page)).toHaveValue('Acknowledged, and not yet');

    const restarted = await startAgain(dataFolder);
    const next = await context.newPage();
    await next.goto(restarted.address);
    await visit(next, 'complete', assessment, 'TIP:5(1)');
    await expect(howItIsAnswered(next)).toHaveValue(/^Acknowledged/);
    await restarted.stop();
  });
});

test('Arabic is mirrored wholly, and references keep their order', async ({ page }) => {
  const assessment = await opensProvision(page, 'TIP:6(2)(b)');
  const before = await sides(page);
  expect(before.list).toBeLessThan(before.questions);
  await switchLanguage(page, 'ar');
  const after = await sides(page);
  expect(after.list).toBeGreaterThan(after.questions);
  expect(after.questions).toBeGreaterThan(after.guidance);
  await expect(title(page)).toHaveText('TIP 6(2)(b)');
  await expect(title(page).locator('bdi')).toHaveAttribute('dir', 'ltr');

  await page.keyboard.press('Alt+ArrowLeft');
  await expect(title(page), 'onwards is to the left').toHaveText('TIP 6(3)');
  await visit(page, 'sign', assessment);
  await expectNoSidewaysScroll(page, 'sign');
});

const title = (page: Page): Locator => page.getByRole('heading', { level: 1 });
const statusOf = (page: Page): Locator => page.locator('.question-status').getByRole('radiogroup');
const howItIsAnswered = (page: Page): Locator => page.getByRole('textbox', { name: 'How do these laws answer the question?' });

async function opensProvision(page: Page, provision: string): Promise<string> {
  const assessment = await startAssessment(page);
  await visit(page, 'complete', assessment, provision);
  await expect(title(page)).toHaveText(provision.replace(':', ' '));
  return assessment;
}

async function choosesStatus(page: Page, status: string): Promise<void> {
  await statusOf(page).getByText(status, { exact: true }).click();
}

async function expectSaved(page: Page): Promise<void> {
  await expect(page.locator('.save-indicator')).toHaveText(/^Saved/);
}

async function expectNoSidewaysScroll(page: Page, place: string): Promise<void> {
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(overflow, `${place} scrolls sideways`).toBeLessThanOrEqual(0);
}

async function sides(page: Page): Promise<{ readonly list: number; readonly questions: number; readonly guidance: number }> {
  const centre = async (selector: string): Promise<number> => {
    const box = await page.locator(selector).boundingBox();
    if (!box) throw new Error(`${selector} is not shown`);
    return box.x + box.width / 2;
  };
  return {
    list: await centre('.complete-list'),
    questions: await centre('.complete-questions'),
    guidance: await centre('.complete-guidance'),
  };
}
