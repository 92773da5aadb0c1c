import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ensureContent } from '#build/content/ensure';
import type { Benchmark } from './benchmark';
import type { Measured } from './comparison/measure';

/**
 * Two submissions compared, from their texts to what is shown, beside the least that finds differing words at all. Each
 * measurement has a process of its own, in turns.
 */
const ROUNDS = 3;
const SIDES = ['ours', 'naive'] as const;
type Side = (typeof SIDES)[number];
const PAIRS = { two_200kb: '200 kB', five_instruments: 'five' } as const;
type PairName = keyof typeof PAIRS;
const PAIR_NAMES = Object.keys(PAIRS) as readonly PairName[];

type Figures = Readonly<Record<`${PairName}_ms` | `${PairName}_first_ms`, number>>;

export const comparison: Benchmark = {
  name: 'comparison',
  async run(say) {
    const { folder } = await ensureContent({ onProblems: 'fail' });
    const measured: Record<Side, Record<PairName, Measured[]>> = {
      ours: { two_200kb: [], five_instruments: [] },
      naive: { two_200kb: [], five_instruments: [] },
    };
    for (let round = 1; round <= ROUNDS; round += 1) {
      say(`comparison: round ${String(round)} of ${String(ROUNDS)}`);
      for (const name of PAIR_NAMES) for (const side of SIDES) measured[side][name].push(await inChild(side, PAIRS[name], folder));
    }
    const differing = PAIR_NAMES.every((name) => SIDES.every((side) => measured[side][name].every((each) => each.differing > 0)));
    if (!differing) throw new Error('A side found no difference between two submissions that differ.');
    const figures = { ours: figuresOf(measured.ours), naive: figuresOf(measured.naive) };
    const kilobytes = (name: PairName): string => `${String(measured.ours[name][0]?.kilobytes)} kB each`;
    return { figures, table: tableOf(figures, PAIR_NAMES.map(kilobytes)) };
  },
};

async function inChild(side: Side, pair: string, content: string): Promise<Measured> {
  const script = fileURLToPath(new URL('./comparison/measure.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, side, pair, content]);
  return JSON.parse(stdout) as Measured;
}

function figuresOf(rounds: Readonly<Record<PairName, readonly Measured[]>>): Figures {
  const median = (name: PairName, of: 'first' | 'median'): number => {
    const sorted = rounds[name].map((each) => each[of]).sort((a, b) => a - b);
    return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 10) / 10;
  };
  return {
    two_200kb_ms: median('two_200kb', 'median'),
    two_200kb_first_ms: median('two_200kb', 'first'),
    five_instruments_ms: median('five_instruments', 'median'),
    five_instruments_first_ms: median('five_instruments', 'first'),
  };
}

function tableOf(figures: Readonly<Record<Side, Figures>>, sizes: readonly string[]): string[] {
  const row = (name: string, cells: readonly (number | string)[]): string =>
    name.padEnd(28) + cells.map((cell) => String(cell).padStart(16)).join('');
  const line = (name: keyof Figures): string => row(name, [figures.ours[name], figures.naive[name]]);
  return [
    `Two submissions compared, medians of ${String(ROUNDS)} rounds (${sizes.join(', ')})`,
    row('', ['ours', 'naive']),
    ...(Object.keys(figures.ours) as (keyof Figures)[]).map(line),
  ];
}
