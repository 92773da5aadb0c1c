import type { Page } from '@playwright/test';
import { callHost, recordAnswers, startAssessment, visit } from './host-of-page';
import { interfaceWords } from './interface-words';
import { expect, expectAccessible, test } from './omnibus-app';

const FIRST = 'grey heron over the estuary';
const SECOND = 'a slow train through the hills';
/** Deriving a key takes long by intention, and everything is written and read anew. */
const WORK = { timeout: 60_000 };
const words = interfaceWords('en');
const QUESTION = 'TIP:5(1)/status';

const button = (page: Page, key: string) => page.getByRole('button', { name: words(key), exact: true });
const heading = (page: Page, key: string) => page.getByRole('heading', { level: 1, name: words(key) });

test('an official protects the data, locks it, opens it in both ways, and ends the protection, by keyboard', async ({ page, keyboard }) => {
  test.setTimeout(300_000);
  const assessment = await startAssessment(page);
  await recordAnswers(page, assessment, { [QUESTION]: 'yes' });
  await visit(page, 'backup');
  await expect(page.getByRole('heading', { level: 2, name: words('protection.title') })).toBeVisible();
  await expectAccessible(page, 'protection, off');
  await keyboard.type(page.getByLabel(words('protection.passphrase')), FIRST);
  await keyboard.type(page.getByLabel(words('key.passphraseAgain')).last(), FIRST);
  await keyboard.activate(button(page, 'protection.start'));
  await expect(page.getByText(words('protection.codeTitle'))).toBeVisible(WORK);
  const code = (await page.locator('.recovery-code').innerText()).trim();
  expect(code).toMatch(/^(\w{4}-){7}\w{4}$/);
  await expectAccessible(page, 'protection, the recovery code');
  await keyboard.activate(button(page, 'protection.codeKept'));
  await expectAccessible(page, 'protection, on');
  await keyboard.activate(button(page, 'protection.lock'));

  await expect(heading(page, 'protection.lockedTitle')).toBeVisible(WORK);
  await expectAccessible(page, 'locked');
  await keyboard.type(page.getByLabel(words('protection.passphrase')), 'not this one, surely');
  await keyboard.activate(button(page, 'protection.unlock'));
  await expect(page.getByText(words('error.protection-passphrase'))).toBeVisible(WORK);
  await keyboard.type(page.getByLabel(words('protection.passphrase')), FIRST);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'backup.title')).toBeVisible(WORK);
  expect((await callHost(page, 'assessments.open', { assessment })).document.answers[QUESTION]?.value).toBe('yes');

  await keyboard.activate(button(page, 'protection.lock'));
  await expect(heading(page, 'protection.lockedTitle')).toBeVisible(WORK);
  await keyboard.activate(button(page, 'protection.useCode'));
  await keyboard.type(page.getByLabel(words('protection.code')), code.toLowerCase());
  await keyboard.activate(button(page, 'protection.unlock'));
  await expect(heading(page, 'protection.renewTitle')).toBeVisible(WORK);
  await expectAccessible(page, 'a new passphrase after the recovery code');
  await keyboard.type(page.getByLabel(words('protection.next')), SECOND);
  await keyboard.type(page.getByLabel(words('key.passphraseAgain')), SECOND);
  await keyboard.activate(button(page, 'protection.renew'));
  await expect(heading(page, 'backup.title')).toBeVisible(WORK);

  await keyboard.activate(page.locator('summary', { hasText: words('protection.offTitle') }));
  await keyboard.type(page.getByLabel(words('protection.current')).last(), SECOND);
  await keyboard.activate(button(page, 'protection.off'));
  await expect(button(page, 'protection.start')).toBeVisible(WORK);
  expect(await callHost(page, 'protection.state', {})).toMatchObject({ on: false });
});
