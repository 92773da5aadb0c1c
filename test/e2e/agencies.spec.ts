import { recordAnswers, startAssessment, visit } from './host-of-page';
import { expect, expectAccessible } from './omnibus-app';
import { test, type Office } from './two-offices';

const OURS = 'Section 12 of the Criminal Code covers every act, means and purpose.';
const THEIRS = 'Section 12 of the Criminal Code, amended in 2025, covers every act and means.';
const BOTH = ' It was amended in 2025.';

test('an agency is asked by file, answers by file, and what differs is decided: by keyboard', async ({ focalPoint, agency, page }) => {
  test.setTimeout(240_000);
  const assessment = await startAssessment(page);
  await recordAnswers(page, assessment, { 'TIP:5(1)/status': 'yes', 'TIP:5(1)/legal-basis.explanation': OURS });
  await visit(page, 'complete', assessment, 'TIP:5(1)');
  await expect(focalPoint.official.title).toHaveText('TIP 5(1)');

  const workPackage = await test.step('the focal point writes a work package', async () => {
    await focalPoint.follows('Agencies');
    await expect(page.getByText('Nobody has been asked yet')).toBeVisible();
    await expectAccessible(page, 'the overview of agencies, empty');
    await focalPoint.follows('New work package');
    await expect(page.getByRole('heading', { level: 1, name: 'New work package' })).toBeVisible();
    await focalPoint.presses('Write the work package');
    await expect(page.getByText('Name the agency.')).toBeVisible();
    await expect(page.getByRole('combobox', { name: /Agency/ })).toBeFocused();
    await page.keyboard.type('Ministry of Justice');
    await choosesArticle5(focalPoint);
    await focalPoint.keyboard.type(page.getByRole('textbox', { name: /Instructions/ }), 'Please say what changed since 2023.');
    await expectAccessible(page, 'a new work package');
    await focalPoint.presses('Write the work package');
    await expect(page.getByText('The work package for Ministry of Justice is written').last()).toBeVisible();
    await expect(page.getByText(/The file holds a key/)).toBeVisible();
    await expectAccessible(page, 'a work package written');
    return focalPoint.saves('Save the work package…');
  });
  expect(workPackage).toMatch(/\.omnibus-task$/);

  const contribution = await test.step('the agency opens it and answers its part', async () => {
    await opens(agency, workPackage);
    await expectAccessible(agency.page, 'a work package opened');
    await agency.follows('Go to your part');
    await expect(agency.official.title).toHaveText('TIP 5(1)');
    await expect(agency.page.getByText('You answer for: Ministry of Justice')).toBeVisible();
    await expect(agency.page.getByRole('navigation', { name: 'Workspaces' })).not.toContainText('Sign and send');
    await expectAccessible(agency.page, 'the part of an agency');
    await agency.keyboard.choose(agency.official.statusQuestion, 'Yes');
    await agency.official.writes(/How do these laws/, THEIRS);
    await agency.keyboard.activate(agency.page.locator('summary').filter({ hasText: 'Comments' }));
    await agency.keyboard.type(agency.page.getByRole('textbox', { name: 'New comment' }), 'The amendment is not yet published.');
    await agency.presses('Add the comment');
    return contributes(agency);
  });
  expect(contribution).toMatch(/\.omnibus-answers$/);

  await test.step('the focal point takes it in; what agrees goes in, what differs waits', async () => {
    await focalPoint.follows('Back to the agencies');
    await focalPoint.gives('Choose contributions', contribution);
    const looked = page.getByRole('article');
    await expect(looked).toContainText('Ministry of Justice, contribution 1');
    await expect(looked).toContainText('Differ, and are decided by you afterwards');
    await expectAccessible(page, 'a contribution looked at');
    await focalPoint.presses('Take in what can go in');
    await expect(page.getByText(/Undo takes all of it back in one step/).first()).toBeVisible();
    await expect(page.getByRole('row', { name: /Ministry of Justice/ })).toContainText('1');
    await expectAccessible(page, 'the overview of agencies');
    await focalPoint.gives('Choose contributions', contribution);
    await expect(looked).toContainText('Nothing of this file is taken in.');
  });

  const again = await test.step('it looks at what differs, word by word, and asks back', async () => {
    await focalPoint.keyboard.activate(page.getByRole('link', { name: 'Decide what differs' }).first(), 'backwards');
    const theirs = page.getByRole('region', { name: 'Ministry of Justice' });
    await expect(theirs.locator('ins').filter({ hasText: 'amended' })).toBeVisible();
    await expect(theirs.locator('del').first()).toBeVisible();
    await expect(page.getByRole('region', { name: 'Ours' })).toContainText(OURS);
    await expectAccessible(page, 'what differs');
    await focalPoint.presses('Ask Ministry of Justice back');
    const dialog = page.getByRole('dialog');
    await page.keyboard.type('Does it still cover every purpose?');
    await expectAccessible(page, 'asking back', '[role=dialog]');
    await focalPoint.keyboard.activate(dialog.getByRole('button', { name: 'Write the work package' }));
    await expect(dialog.getByText(/The file holds a key/)).toBeVisible();
    const file = await focalPoint.saves('Save the work package…');
    await focalPoint.keyboard.activate(dialog.getByRole('button', { name: 'Close' }).last());
    await expect(page.getByText('Asked back, not answered yet.')).toBeVisible();
    const here = page.url();
    await focalPoint.official.goesTo('Sign and send');
    await expect(page.getByText(/that nobody has decided: 1\./)).toBeVisible();
    await expectAccessible(page, 'the sealing page with what differs');
    await page.goBack();
    await expect(page).toHaveURL(here);
    return file;
  });

  const answered = await test.step('the agency sees the question, goes on in its part and contributes again', async () => {
    await agency.official.goesTo('Start');
    await opens(agency, again);
    await agency.follows('Go to your part');
    await expect(agency.page.getByText('Does it still cover every purpose?')).toBeVisible();
    await expect(agency.official.field(/How do these laws/)).toHaveValue(THEIRS);
    await agency.keyboard.tabTo(agency.official.field(/How do these laws/));
    await agency.keyboard.press('Control+End');
    await agency.page.keyboard.type(' It covers every purpose.');
    return contributes(agency);
  });

  await test.step('the focal point combines both answers; undo brings the question back', async () => {
    await focalPoint.follows('Back to the agencies');
    await focalPoint.gives('Choose contributions', answered);
    await expect(page.getByRole('article')).toContainText('contribution 2');
    await focalPoint.presses('Take in what can go in');
    // Who leaves before it is done cancels it. What was said at the edge the first time may still stand there.
    await expect(page.getByRole('main').getByText(/Undo takes all of it back in one step/)).toBeVisible();
    await focalPoint.keyboard.activate(page.getByRole('link', { name: 'Decide what differs' }).first(), 'backwards');
    await expect(page.getByRole('region', { name: 'Ministry of Justice' })).toContainText('It covers every purpose.');
    await focalPoint.presses('Combine…');
    const dialog = page.getByRole('dialog');
    await expectAccessible(page, 'combining', '[role=dialog]');
    await focalPoint.keyboard.tabTo(dialog.getByRole('textbox', { name: 'Combined answer' }));
    await focalPoint.keyboard.press('Control+End');
    await page.keyboard.type(BOTH);
    await focalPoint.keyboard.activate(dialog.getByRole('button', { name: 'Use the combined answer' }));
    await expect(page.getByText('Nothing differs')).toBeVisible();
    await focalPoint.keyboard.activate(focalPoint.button('Undo'), 'backwards');
    await expect(page.getByRole('region', { name: 'Ministry of Justice' })).toBeVisible();
    await focalPoint.presses('Take the answer of Ministry of Justice');
    await expect(page.getByText('Nothing differs')).toBeVisible();
  });

  await test.step('who answered what is said beside the answer', async () => {
    await visit(page, 'complete', assessment, 'TIP:5(1)');
    await expect(focalPoint.official.field(/How do these laws/)).toHaveValue(/It covers every purpose/);
    await expect(page.locator('.provenance').filter({ hasText: 'From Ministry of Justice · Amina K.' }).first()).toBeVisible();
    await expect(page.locator('.provision-facts')).toContainText('asked: Ministry of Justice');
    await expectAccessible(page, 'an answer from an agency');
  });
});

