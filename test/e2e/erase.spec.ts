import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '#core/questionnaire/wording';
import { recordComment, recordEvidence } from './evidence-desk';
import { recordAnswers, startAssessment, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible, test } from './omnibus-app';

const FOLDER = process.env['PHOTOGRAPHS'];
const WITNESS = 'Zefiryna Quillfeather';
const EXPLANATION = 'TIP:5(1)/legal-basis.explanation';

/** Files of the whole data folder in whose bytes the words occur. */
async function filesWith(folder: string, words: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) =>
      entry.isFile() && (await readFile(path.join(entry.parentPath, entry.name))).includes(words) ? [entry.name] : [],
    ),
  );
  return found.flat();
}

for (const language of ['en', 'ar', 'zh'] as const satisfies readonly Language[]) {
  const words = interfaceWords(language);

  test(`a name is found wherever it stands and erased for good with the keyboard (${language})`, async ({ page, keyboard, app }) => {
    const photograph = async (name: string): Promise<void> => {
      if (!FOLDER) return;
      await mkdir(FOLDER, { recursive: true });
      await page.screenshot({ path: path.join(FOLDER, `${language}-${name}.png`), animations: 'disabled' });
    };
    const assessment = await startAssessment(page);
    const statement = await recordEvidence(page, assessment, { kind: 'law', title: `Statement of ${WITNESS}` });
    await recordAnswers(page, assessment, {
      'TIP:5(1)/status': 'yes',
      'TIP:5(1)/legal-basis.citations': [statement],
      [EXPLANATION]: `${WITNESS} told us.`,
    });
    await recordComment(page, assessment, EXPLANATION, `Ask ${WITNESS}.`);
    expect((await filesWith(app.dataFolder, WITNESS)).length).toBeGreaterThan(0);

    await page.reload();
    await switchLanguage(page, language);
    await visit(page, 'evidence', assessment);
    await keyboard.activate(
      page
        .getByRole('row')
        .filter({ hasText: WITNESS })
        .getByRole('link', { name: words('erase.link') }),
    );
    await expect(page.getByRole('heading', { level: 1, name: words('erase.title') })).toBeVisible();
    await keyboard.type(page.getByRole('searchbox', { name: words('erase.words') }), WITNESS.toLowerCase());
    await keyboard.press('Enter');
    const choices = page.getByRole('group', { name: words('erase.chosen') }).getByRole('checkbox');
    await expect(choices).toHaveCount(3);
    for (const choice of await choices.all()) if (!(await choice.isChecked())) await keyboard.tick(choice);
    await expect(page.getByRole('heading', { name: words('erase.goes') })).toBeVisible();
    await expectAccessible(page, `erasing, told what goes (${language})`);
    await photograph('erase');
    const erase = page.getByRole('button', { name: words('erase.erase').slice(0, 4) }).last();
    await expect(erase).toBeDisabled();
    await keyboard.type(page.getByRole('textbox', { name: words('erase.reason') }), 'Request 7');
    await keyboard.type(page.getByRole('textbox', { name: words('erase.type').split('{word}')[0]?.trim() ?? '' }), words('erase.word'));
    await photograph('erase-confirm');
    await keyboard.activate(erase);
    await expect(page.getByRole('heading', { name: words('erase.done') })).toBeFocused();
    await expectAccessible(page, `erased (${language})`);
    await photograph('erased');
    expect(await filesWith(app.dataFolder, WITNESS)).toEqual([]);

    await visit(page, 'complete', assessment, 'TIP:5(1)');
    await expect(page.locator('main').getByText(WITNESS)).toHaveCount(0);
    await expect(page.locator('.citation')).toHaveCount(0);
  });
}

test('a provision leads to what was answered there, and nothing goes before it is chosen', async ({ page, keyboard }) => {
  const assessment = await startAssessment(page);
  await recordAnswers(page, assessment, { 'TIP:5(1)/status': 'yes', [EXPLANATION]: WITNESS });
  await visit(page, 'complete', assessment, 'TIP:5(1)');
  await keyboard.activate(page.getByRole('link', { name: 'Erase personal data from here for good' }));
  const choices = page.getByRole('group', { name: 'Records' }).getByRole('checkbox');
  await expect(choices).toHaveCount(2);
  for (const choice of await choices.all()) await expect(choice).not.toBeChecked();
  await expect(page.getByRole('button', { name: /^Erase for good/ })).toHaveCount(0);
});
