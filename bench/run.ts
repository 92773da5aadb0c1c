import type { Benchmark } from './benchmark';
import { comparison } from './comparison';
import { engine } from './engine';
import { intake } from './intake';
import { interfaces } from './interface';
import { register } from './register';
import { report } from './report';
import { start } from './start';

/**
 * `npm run bench` runs every benchmark and prints tables; `npm run -s bench -- [NAME…]` only those named;
 * with `--json` nothing but the figures goes to standard output.
 */
const BENCHMARKS: readonly Benchmark[] = [engine, start, interfaces, report, comparison, register, intake];

const args = process.argv.slice(2);
const json = args.includes('--json');
const names = args.filter((argument) => argument !== '--json');
const unknown = names.find((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
if (unknown !== undefined) {
  console.error(`No benchmark ${unknown}. There is: ${BENCHMARKS.map(({ name }) => name).join(', ')}.`);
  process.exit(64);
}

const figures: Record<string, unknown> = {};
for (const benchmark of BENCHMARKS.filter(({ name }) => names.length === 0 || names.includes(name))) {
  const result = await benchmark.run((line) => console.error(line));
  figures[benchmark.name] = result.figures;
  if (!json) console.log(result.table.join('\n'));
}
if (json) console.log(JSON.stringify(figures));
