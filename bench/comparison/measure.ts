import { performance } from 'node:perf_hooks';
import { compareSubmissions } from '#core/comparison/compare';
import type { Submission } from '#core/submission/submission';
import { compareNaively } from './naive';
import { benchPair, type Pair } from './submissions';

/** The inside of one child process: one side, one pair. Prints milliseconds as JSON: of the first comparison, and the median. */
export interface Measured {
  readonly first: number;
  readonly median: number;
  /** Questions, or texts, that differ; so that a side that does nothing is found out. */
  readonly differing: number;
  readonly kilobytes: number;
}

const TIMES = 9;
const SIDES: Readonly<Record<string, (pair: Pair) => number>> = { ours, naive: ({ older, newer }) => compareNaively(older, newer) };

function ours({ older, newer, editions }: Pair): number {
  const read = (text: string, of: Pair['editions']['older']) => ({ ...of, digest: '', submission: JSON.parse(text) as Submission });
  const { provisions } = compareSubmissions(read(older, editions.older), read(newer, editions.newer));
  return provisions.flatMap(({ questions }) => questions).filter(({ kind }) => kind !== 'unchanged').length;
}

const [side = '', which = '', content = ''] = process.argv.slice(2);
const run = SIDES[side];
if (!run || (which !== '200 kB' && which !== 'five')) throw new Error('Started by bench/comparison.ts only.');
const pair = await benchPair(content, which);
const times: number[] = [];
let differing = 0;
for (let time = 0; time < TIMES; time += 1) {
  const from = performance.now();
  differing = run(pair);
  times.push(performance.now() - from);
}
const [first = 0] = times;
const median = [...times].sort((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0;
process.stdout.write(JSON.stringify({ first, median, differing, kilobytes: Math.round(pair.newer.length / 1000) } satisfies Measured));
