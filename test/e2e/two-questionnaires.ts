import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { ensureContent } from '#build/content/ensure';
import { compileFiles } from '#build/content/compile';
import { readContentFiles } from '#build/content/read-content-files';
import { releaseIds } from '#build/content/release-ids';
import { openWebHost } from '../../web/open-web-host';
import { recordAnswers, startAssessment } from './host-of-page';
import { expect, root, test as base } from './omnibus-app';

const EXAMPLE = path.join(root, 'test/content/worked-example');

export interface Desk {
  readonly dataFolder: string;
  serve(year: '2026' | '2028', work: (address: string) => Promise<void>): Promise<void>;
}

/** The questionnaires of 2026 and 2028 of the worked example, each served by a host over one data folder. */
export const test = base.extend<{ desk: Desk }>({
  desk: async ({}, use) => {
    const desk = await mkdtemp(path.join(tmpdir(), 'omnibus-desk-'));
    const compile = async (year: string): Promise<string> => {
      await cp(path.join(EXAMPLE, year), desk, { recursive: true });
      return (await ensureContent({ root: desk, output: path.join(desk, `compiled-${year}`), onProblems: 'fail' })).folder;
    };
    const dataFolder = path.join(desk, 'data');
    await use({
      dataFolder,
      serve: async (year, work) => {
        const contentFolder = await compile(year);
        const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };
        const host = await openWebHost({
          dataFolder,
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

/** A draft begun and answered with the questionnaire of 2026. Resolves with its id. */
export async function draftOf2026(context: BrowserContext, desk: Desk): Promise<string> {
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
  return assessment;
}
