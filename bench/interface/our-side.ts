import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { Input, OperationName, Output } from '#core/contract/operations';
import type { Result } from '#core/contract/result';
import { STATUS_BLOCK } from '#core/questionnaire/definition';
import { LANGUAGES } from '#core/questionnaire/wording';
import { addressOf, ended } from '../start/first-screen';
import { CHOSEN_LANGUAGES, FIRST, OPENED, settingsOfAll, TYPED_INTO, type BenchContent } from './bench-content';
import type { InterfaceSide, Sign } from './interface-side';

/** The app of the portable folder, left in an assessment of all instruments: its next window opens there again. */
export async function ourSide(browser: Browser, app: string, dataFolder: string, content: BenchContent): Promise<InterfaceSide> {
  const command = (folder: string): readonly string[] => [path.join(app, 'host/start.js'), '--no-open', '--data-dir', folder];
  await mkdir(dataFolder);
  await prepare(browser, command(dataFolder), content);
  const questionsOf = (provision: string): readonly Sign[] => [
    { selector: '.provision-subject', text: content.word('en', `provision/${provision}/subject`) },
    { selector: `[data-question="${provision}/${STATUS_BLOCK}"]`, text: '' },
    { selector: `[data-question="${provision}/assistance-needed.text"]`, text: '' },
  ];
  return {
    command,
    dataFolder,
    firstScreen: [...questionsOf(FIRST), { selector: `[data-key="${OPENED[0]}"]`, text: '' }],
    provisions: OPENED.map((provision) => ({
      row: `[data-key="${provision}"]`,
      opened: questionsOf(provision),
    })),
    textField: `[data-question="${TYPED_INTO}"] textarea`,
    languages: CHOSEN_LANGUAGES.map((language) => ({
      language,
      prepare: (page) => page.locator('.top-bar-end .select-button').click(),
      choose: (page) => page.getByRole('option').nth(LANGUAGES.indexOf(language)).click(),
      chosen: [
        { selector: `html[lang="${language}"] .provision-subject`, text: content.word(language, `provision/${OPENED.at(-1)}/subject`) },
        { selector: `[data-question="${TYPED_INTO}"]`, text: content.word(language, 'question/assistance-needed.text/label') },
      ],
    })),
  };
}

const MOST_AT_ONCE = 200;
/** The place is written a moment after it has been reached. */
const LEFT_AFTER_MS = 2_000;
const NOBODY = { name: '', role: '' };

async function prepare(browser: Browser, command: readonly string[], { questionnaire, answers }: BenchContent): Promise<void> {
  const child = spawn(process.execPath, [...command], { stdio: ['ignore', 'pipe', 'inherit'] });
  const page = await browser.newPage();
  try {
    await page.goto(await addressOf(child));
    await page.waitForSelector('main h1');
    const settings = settingsOfAll(questionnaire.instruments.map(({ code }) => code));
    const { document } = await call(page, 'assessments.create', { settings, by: NOBODY });
    const writes = Object.entries(answers).map(([question, value]) => ({ question, base: 0, standing: 'answered' as const, value }));
    for (let start = 0; start < writes.length; start += MOST_AT_ONCE) {
      await call(page, 'answers.record', { assessment: document.id, writes: writes.slice(start, start + MOST_AT_ONCE), by: NOBODY });
    }
    // Where it is when it is closed, the next window begins.
    await page.evaluate((hash) => window.location.assign(hash), `#/complete/${document.id}/${encodeURIComponent(FIRST)}`);
    await page.waitForSelector(`[data-question="${FIRST}/${STATUS_BLOCK}"]`);
    await page.waitForTimeout(LEFT_AFTER_MS);
  } finally {
    await page.close();
    await ended(child);
  }
}

/** Calls the host over the session of the page, as the page does. */
async function call<N extends OperationName>(page: Page, operation: N, input: Input<N>): Promise<Output<N>> {
  const lines = await page.evaluate(
    async ({ name, body }) => {
      const headers = { 'x-omnibus': '1', 'content-type': 'application/json' };
      return (await fetch(`call/${name}`, { method: 'POST', headers, body })).text();
    },
    { name: operation, body: JSON.stringify(input) },
  );
  const { result } = JSON.parse(lines.trim().split('\n').at(-1) ?? '') as { readonly result: Result<Output<N>> };
  if (!result.ok) throw new Error(`${operation}: ${JSON.stringify(result.error)}`);
  return result.value;
}
