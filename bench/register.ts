import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Benchmark } from './benchmark';

/**
 * The register of an invented Conference: 194 participants, five instruments, three exercises. It is made in one process, and opened,
 * narrowed and searched in another, which knows nothing of how it was made.
 */
export interface RegisterFigures {
  readonly open_ms: number;
  readonly filter_p95_ms: number;
  readonly search_p95_ms: number;
  /** Largest resident memory of the process that searches. */
  readonly peak_mb: number;
  readonly submissions: number;
}

export const register: Benchmark = {
  name: 'register',
  async run(say) {
    const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-bench-register-'));
    try {
      say('register: making the submissions of a whole Conference and their index; this takes minutes');
      await child('prepare', folder);
      say('register: opening, narrowing and searching');
      const measured = JSON.parse(await child('measure', folder)) as RegisterFigures;
      const tenth = (value: number): number => Math.round(value * 10) / 10;
      const ours: RegisterFigures = {
        open_ms: Math.round(measured.open_ms),
        filter_p95_ms: tenth(measured.filter_p95_ms),
        search_p95_ms: tenth(measured.search_p95_ms),
        peak_mb: Math.round(measured.peak_mb),
        submissions: measured.submissions,
      };
      return {
        figures: { ours },
        table: [
          `Register of ${String(ours.submissions)} submissions`,
          ...Object.entries(ours).map(([name, value]) => `${name.padEnd(16)}${String(value).padStart(10)}`),
        ],
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

const run = promisify(execFile);

async function child(step: 'prepare' | 'measure', folder: string): Promise<string> {
  const file = fileURLToPath(new URL(`register/${step}.ts`, import.meta.url));
  const { stdout } = await run(process.execPath, ['--import', 'tsx', file, folder]);
  return stdout;
}
