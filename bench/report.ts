import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser } from '@playwright/test';
import { mergeConfig } from 'vite';
import { buildForUse } from '#build/build-for-use';
import { findBrowser } from '#build/browser/find-browser';
import { ensureContent } from '#build/content/ensure';
import { reportThreadConfig } from '#build/vite.report-thread';
import type { Benchmark } from './benchmark';
import { asHtml } from './report/as-html';
import { benchDocument } from './report/bench-document';

/**
 * The PDF of a long report in four scripts beside Chromium, which loads the same content as a page and prints it. They take turns;
 * ours is built as it is shipped and has a process of its own each time, Chromium a page in a browser that runs already. Both files
 * are read back.
 */
const ROUNDS = 3;
/** Chromium prints a report of this length in seconds; a machine that is busy with other things may need minutes. */
const PATIENCE_MS = 600_000;

interface Printed {
  readonly seconds: number;
  readonly pages: number;
  /** Other than white space, as read back from the file. */
  readonly characters: number;
}

interface OursPrinted extends Printed {
  readonly peak_mb: number;
}

export const report: Benchmark = {
  name: 'report',
  async run(say) {
    const browserProgram = findBrowser();
    if (browserProgram === null) throw new Error('Reports are measured beside a browser of the Chromium family, and none was found.');
    const { folder: content } = await ensureContent({ onProblems: 'fail' });
    const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-bench-report-'));
    const isRoot = process.getuid?.() === 0;
    try {
      say('report: building our side');
      const program = await buildOurs(folder);
      const page = path.join(folder, 'report.html');
      await writeFile(page, asHtml(benchDocument(content)));
      const browser = await chromium.launch({ executablePath: browserProgram, args: isRoot ? ['--no-sandbox'] : [] });
      try {
        const ours: OursPrinted[] = [];
        const theirs: Printed[] = [];
        for (let round = 1; round <= ROUNDS; round++) {
          say(`report: round ${round} of ${ROUNDS}`);
          ours.push(await printOurs(program, content, path.join(folder, 'ours.pdf')));
          theirs.push(await printWithChromium(browser, page, path.join(folder, 'chromium.pdf')));
        }
        const figures = { ours: { ...median(ours), peak_mb: Math.max(...ours.map(({ peak_mb }) => peak_mb)) }, chromium: median(theirs) };
        return { figures, table: tableOf(figures) };
      } finally {
        await browser.close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

const run = promisify(execFile);

/** The program with its libraries in one file, and the fonts beside it, as the thread of the product. */
async function buildOurs(folder: string): Promise<string> {
  const outDir = path.join(folder, 'ours');
  const output = { entryFileNames: 'ours.js' };
  await buildForUse(mergeConfig(reportThreadConfig, { build: { ssr: 'bench/report/ours.ts', outDir, rolldownOptions: { output } } }));
  return path.join(outDir, 'ours.js');
}

async function printOurs(program: string, content: string, file: string): Promise<OursPrinted> {
  const { stdout } = await run(process.execPath, [program, content, file]);
  const { seconds, peak_mb } = JSON.parse(stdout) as { seconds: number; peak_mb: number };
  return { seconds: tenth(seconds), ...(await readBack(file)), peak_mb: Math.round(peak_mb) };
}

async function printWithChromium(browser: Browser, source: string, file: string): Promise<Printed> {
  const page = await browser.newPage();
  try {
    page.setDefaultTimeout(PATIENCE_MS);
    const from = performance.now();
    await page.goto(pathToFileURL(source).href, { waitUntil: 'load' });
    await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
    return { seconds: tenth((performance.now() - from) / 1000), ...(await readBack(file)) };
  } finally {
    await page.close();
  }
}

/** What a reader finds in the file: with poppler, so that neither side counts for itself. */
async function readBack(file: string): Promise<Pick<Printed, 'pages' | 'characters'>> {
  const text = `${file}.txt`;
  try {
    await run('pdftotext', [file, text]);
  } catch (error) {
    throw new Error('Both files are read back with pdftotext; on Debian and Ubuntu: sudo apt-get install poppler-utils.', { cause: error });
  }
  const read = await readFile(text, 'utf8');
  return { pages: read.split('\f').length - 1, characters: read.replaceAll(/[\s\p{Cf}]+/gu, '').length };
}

function median<Round extends Printed>(rounds: readonly Round[]): Printed {
  const ascending = [...rounds].sort((a, b) => a.seconds - b.seconds);
  const { seconds, pages, characters } = ascending[Math.floor(ascending.length / 2)]!;
  return { seconds, pages, characters };
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

function tableOf({ ours, chromium: theirs }: { ours: OursPrinted; chromium: Printed }): string[] {
  const row = (name: string, cells: readonly (number | string)[]): string =>
    name.padEnd(12) + cells.map((cell) => String(cell).padStart(12)).join('');
  return [
    `A report of 5,000 paragraphs and 100 tables in four scripts as PDF, median of ${ROUNDS} rounds`,
    row('', ['seconds', 'pages', 'characters', 'peak_mb']),
    row('ours', [ours.seconds, ours.pages, ours.characters, ours.peak_mb]),
    row('chromium', [theirs.seconds, theirs.pages, theirs.characters, '-']),
  ];
}
