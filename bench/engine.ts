import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Benchmark } from './benchmark';
import type { Measured, Trace } from './engine/measure';

/**
 * Our engine beside survey-core with the same form of 2,000 questions. Every measurement has a process of its own, the
 * two sides take turns, and both must agree on what is visible and complete after every change.
 */
const QUESTIONS = 2000;
const SMALLER = 400;
const ROUNDS = 3;
const SIDES = ['ours', 'survey-core'] as const;
type Side = (typeof SIDES)[number];

export interface EngineFigures {
  readonly load_ms: number;
  readonly heap_mb: number;
  readonly change_p50_ms: number;
  readonly change_p99_ms: number;
  readonly validate_ms: number;
}

export const engine: Benchmark = {
  name: 'engine',
  async run(say) {
    say(`engine: both sides go through the same changes to ${String(QUESTIONS)} questions`);
    const agreed = await expectAgreement();
    const rounds: Record<Side, Measured[]> = { ours: [], 'survey-core': [] };
    const smaller: Measured[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      say(`engine: round ${String(round)} of ${String(ROUNDS)}`);
      for (const side of SIDES) rounds[side].push(await inChild<Measured>(side, QUESTIONS));
      smaller.push(await inChild<Measured>('ours', SMALLER));
    }
    const missing = new Set(SIDES.flatMap((side) => rounds[side].map((measured) => measured.missing)));
    if (missing.size > 1) throw new Error(`Validation finds different numbers of missing answers: ${[...missing].join(', ')}.`);
    const figures = { ours: figuresOf(rounds.ours), 'survey-core': figuresOf(rounds['survey-core']) };
    return {
      figures,
      table: [
        `Engine, ${String(QUESTIONS)} questions, ${String(ROUNDS)} rounds; both sides agree after each of ${String(agreed)} changes`,
        ...tableOf({ ...figures, [`ours, ${String(SMALLER)} questions`]: figuresOf(smaller) }),
      ],
    };
  },
};

async function expectAgreement(): Promise<number> {
  const ours = await inChild<Trace>('ours', QUESTIONS, 'trace');
  const theirs = await inChild<Trace>('survey-core', QUESTIONS, 'trace');
  const first = ours.findIndex((state, change) => state !== theirs[change]);
  if (first >= 0 || ours.length !== theirs.length) {
    throw new Error(
      `The two sides disagree after change ${String(first)}: ours ${String(ours[first])}; survey-core ${String(theirs[first])}.`,
    );
  }
  return ours.length - 1;
}

async function inChild<T>(side: Side, questions: number, mode?: 'trace'): Promise<T> {
  const script = fileURLToPath(new URL('./engine/measure.ts', import.meta.url));
  const args = ['--expose-gc', '--import', 'tsx', script, side, String(questions), ...(mode ? [mode] : [])];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 64 * 2 ** 20 });
  return JSON.parse(stdout) as T;
}

/** Medians over the rounds, so that one disturbed round does not decide. */
function figuresOf(rounds: readonly Measured[]): EngineFigures {
  const over = (figure: (round: Measured) => number): number => Number(quantile(rounds.map(figure), 0.5).toFixed(4));
  return {
    load_ms: over((round) => round.load_ms),
    heap_mb: over((round) => round.heap_mb),
    change_p50_ms: over((round) => quantile(round.changes_ms, 0.5)),
    change_p99_ms: over((round) => quantile(round.changes_ms, 0.99)),
    validate_ms: over((round) => round.validate_ms),
  };
}

function quantile(values: readonly number[], share: number): number {
  const ascending = [...values].sort((a, b) => a - b);
  return ascending[Math.min(ascending.length - 1, Math.floor(share * ascending.length))]!;
}

function tableOf(rows: Readonly<Record<string, EngineFigures>>): string[] {
  const line = (name: string, cells: readonly string[]): string => name.padEnd(22) + cells.map((cell) => cell.padStart(16)).join('');
  const columns = ['load_ms', 'heap_mb', 'change_p50_ms', 'change_p99_ms', 'validate_ms'] as const;
  return [
    line('', columns),
    ...Object.entries(rows).map(([name, row]) =>
      line(
        name,
        columns.map((column) => row[column].toFixed(4)),
      ),
    ),
  ];
}
