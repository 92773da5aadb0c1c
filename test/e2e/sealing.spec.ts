import { callHost, recordAnswers, startAssessment, visit } from './host-of-page';
import { expect, expectAccessible, test } from './omnibus-app';

const FOLDER = process.env['PHOTOGRAPHS'];
const PASSPHRASE = 'seven quiet rivers of iron';

test('two signatories sign one after the other, and the next change begins a revision, by keyboard', async ({ page, keyboard }) => {
  test.setTimeout(150_000);
  const assessment = await startAssessment(page);
  const answers = { 'TIP:5(1)/status': 'yes', 'TIP:5(1)/how-it-works.kinds': ['practice'], 'TIP:5(1)/how-it-works.measure': 'Since 2014' };
  await recordAnswers(page, assessment, answers);
  for (const holder of ['Ministry of Justice', 'Auditor General'])
    await callHost(page, 'keys.create', { purpose: 'submission', state: 'XX', holder, practice: true, passphrase: PASSPHRASE });
  const photograph = async (name: string): Promise<void> => {
    if (FOLDER) await page.screenshot({ path: `${FOLDER}/en-sealing-${name}.png`, fullPage: true, animations: 'disabled' });
  };

  await visit(page, 'sign', assessment);
  await keyboard.type(page.getByRole('textbox', { name: /Office that cleared it/ }), 'Minister of Justice');
  await keyboard.tick(page.getByRole('checkbox', { name: /A second signatory must sign/ }));
  await expect(page.getByText(/Decided by Somebody/)).toBeVisible();
  await keyboard.type(page.getByLabel('Passphrase of the key'), PASSPHRASE);
  await keyboard.activate(page.getByRole('button', { name: 'Seal and sign' }));
  const awaiting = page.locator('.notice', { hasText: 'awaits its second signature' }).first();
  await expect(awaiting).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save the bundle…' })).toHaveCount(0);
  await expect(page.locator('.revision-status')).toHaveText('Revision 1 awaits its second signature');
  await expectAccessible(page, 'what awaits its second signature');
  await photograph('1-awaits');

  await keyboard.type(awaiting.getByLabel('Passphrase of the key'), PASSPHRASE);
  await keyboard.activate(awaiting.getByRole('button', { name: 'Give the second signature' }));
  await expect(page.getByText('The bundle is written, read again and whole')).toBeVisible();
  await expect(page.locator('.revision-status')).toContainText('Sealed as revision 1');
  await expectAccessible(page, 'signed by both');
  await photograph('2-signed');

  await visit(page, 'complete', assessment, 'TIP:5(1)');
  await keyboard.choose(page.locator('.question-status').getByRole('radiogroup'), 'Yes, in part');
  await expect(page.locator('.toast')).toContainText('This change begins revision 2. Revision 1 stays as it was sealed.');
  await expect(page.locator('.revision-status')).toContainText('Revision 2, begun');
  await photograph('3-begins');
  await visit(page, 'sign', assessment);
  await keyboard.activate(page.getByRole('button', { name: 'Show what has changed' }));
  await expect(page.locator('.compared-provision')).toHaveCount(1);
  await expectAccessible(page, 'what has changed since');
  await photograph('4-changes');
});

test('a second signatory who has nothing to sign is told so', async ({ page }) => {
  await visit(page, 'countersign');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign as second signatory');
  await expectAccessible(page, 'signing as second signatory');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose the request…' }).click(),
  ]);
  await chooser.setFiles({ name: 'x.to-sign', mimeType: 'application/octet-stream', buffer: Buffer.from('no archive') });
  await expect(page.getByText('There is nothing for a second signatory to sign in this file.')).toBeVisible();
  await expectAccessible(page, 'a request that is none');
});
