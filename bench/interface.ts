import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { findBrowser } from '#build/browser/find-browser';
import { buildApp } from '#build/portable/build-app';
import type { Benchmark } from './benchmark';
import { readBenchContent } from './interface/bench-content';
import type { InterfaceSide } from './interface/interface-side';
import { measureInterface, NotShown, type InterfaceRound } from './interface/measure-interface';
import { ourSide } from './interface/our-side';
import { buildSurvey } from './interface/survey-side';

/**
 * The app with all instruments, beside SurveyJS's own React renderer with the same questions, in one browser and in turns,
 * after one round of each that only warms the disk.
 */
const ROUNDS = 3;
/** For the first screen; whoever needs longer cannot show so many questions. */
const PATIENCE_MS = 60_000;
/** SurveyJS's style sheet asks a server for its letters. */
const NO_OTHER_HOST = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

export interface InterfaceFigures {
  readonly first_screen_ms: number;
  readonly open_provision_ms: number;
  readonly keydown_p95_ms: number;
  readonly keydown_p95_throttled_ms: number;
  readonly switch_language_ms: number;
}

const NOT_SHOWN = {
  first_screen_ms: null,
  open_provision_ms: null,
  keydown_p95_ms: null,
  keydown_p95_throttled_ms: null,
  switch_language_ms: null,
};

const OURS = 'ours';
const PEER = 'survey-react-ui';

export const interfaces: Benchmark = {
  name: 'interface',
  async run(say) {
    const program = findBrowser();
    if (program === null) throw new Error('The interface is measured in a browser of the Chromium family, and none was found.');
    const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-bench-interface-'));
    try {
      say('interface: building both sides');
      const app = path.join(folder, 'app');
      await buildApp(app);
      const content = await readBenchContent(path.join(app, 'dist/content'));
      const survey = await buildSurvey(path.join(folder, 'survey'), content);
      const isRoot = process.getuid?.() === 0;
      const browser = await chromium.launch({ executablePath: program, args: [NO_OTHER_HOST, ...(isRoot ? ['--no-sandbox'] : [])] });
      try {
        const ours = await ourSide(browser, app, path.join(folder, 'prepared'), content);
        say('interface: one round to warm the disk');
        await measureInterface(browser, ours, path.join(folder, 'warm'), PATIENCE_MS);
        const all = content.questionnaire.questions.length;
        const { shown, peer } = await mostShown(browser, survey, all, folder, say);
        const names = peer && { [OURS]: ours, [shown === all ? PEER : `${PEER}, ${shown} questions`]: peer };
        const figures = await inTurns(browser, names ?? { [OURS]: ours }, folder, say);
        const complete = shown === all ? figures : { [OURS]: figures[OURS], [PEER]: NOT_SHOWN, ...figures };
        return { figures: complete, table: tableOf(complete, all) };
      } finally {
        await browser.close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** SurveyJS with all questions or, where it cannot show so many, with half as many, and so on. */
async function mostShown(
  browser: Browser,
  survey: (questions: number) => InterfaceSide,
  all: number,
  folder: string,
  say: (line: string) => void,
): Promise<{ readonly shown: number; readonly peer: InterfaceSide | null }> {
  for (let shown = all; shown >= 100; shown = Math.floor(shown / 2)) {
    say(`interface: ${PEER} with ${shown} questions, to see whether it shows them`);
    const peer = survey(shown);
    try {
      await measureInterface(browser, peer, path.join(folder, `try-${shown}`), PATIENCE_MS);
      return { shown, peer };
    } catch (error) {
      if (!(error instanceof NotShown)) throw error;
      say(`interface: ${PEER} with ${shown} questions: ${error.message}`);
    }
  }
  return { shown: 0, peer: null };
}

async function inTurns(
  browser: Browser,
  sides: Readonly<Record<string, InterfaceSide>>,
  folder: string,
  say: (line: string) => void,
): Promise<Record<string, InterfaceFigures>> {
  const rounds: Record<string, InterfaceRound[]> = {};
  for (let round = 1; round <= ROUNDS; round++) {
    say(`interface: round ${round} of ${ROUNDS}`);
    for (const [place, [name, side]] of Object.entries(sides).entries()) {
      const measured = await measureInterface(browser, side, path.join(folder, `data-${place}-${round}`), PATIENCE_MS);
      (rounds[name] ??= []).push(measured);
    }
  }
  return Object.fromEntries(Object.entries(rounds).map(([name, each]) => [name, figuresOf(each)]));
}

/** Medians over the rounds, so that one disturbed round does not decide; of the keys of a round, the one that 95 in 100 do not exceed. */
function figuresOf(rounds: readonly InterfaceRound[]): InterfaceFigures {
  const over = (figure: (round: InterfaceRound) => number): number => Number(quantile(rounds.map(figure), 0.5).toFixed(1));
  return {
    first_screen_ms: over((round) => round.first_screen),
    open_provision_ms: over((round) => quantile(round.open_provision, 0.5)),
    keydown_p95_ms: over((round) => quantile(round.keydown, 0.95)),
    keydown_p95_throttled_ms: over((round) => quantile(round.keydown_throttled, 0.95)),
    switch_language_ms: over((round) => quantile(round.switch_language, 0.5)),
  };
}

function quantile(values: readonly number[], share: number): number {
  const ascending = [...values].sort((a, b) => a - b);
  return ascending[Math.min(ascending.length - 1, Math.floor(share * ascending.length))]!;
}

function tableOf(figures: Readonly<Record<string, object | undefined>>, questions: number): string[] {
  const columns = Object.keys(NOT_SHOWN);
  const line = (name: string, cells: readonly string[]): string => name.padEnd(34) + cells.map((cell) => cell.padStart(26)).join('');
  const rows = Object.entries(figures).map(([name, row]) => {
    const cells = new Map<string, unknown>(Object.entries(row ?? {}));
    return line(
      name,
      columns.map((column) => String(cells.get(column) ?? '-')),
    );
  });
  return [`Interface with ${questions} questions, median of ${ROUNDS} rounds, warm disk`, line('', columns), ...rows];
}
