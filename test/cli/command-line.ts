import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const ROOT = resolve(import.meta.dirname, '../..');

export interface Ran {
  readonly status: number;
  /** Standard output and standard error. */
  readonly printed: string;
  readonly said: string;
  /** Standard output as JSON. */
  json(): unknown;
}

/** `omnibus …` as a process of its own, as a user runs it. */
export async function omnibus(
  args: readonly string[],
  given: { readonly input?: string; readonly environment?: Record<string, string> } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'cli/main.ts', ...args], {
    cwd: ROOT,
    env: { ...process.env, ...given.environment },
    stdio: 'pipe',
  });
  const ended = new Promise<number>((done) => child.on('close', (status) => done(status ?? -1)));
  child.stdin.end(given.input ?? '');
  const [printed, said] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await ended, printed, said, json: () => JSON.parse(printed) as unknown };
}
