import type { Page } from '@playwright/test';
import { callHost, recordAnswers, startAssessment, visit } from './host-of-page';
import { interfaceWords } from './interface-words';
import { Keyboard } from './keyboard';
import { anotherTab, expect, expectAccessible, test } from './omnibus-app';

const PASSPHRASE = 'grey heron over the estuary';
/** Deriving a key takes long by intention, and everything is written and read anew. */
const WORK = { timeout: 60_000 };
const words = interfaceWords('en');

const locked = (page: Page) => page.getByRole('heading', { level: 1, name: words('protection.lockedTitle') });

test('protected data locks itself once nobody works in any window, and nothing that was typed is lost', async ({ app, page, keyboard }) => {
  test.setTimeout(300_000);
  // The clock of the window goes as it is told to: nobody waits for minutes.
  await page.clock.install();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const assessment = await startAssessment(page);
  await recordAnswers(page, assessment, { 'TIP:5(1)/status': 'yes' });
  await visit(page, 'backup');
  await expect(page.getByRole('radiogroup', { name: words('protection.lockAfter') }), 'nothing to choose while it is off').toHaveCount(0);
  await keyboard.type(page.getByLabel(words('protection.passphrase')), PASSPHRASE);
  await keyboard.type(page.getByLabel(words('key.passphraseAgain')).last(), PASSPHRASE);
  await keyboard.activate(page.getByRole('button', { name: words('protection.start'), exact: true }));
  await expect(page.getByText(words('protection.codeTitle'))).toBeVisible(WORK);
  await keyboard.activate(page.getByRole('button', { name: words('protection.codeKept'), exact: true }));

  const choice = page.getByRole('radiogroup', { name: words('protection.lockAfter') });
  await expect(choice.getByRole('radio', { name: 'After 15 minutes' })).toBeChecked();
  await keyboard.tabTo(choice.getByRole('radio', { checked: true }));
  await keyboard.press('ArrowUp');
  await expect(choice.getByRole('radio', { name: 'After 5 minutes' })).toBeChecked();
  await expect.poll(async () => (await callHost(page, 'preferences.read', {})).lockAfter).toBe(5);
  await expectAccessible(page, 'when it locks itself');

  // A second window, in which somebody goes on working.
  const other = await page.context().newPage();
  await other.goto(await anotherTab(app.dataFolder));
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible(WORK);
  await visit(other, 'complete', assessment, 'TIP:5(1)');
  const answer = other.locator('.section-form textarea').first();
  await expect(answer).toBeVisible(WORK);
  // A sign of life: the minutes are counted from here, however long it took to open the second window.
  await answer.press('Shift');
  await page.clock.runFor('04:30');
  await answer.focus();
  await other.keyboard.type('Typed ');
  await page.clock.runFor('01:00');
  await expect(choice, 'somebody works in the other window').toBeVisible();

  // A comment that nobody has added yet holds the lock back, and that is said.
  const comments = other.locator('details', { hasText: 'Between colleagues only' });
  const elsewhere = new Keyboard(other);
  await elsewhere.activate(comments.locator('summary'));
  await elsewhere.type(comments.getByRole('textbox', { name: 'New comment' }), 'Which section?');
  await page.clock.runFor('05:10');
  const said = async (): Promise<number> => {
    const counts = [page, other].map((each) => each.getByText(words('protection.keptOpen')).count());
    return (await Promise.all(counts)).reduce((all, count) => all + count, 0);
  };
  await expect.poll(said, WORK).toBeGreaterThan(0);
  await expect(choice).toBeVisible();
  await elsewhere.activate(comments.getByRole('button', { name: 'Add the comment' }));
  await expect(comments.locator('summary')).toContainText('(1)');

  await answer.focus();
  await other.keyboard.press('Control+End');
  await other.keyboard.type('before the coffee');
  await page.clock.runFor('05:10');
  await expect(locked(page)).toBeVisible(WORK);
  await expect(locked(other), 'the other window is locked with it').toBeVisible(WORK);
  await expectAccessible(page, 'locked by itself');
  expect(await callHost(page, 'protection.state', {})).toMatchObject({ on: true, locked: true });

  await keyboard.type(page.getByLabel(words('protection.passphrase')), PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(choice).toBeVisible(WORK);
  const { document } = await callHost(page, 'assessments.open', { assessment });
  const typed = Object.values(document.answers).map(({ value }) => value);
  expect(typed).toContain('Typed before the coffee');
});