/** Finds article 5 in the list by typing, unfolds it and chooses all of it with one key. */
async function choosesArticle5({ page, keyboard }: Office): Promise<void> {
  const list = page.getByRole('treegrid', { name: 'Provisions' });
  await keyboard.type(page.getByRole('searchbox', { name: /Search article/ }), '5');
  await expect(list.getByRole('row', { name: /^5\(1\)/ })).toBeVisible();
  await keyboard.tabTo(list.getByRole('row').first());
  await keyboard.press('ArrowDown');
  await keyboard.press('Space');
  await expect(list.getByRole('row', { name: /^5\(1\)/ })).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await keyboard.press('Space');
  await expect(list.getByRole('row', { name: /^5\(1\)/ })).toHaveAttribute('aria-selected', 'true');
}

/** Nothing is opened before the button of the notice is pressed. */
async function opens(agency: Office, workPackage: string): Promise<void> {
  await agency.gives('Choose a file', workPackage);
  await expect(agency.page.getByText('Nothing is opened before you say so.')).toBeVisible();
  await expect(agency.page.getByText('Not signed with the State’s key.')).toBeVisible();
  await expectAccessible(agency.page, 'a work package before it is opened');
  await agency.presses('Open the work package');
  await expect(agency.page.getByRole('link', { name: 'Go to your part' })).toBeVisible();
}

async function contributes(agency: Office): Promise<string> {
  const { page, keyboard } = agency;
  await keyboard.activate(page.getByRole('link', { name: 'Write contribution' }).first(), 'backwards');
  await expect(page.getByRole('heading', { level: 1, name: 'Your contribution' })).toBeVisible();
  await keyboard.tick(page.getByRole('checkbox', { name: /The amendment is not yet published/ }));
  const name = page.getByRole('textbox', { name: /Your name/ });
  if ((await name.inputValue()) === '') await keyboard.type(name, 'Amina K.');
  await expectAccessible(page, 'the contribution of an agency');
  await agency.presses('Write the contribution');
  await expect(page.getByRole('heading', { name: 'Your contribution is written' })).toBeFocused();
  return agency.saves('Save the contribution…');
}
