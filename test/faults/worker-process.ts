import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

export type Report = Readonly<Record<string, unknown>>;

/** The worker as one file of plain JavaScript, so that a hundred of them start quickly. */
export async function bundleWorker(
  source = 'test/faults/worker.ts',
): Promise<{ readonly script: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'omnibus-worker-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: resolve(source),
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'worker.mjs' } },
    },
  });
  return { script: join(folder, 'worker.mjs'), remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A running script that reports in lines of JSON, and what it has reported so far. */
export class ScriptProcess {
  readonly reports: Report[] = [];
  readonly ended: Promise<void>;
  private readonly child: ChildProcess;
  private rest = '';
  private listeners: (() => void)[] = [];

  constructor(script: string, words: readonly string[]) {
    this.child = spawn(process.execPath, [script, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (this.rest + chunk).split('\n');
      this.rest = lines.pop() ?? '';
      this.reports.push(...lines.map((line) => JSON.parse(line) as Report));
      this.notify();
    });
    this.ended = new Promise((done) => this.child.once('close', () => (done(), this.notify())));
  }

  /** Resolves when the reports satisfy `enough`; rejects when the worker ends before that. */
  async until(enough: (reports: readonly Report[]) => boolean): Promise<void> {
    while (!enough(this.reports)) {
      if (this.child.exitCode !== null || this.child.signalCode !== null) {
        await this.ended;
        if (enough(this.reports)) return;
        throw new Error(`The worker ended: ${JSON.stringify(this.reports.at(-1))}`);
      }
      await new Promise<void>((resume) => this.listeners.push(resume));
    }
  }

  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
    this.child.kill(signal);
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
  }

  private notify(): void {
    const waiting = this.listeners;
    this.listeners = [];
    for (const resume of waiting) resume();
  }
}

/** The worker that edits an assessment without end. */
export class WorkerProcess extends ScriptProcess {
  constructor(script: string, task: 'quickly' | 'slowly' | 'erasing', folder: string, assessment: string) {
    super(script, [task, folder, assessment, resolve('dist/content')]);
  }
}
