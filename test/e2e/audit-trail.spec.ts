import { readFile } from 'node:fs/promises';
import { callHost, recordAnswers, startAssessment, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible, test } from './omnibus-app';

const FOLDER = process.env['PHOTOGRAPHS'];

for (const language of ['en', 'ar'] as const) {
  const words = interfaceWords(language);

  test(`what was changed is found again and saved as a table, by keyboard (${language})`, async ({ page, keyboard }) => {
    await switchLanguage(page, language);
    const assessment = await startAssessment(page);
    await recordAnswers(page, assessment, { 'TIP:5(1)/status': 'yes', 'TIP:6(1)/status': 'partial' });
    const comment = { comment: 'c1', base: 0, about: 'TIP:5(1)', text: '=HYPERLINK("x") Ask the prosecutor.', resolved: false };
    await callHost(page, 'comments.save', { assessment, ...comment, by: { name: 'R. Reviewer', role: 'Focal point' } });

    await visit(page, 'journal', assessment);
    await expect(page.locator('.journal-table tbody')).toHaveCount(3);
    await expect(page.locator('.journal-table')).toContainText('R. Reviewer');
    await expectAccessible(page, `the audit trail (${language})`);
    if (FOLDER) await page.screenshot({ path: `${FOLDER}/${language}-journal.png`, animations: 'disabled' });

    await keyboard.type(page.getByRole('searchbox'), 'prosecutor');
    await expect(page.locator('.journal-table tbody')).toHaveCount(1);
    const save = page.getByRole('button', { name: words('journal.exportCsv') });
    await keyboard.tabTo(save);
    const [download] = await Promise.all([page.waitForEvent('download'), keyboard.press('Enter')]);
    const table = await readFile(await download.path(), 'utf8');
    expect(table.startsWith('\ufeff')).toBe(true);
    expect(table).toContain(words('journal.kind.comments'));
    expect(table).toContain(`"'=HYPERLINK(""x"") Ask the prosecutor."`);

    await keyboard.tabTo(page.getByRole('button', { name: words('journal.exportJsonl') }));
    const [kept] = await Promise.all([page.waitForEvent('download'), keyboard.press('Enter')]);
    const [line, ...more] = (await readFile(await kept.path(), 'utf8')).trimEnd().split('\n');
    expect(more).toEqual([]);
    expect(JSON.parse(line ?? '')).toMatchObject({ by: { name: 'R. Reviewer' }, changes: [{ collection: 'comments' }] });

    await keyboard.tabTo(page.getByRole('searchbox'), 'backwards');
    await keyboard.press('End');
    await page.keyboard.type(' nowhere');
    await expect(page.getByText(words('journal.none'))).toBeVisible();
    await expectAccessible(page, `the audit trail, nothing found (${language})`);
  });
}

test('a long history is read page by page', async ({ page, keyboard }) => {
  test.setTimeout(180_000);
  const assessment = await startAssessment(page);
  const by = { name: 'A. Official', role: '' };
  let base = 0;
  for (let turn = 0; turn < 250; turn++) {
    const write = { question: 'TIP:5(1)/status', base, standing: 'answered' as const, value: turn % 2 === 0 ? 'yes' : 'no' };
    await callHost(page, 'answers.record', { assessment, writes: [write], by });
    base += 1;
  }
  await visit(page, 'journal', assessment);
  await expect(page.locator('.journal-table tbody')).toHaveCount(100);
  await keyboard.activate(page.getByRole('button', { name: 'Show earlier lines' }));
  await expect(page.locator('.journal-table tbody')).toHaveCount(200);
});
