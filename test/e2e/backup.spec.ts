import type { Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { callHost, recordAnswers, startAssessment, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible, test } from './omnibus-app';

const PASSPHRASE = 'nine dry stones by the well';
const words = interfaceWords('en');
const QUESTION = 'TIP:5(1)/status';

const button = (page: Page, key: string) => page.getByRole('button', { name: words(key), exact: true });
const answerOf = async (page: Page, assessment: string): Promise<unknown> =>
  (await callHost(page, 'assessments.open', { assessment })).document.answers[QUESTION]?.value;

test('an official makes a backup, restores it after a mistake, and finds the way back, by keyboard', async ({
  page,
  keyboard,
  dataFolder,
}) => {
  test.setTimeout(120_000);
  const assessment = await startAssessment(page);
  await recordAnswers(page, assessment, { [QUESTION]: 'yes' });
  await page.reload();
  await visit(page, 'start');
  await expect(page.getByText(words('backup.reminder.never'))).toBeVisible();
  await keyboard.activate(page.getByRole('link', { name: words('backup.make.title') }));
  await expect(page.getByRole('heading', { level: 1, name: words('backup.title') })).toBeVisible();
  await expectAccessible(page, 'backup, empty');

  await keyboard.type(page.getByLabel(words('backup.make.passphrase')).first(), 'too short');
  await expect(button(page, 'backup.make.start')).toBeDisabled();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(PASSPHRASE);
  await expect(page.getByText(words('backup.strength.fair'))).toBeVisible();
  await keyboard.type(page.getByLabel(words('key.passphraseAgain')).first(), PASSPHRASE);
  await keyboard.activate(button(page, 'backup.make.start'));
  await expect(page.getByText(words('backup.make.done'))).toBeVisible();
  await expectAccessible(page, 'backup, made');
  const downloading = page.waitForEvent('download');
  await keyboard.activate(button(page, 'backup.make.save'));
  const kept = path.join(dataFolder, '..', `${path.basename(dataFolder)}.omnibus-backup`);
  await (await downloading).saveAs(kept);
  await expect(page.getByText(/^Last backup:/)).toBeVisible();

  // The mistake.
  await callHost(page, 'assessments.remove', { assessment });
  await page.reload();
  const choosing = page.waitForEvent('filechooser');
  await keyboard.activate(button(page, 'backup.restore.choose'));
  await (await choosing).setFiles(kept);
  await expect(button(page, 'backup.restore.open')).toBeVisible();
  await keyboard.type(
    page.getByRole('region', { name: words('backup.restore.title') }).getByLabel(words('backup.make.passphrase')),
    'some other dry stones',
  );
  await keyboard.activate(button(page, 'backup.restore.open'));
  await expect(page.getByText(words('error.backup-passphrase'))).toBeVisible();
  const choosingAgain = page.waitForEvent('filechooser');
  await keyboard.activate(button(page, 'backup.restore.choose'));
  await (await choosingAgain).setFiles(kept);
  await expect(button(page, 'backup.restore.open')).toBeVisible();
  await keyboard.type(
    page.getByRole('region', { name: words('backup.restore.title') }).getByLabel(words('backup.make.passphrase')),
    PASSPHRASE,
  );
  await keyboard.activate(button(page, 'backup.restore.open'));
  await expect(page.getByText(words('backup.restore.found'))).toBeVisible();
  await expect(page.getByText('Practice exercise')).toBeVisible();
  await expectAccessible(page, 'backup, opened');
  await keyboard.activate(button(page, 'backup.restore.confirm'));
  await expect(page.getByText(words('backup.restore.restored'))).toBeVisible();
  await expectAccessible(page, 'backup, restored');
  expect(await answerOf(page, assessment)).toBe('yes');

  await keyboard.activate(page.getByRole('button', { name: new RegExp(`^${words('backup.aside.bringBack')}`) }));
  await expect(page.getByText(words('backup.restore.broughtBack'))).toBeVisible();
  expect(await callHost(page, 'assessments.list', {})).toEqual([]);
  await keyboard.activate(page.getByRole('button', { name: new RegExp(`^${words('backup.aside.remove')}`) }));
  await expectAccessible(page, 'backup, removing what was kept aside', '.dialog');
  await keyboard.activate(page.getByRole('alertdialog').getByRole('button', { name: words('backup.aside.remove') }));
  await expect(page.getByRole('heading', { name: words('backup.aside.title') })).toBeHidden();
});

test('something that is no backup is refused in words, in Arabic too', async ({ page, dataFolder }) => {
  const arabic = interfaceWords('ar');
  await switchLanguage(page, 'ar');
  await visit(page, 'backup');
  await writeFile(path.join(dataFolder, 'note.omnibus-backup'), 'a letter');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: arabic('backup.restore.choose') }).click();
  await (await choosing).setFiles(path.join(dataFolder, 'note.omnibus-backup'));
  await expect(page.getByRole('button', { name: arabic('backup.restore.open') })).toBeVisible();
  await page.getByLabel(arabic('backup.make.passphrase')).last().fill(PASSPHRASE);
  await page.getByRole('button', { name: arabic('backup.restore.open') }).click();
  await expect(page.getByRole('alert')).toContainText(arabic('problem.not-a-backup'));
  await expectAccessible(page, 'backup, refused (ar)');
});
