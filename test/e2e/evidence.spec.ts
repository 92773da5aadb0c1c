import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Language } from '#core/questionnaire/wording';
import { PICTURE, recordEvidence } from './evidence-desk';
import { dropFile } from './files-by-mouse';
import { callHost, recordAnswers, startAssessment, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible, test } from './omnibus-app';

const FOLDER = process.env['PHOTOGRAPHS'];
const CITATIONS = 'TIP:5(1)/legal-basis.citations';
const CASES = 'TIP:5(1)/practice.cases';

const row = (page: Page, title: string | RegExp): Locator => page.getByRole('row').filter({ hasText: title });

async function photograph(page: Page, name: string): Promise<void> {
  if (!FOLDER) return;
  await mkdir(FOLDER, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled' });
}

test('a law entered twice is made one with the keyboard, its citations follow, and undo takes it back', async ({ page, keyboard }) => {
  const assessment = await startAssessment(page);
  const act = await recordEvidence(page, assessment, { kind: 'law', title: 'Penal Code', reference: 'Article 3' });
  const again = await recordEvidence(page, assessment, { kind: 'law', title: 'The penal code', link: 'https://laws.example/penal' });
  await recordAnswers(page, assessment, {
    'TIP:5(1)/status': 'yes',
    [CITATIONS]: [act],
    'TIP:6(6)/status': 'yes',
    'TIP:6(6)/legal-basis.citations': [again],
  });
  await visit(page, 'evidence', assessment);
  await keyboard.activate(page.getByRole('button', { name: /^Make them one: / }));
  const dialog = page.getByRole('dialog', { name: 'Make these sources one' });
  await expectAccessible(page, 'making two sources one', '.dialog');
  await keyboard.choose(dialog.getByRole('radiogroup'), 'Penal Code, Article 3 cited by 1 answer');
  await keyboard.activate(dialog.getByRole('button', { name: 'Make them one', exact: true }));
  await expect(dialog).toBeHidden();
  await expect(row(page, 'Penal Code, Article 3')).toContainText('cited by 2 answers');
  await expect(row(page, 'Penal Code, Article 3')).toContainText('https://laws.example/penal');
  for (const provision of ['TIP 5(1)', 'TIP 6(6)'])
    await expect(row(page, 'Penal Code').getByRole('link', { name: provision })).toBeVisible();
  await expect(page.getByText('Entered more than once')).toBeHidden();

  await keyboard.press('Control+z');
  await expect(row(page, 'The penal code')).toContainText('cited by 1 answer');
});

test('while a law is entered that is there already, that one is cited instead', async ({ page, keyboard }) => {
  const assessment = await startAssessment(page);
  await recordEvidence(page, assessment, { kind: 'law', title: 'Act on Trafficking', stage: 'bill' });
  await recordAnswers(page, assessment, { 'TIP:5(1)/status': 'yes' });
  await visit(page, 'complete', assessment, 'TIP:5(1)');
  await keyboard.activate(page.getByRole('group', { name: /On which laws/ }).getByRole('button', { name: 'Add a law' }));
  const dialog = page.getByRole('dialog', { name: 'Add a law' });
  await keyboard.type(dialog.getByRole('textbox', { name: 'Name of the law' }), 'act on trafficking');
  await keyboard.activate(dialog.getByRole('button', { name: 'Cite Act on Trafficking from the register' }));
  await expect(dialog).toBeHidden();
  await expect(page.locator('.citation')).toContainText('Act on Trafficking');
  await expect(page.locator('.citation .force-mark')).toContainText('bill');
  await expect(page.locator('.findings-here')).toContainText('every law cited is a bill');
});

test('a case that tells a full name asks before it is kept; the official puts initials, or says that it is none', async ({
  page,
  keyboard,
}) => {
  const assessment = await startAssessment(page);
  await recordAnswers(page, assessment, { 'TIP:5(1)/status': 'yes' });
  await visit(page, 'complete', assessment, 'TIP:5(1)');
  const entersCase = async (title: string): Promise<Locator> => {
    await keyboard.activate(page.getByRole('group', { name: /Cases or figures/ }).getByRole('button', { name: 'Add a case' }));
    const dialog = page.getByRole('dialog', { name: 'Add a case' });
    await keyboard.type(dialog.getByRole('textbox', { name: /Name of the case/ }), title);
    await keyboard.activate(dialog.getByRole('button', { name: 'Save and cite' }));
    return dialog;
  };
  const asked = page.getByRole('alertdialog', { name: 'Is this the name of a person?' });

  const dialog = await entersCase('State v. Zefiryna Quillfeather');
  await expect(asked).toContainText('Zefiryna Quillfeather');
  await expectAccessible(page, 'asking about a name', '[role=alertdialog]');
  await photograph(page, 'en-evidence-name');
  await keyboard.activate(asked.getByRole('button', { name: 'Put initials' }));
  await expect(dialog.getByRole('textbox', { name: /Name of the case/ })).toHaveValue('State v. Z. Q.');
  await keyboard.activate(dialog.getByRole('button', { name: 'Save and cite' }));
  await expect(page.locator('.citation').filter({ hasText: 'State v. Z. Q.' })).toBeVisible();

  await entersCase('Operation in Blue Lagoon');
  await keyboard.activate(asked.getByRole('button', { name: 'Not a person: keep it so' }));
  await expect(page.locator('.citation').filter({ hasText: 'Operation in Blue Lagoon' })).toBeVisible();
  await expect(asked).toBeHidden();
});

test('attached files are shown where they can only be looked at, and offered to be saved otherwise', async ({ page, keyboard }) => {
  const assessment = await startAssessment(page);
  await visit(page, 'evidence', assessment);
  const attaches = async (name: string, content: string | Buffer, title: string): Promise<void> => {
    await keyboard.activate(page.getByRole('button', { name: 'Add a file' }));
    const dialog = page.getByRole('dialog', { name: 'Add a file' });
    const insists = dialog.getByRole('checkbox');
    if (await insists.isVisible()) await keyboard.tick(insists);
    await dropFile(dialog.locator('.file-drop'), name, content);
    await expect(dialog).toContainText(name);
    await dialog.getByRole('textbox', { name: /Title/ }).fill(title);
    await keyboard.activate(dialog.getByRole('button', { name: 'Save in the register' }));
    await expect(dialog).toBeHidden();
  };
  const shows = async (title: string): Promise<Locator> => {
    await keyboard.activate(page.getByRole('button', { name: `Show the file of ${title}` }));
    return page.getByRole('dialog');
  };
  await attaches('scan.png', PICTURE, 'Scan');
  await attaches('note.txt', 'An annotated note', 'Note');
  await attaches('page.html', '<script>document.title = "ran"</script>', 'Page');

  const scan = await shows('Scan');
  await expect(scan.getByRole('img', { name: 'The attached picture scan.png' })).toHaveJSProperty('naturalWidth', 1);
  await keyboard.press('Escape');
  const note = await shows('Note');
  await expect(note.getByRole('group', { name: 'note.txt' })).toHaveText('An annotated note');
  await expectAccessible(page, 'a file that is shown', '.dialog');
  await keyboard.press('Escape');
  const html = await shows('Page');
  await expect(html).toContainText('Files of this kind are not shown here.');
  await expect(html.getByRole('button', { name: 'Save a copy of Page' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(page).not.toHaveTitle('ran');
  await keyboard.activate(page.getByRole('button', { name: 'Check the content of attached files' }));
  await expect(page.getByText('Every attached file is as it was.').first()).toBeVisible();
});

for (const language of ['en', 'ar', 'zh'] as const satisfies readonly Language[]) {
  const words = interfaceWords(language);

  test(`the register with what is to be put in order is accessible (${language})`, async ({ page }) => {
    const assessment = await startAssessment(page);
    const long = 'A decree with a very long name that goes on and on '.repeat(15);
    const link = 'https://laws.example/act';
    const bill = await recordEvidence(page, assessment, {
      kind: 'law',
      title: 'Bill on smuggling',
      stage: 'bill',
      link,
      lastSeen: '2020-02-02',
    });
    const later = await recordEvidence(page, assessment, {
      kind: 'law',
      title: 'Act of tomorrow',
      stage: 'adopted',
      adopted: '2026-05-01',
      inForce: '2027-01-01',
    });
    const lawsuit = await recordEvidence(page, assessment, {
      kind: 'case',
      title: 'A. B.',
      court: 'District Court',
      date: '2025-03-04',
      outcome: long,
    });
    await recordEvidence(page, assessment, { kind: 'law', title: long, summary: long.repeat(3) });
    await recordEvidence(page, assessment, { kind: 'case', title: 'a. b.', date: '2025-03-04' });
    await recordAnswers(page, assessment, { 'TIP:5(1)/status': 'yes', [CITATIONS]: [bill, later], [CASES]: [lawsuit] });
    await page.reload();
    await switchLanguage(page, language);
    await visit(page, 'evidence', assessment);
    await expect(page.getByText(words('evidence.order.duplicates'))).toBeVisible();
    await expect(row(page, 'Bill on smuggling').locator('.force-mark')).toContainText(words('evidence.stage.bill'));
    await expect(row(page, 'Act of tomorrow').locator('.force-mark')).toBeVisible();
    await expectAccessible(page, `the register of evidence (${language})`);
    await photograph(page, `${language}-evidence`);
    await page.getByText(words('evidence.order.unused')).click();
    await page.getByText(words('evidence.order.unseenLinks')).click();
    await page.getByText(words('evidence.order.unseenLinks')).scrollIntoViewIfNeeded();
    await expectAccessible(page, `the register of evidence, all unfolded (${language})`);
    await photograph(page, `${language}-evidence-order`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    const seen = row(page, 'Bill on smuggling').getByRole('button', {
      name: words('evidence.seenTodayNamed', { title: 'Bill on smuggling' }),
    });
    await seen.click();
    await expect(seen).toBeHidden();
    const opened = await callHost(page, 'assessments.open', { assessment });
    expect(opened.document.evidence[bill]?.lastSeen).toMatch(/^20\d\d-\d\d-\d\d$/);
    await page
      .getByRole('button', { name: words('evidence.merge.openNamed', { title: 'A. B.' }) })
      .or(page.getByRole('button', { name: words('evidence.merge.openNamed', { title: 'a. b.' }) }))
      .first()
      .click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await photograph(page, `${language}-evidence-merge`);
    await page.keyboard.press('Escape');
  });
}
