import type { Page } from '@playwright/test';
import { callHost, recordAnswers, startAssessment, visit } from './host-of-page';
import { expect, expectAccessible } from './omnibus-app';
import { test } from './two-offices';

const PASSPHRASE = 'seven quiet rivers of iron';

test('the second signatory signs by file at a computer of its own, and only then the submission is one: by keyboard', async ({
  focalPoint,
  agency: auditor,
  page,
}) => {
  test.setTimeout(180_000);
  const assessment = await startAssessment(page);
  await recordAnswers(page, assessment, { 'TIP:5(1)/status': 'yes', 'TIP:5(1)/how-it-works.kinds': ['practice'] });
  await keyOf(page, 'Ministry of Justice');
  const fingerprint = await keyOf(auditor.page, 'Auditor General');

  const request = await test.step('the focal point seals, and hands over a request', async () => {
    await visit(page, 'sign', assessment);
    await focalPoint.keyboard.type(page.getByRole('textbox', { name: /Office that cleared it/ }), 'Minister of Justice');
    await focalPoint.keyboard.tick(page.getByRole('checkbox', { name: /A second signatory must sign/ }));
    await focalPoint.keyboard.type(page.getByLabel('Passphrase of the key'), PASSPHRASE);
    await focalPoint.presses('Seal and sign');
    await expect(page.getByText(/is sealed and awaits its second signature/)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('button', { name: 'Save the bundle…' })).toHaveCount(0);
    await expectAccessible(page, 'sealed, to be signed by file');
    return focalPoint.saves('Save the request…');
  });

  const signature = await test.step('the second signatory sees what it holds, and signs', async () => {
    await visit(auditor.page, 'start');
    await auditor.follows('Sign as second signatory');
    await auditor.gives('Choose the request…', request);
    await expect(auditor.page.getByText(/The first signature is by a key that is not enrolled here/)).toBeVisible();
    await expectAccessible(auditor.page, 'a request to sign');
    await auditor.keyboard.type(auditor.page.getByLabel('Passphrase of the key'), PASSPHRASE);
    await auditor.presses('Sign');
    await expect(auditor.page.getByText('Save the signature file and send it back')).toBeVisible();
    await expectAccessible(auditor.page, 'a request that is signed');
    return auditor.saves('Save the signature…');
  });

  await test.step('the signature comes back; its key is compared first, then the bundle is whole', async () => {
    await focalPoint.gives('Choose the signature file…', signature);
    await expect(page.getByText('The signature is by Auditor General, whose key is not enrolled here.', { exact: false })).toBeVisible();
    await focalPoint.presses('Compare the fingerprint…');
    const dialog = page.getByRole('dialog', { name: 'Enrol this key' });
    await expectAccessible(page, 'comparing the key of the second signatory', '[role=dialog]');
    await focalPoint.keyboard.type(dialog.getByRole('textbox', { name: /Fingerprint received by another way/ }), fingerprint);
    await focalPoint.keyboard.type(dialog.getByRole('textbox', { name: /Compared by/ }), 'R. Reviewer');
    await focalPoint.keyboard.activate(dialog.getByRole('button', { name: 'Enrol', exact: true }));
    await expect(page.getByText('The bundle is written, read again and whole')).toBeVisible({ timeout: 30_000 });
    await expect(page.locator('.revision-status')).toContainText('Sealed as revision 1');
    await expectAccessible(page, 'signed by both, one of them by file');
  });

  await test.step('at the second signatory the bundle bears both signatures', async () => {
    const bundle = await focalPoint.saves('Save the bundle…');
    await visit(auditor.page, 'start');
    await auditor.gives('Choose a file', bundle);
    await expect(auditor.page.getByText('Whole, but the signer is not known here').first()).toBeVisible();
    await expect(auditor.page.getByText('A required signature is missing')).toHaveCount(0);
  });
});

/** A practice key at this computer. Resolves with its fingerprint, as it is told on the telephone. */
async function keyOf(page: Page, holder: string): Promise<string> {
  const made = await callHost(page, 'keys.create', { purpose: 'submission', state: 'XX', holder, practice: true, passphrase: PASSPHRASE });
  return made.fingerprint;
}
