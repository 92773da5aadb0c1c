import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '#build/browser/find-browser';
import type { Benchmark } from './benchmark';
import { buildSides } from './start/build-sides';
import { measureFirstScreen, type FirstScreen } from './start/first-screen';

/**
 * The app as a ministry starts it, out of the portable folder and under this Node, beside a page of React with nothing on
 * it behind the least server of Node. Both are built in this run; they take turns; the first round only warms the disk
 * and is thrown away. Every round has a process, a data folder and a window without a cache of its own; the browser is there.
 */
const ROUNDS = 9;

export interface StartFigures {
  readonly process_ready_ms: number;
  readonly first_screen_ms: number;
  readonly rss_mb: number | null;
}

export const start: Benchmark = {
  name: 'start',
  async run(say) {
    const program = findBrowser();
    if (program === null) throw new Error('The start is measured in a browser of the Chromium family, and none was found.');
    const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-bench-start-'));
    const isRoot = process.getuid?.() === 0;
    say('start: building both sides');
    try {
      const sides = Object.entries(await buildSides(folder));
      const browser = await chromium.launch({ executablePath: program, args: isRoot ? ['--no-sandbox'] : [] });
      try {
        const rounds: Record<string, FirstScreen[]> = {};
        for (let round = 0; round <= ROUNDS; round++) {
          say(round === 0 ? 'start: one round to warm the disk' : `start: round ${round} of ${ROUNDS}`);
          for (const [name, side] of sides) {
            const dataFolder = path.join(folder, `data-${name}-${round}`);
            await mkdir(dataFolder);
            const measured = await measureFirstScreen(browser, side, dataFolder);
            if (round > 0) (rounds[name] ??= []).push(measured);
          }
        }
        const figures = Object.fromEntries(Object.entries(rounds).map(([name, each]) => [name, figuresOf(each)]));
        return { figures, table: tableOf(figures) };
      } finally {
        await browser.close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

function figuresOf(rounds: readonly FirstScreen[]): StartFigures {
  const rss = rounds.flatMap(({ rss_mb }) => rss_mb ?? []);
  return {
    process_ready_ms: median(rounds.map((round) => round.process_ready_ms)),
    first_screen_ms: median(rounds.map((round) => round.first_screen_ms)),
    rss_mb: rss.length === 0 ? null : Number(median(rss).toFixed(1)),
  };
}

function median(values: readonly number[]): number {
  const ascending = [...values].sort((a, b) => a - b);
  return ascending[Math.floor(ascending.length / 2)]!;
}

function tableOf(figures: Readonly<Record<string, StartFigures>>): string[] {
  const line = (name: string, cells: readonly string[]): string => name.padEnd(22) + cells.map((cell) => cell.padStart(18)).join('');
  const columns = ['process_ready_ms', 'first_screen_ms', 'rss_mb'] as const;
  const rows = Object.entries(figures).map(([name, row]) =>
    line(
      name,
      columns.map((column) => String(row[column] ?? '-')),
    ),
  );
  return [`Cold start to the first screen that can be used, median of ${ROUNDS} rounds, warm disk`, line('', columns), ...rows];
}
