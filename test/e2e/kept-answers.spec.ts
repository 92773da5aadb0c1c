import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureContent } from '#build/content/ensure';
import { compileFiles } from '#build/content/compile';
import { readContentFiles } from '#build/content/read-content-files';
import { releaseIds } from '#build/content/release-ids';
import type { Language } from '#core/questionnaire/wording';
import { openWebHost } from '../../web/open-web-host';
import { recordAnswers, startAssessment, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible, root, test as base } from './omnibus-app';

const EXAMPLE = path.join(root, 'test/content/worked-example');
const FOLDER = process.env['PHOTOGRAPHS'];
const LANGUAGES: readonly Language[] = ['en', 'ar'];

/** The questionnaires of 2026 and 2028 of the worked example, each served by a host over one data folder. */
const test = base.extend<{ desk: { serve(year: '2026' | '2028', work: (address: string) => Promise<void>): Promise<void> } }>({
  desk: async ({}, use) => {
    const desk = await mkdtemp(path.join(tmpdir(), 'omnibus-desk-'));
    const compile = async (year: string): Promise<string> => {
      await cp(path.join(EXAMPLE, year), desk, { recursive: true });
      return (await ensureContent({ root: desk, output: path.join(desk, `compiled-${year}`), onProblems: 'fail' })).folder;
    };
    await use({
      serve: async (year, work) => {
        const contentFolder = await compile(year);
        const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };
        const host = await openWebHost({
          dataFolder: path.join(desk, 'data'),
          pageFolder: path.join(root, 'dist/renderer'),
          version,
          contentFolder,
          log: (line) => expect.soft(line, 'what the host reported').toBe(''),
        });
        if (host.kind !== 'running') throw new Error('another program owns the folder of this test');
        await work(host.address());
        await host.close();
        const [lock] = releaseIds(compileFiles(await readContentFiles(desk)), '2026-03-01');
        if (lock && year === '2026') await writeFile(path.join(desk, lock.path), lock.text);
      },
    });
    await rm(desk, { recursive: true, force: true });
  },
});

for (const language of LANGUAGES) {
  const words = interfaceWords(language);

  test(`a draft opened with a newer questionnaire shows what is no longer asked (${language})`, async ({ context, desk }) => {
    let assessment = '';
    await desk.serve('2026', async (address) => {
      const page = await context.newPage();
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      assessment = await startAssessment(page);
      await recordAnswers(page, assessment, {
        'TIP:9(1)/status': 'yes',
        'TIP:9(1)/plan': 'yes',
        'TIP:9(1)/protection-and-return': 'yes',
        'TIP:9(1)/fax': '+000 123',
      });
      await page.close();
    });

    await desk.serve('2028', async (address) => {
      const page = await context.newPage();
      await page.goto(address);
      await switchLanguage(page, language);
      await visit(page, 'complete', assessment, 'TIP:9(1)');
      await expect(page.getByText('Does a national plan apply on the assessment date?')).toBeVisible();
      await page.getByText(words('kept.show')).click();
      const fax = page.locator('[data-kept="TIP:9(1)/fax"]');
      await expect(fax).toContainText('Which fax number reaches the authority?');
      await expect(fax).toContainText('+000 123');
      await expect(fax).toContainText('Authorities are reached by other means.');
      const both = page.locator('[data-kept="TIP:9(1)/protection-and-return"]');
      await expect(both).toContainText('Yes');
      await expect(both.getByRole('link')).toHaveCount(2);
      await expectAccessible(page, `a provision with kept answers (${language})`);
      if (FOLDER) await page.screenshot({ path: `${FOLDER}/${language}-kept-answers.png`, animations: 'disabled' });
      await both.getByRole('link', { name: 'Is their return safe?' }).click();
      await expect(page.locator('[data-question="TIP:9(1)/safe-return"] input').first()).toBeFocused();

      await visit(page, 'check', assessment);
      await expect(page.getByText(words('kept.title'))).toBeVisible();
      await expectAccessible(page, `the check with kept answers (${language})`);
      await page.close();
    });
  });
}
