import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { build, mergeConfig } from 'vite';
import type { Result } from '#core/contract/result';
import { electronMainConfig } from '#build/vite.electron-main';
import { intakeThreadConfig } from '#build/vite.intake-thread';
import { reportThreadConfig } from '#build/vite.report-thread';
import type { Host } from './office';

const root = path.resolve(import.meta.dirname, '../..');
const program = path.join(root, '.cache/omnibus-of-contract-suite.js');

/** The command line in one file: a process for each operation then costs a third of compiling it every time. */
let building: Promise<unknown> | undefined;
const buildProgram = async (): Promise<void> => {
  await build(mergeConfig(reportThreadConfig, { build: { outDir: path.dirname(program) } }));
  await build(mergeConfig(intakeThreadConfig, { build: { outDir: path.dirname(program) } }));
  await build({
    ...electronMainConfig,
    build: {
      ...electronMainConfig.build,
      ssr: 'cli/main.ts',
      target: 'node20',
      outDir: path.dirname(program),
      rolldownOptions: {
        ...electronMainConfig.build?.rolldownOptions,
        output: { format: 'es', entryFileNames: path.basename(program), codeSplitting: false },
      },
    },
  });
};

/** `omnibus call`, a process for each operation. */
export const commandLineHost: Host = {
  name: 'the command line',
  hasHandles: false,
  open: async (folder) => {
    await (building ??= buildProgram());
    const inputFile = path.join(folder, 'input.json');
    const run = async (name: string, input: unknown): Promise<{ status: number; printed: string; said: string }> => {
      await writeFile(inputFile, JSON.stringify(input));
      const words = ['call', name, '--data-dir', path.join(folder, 'data'), '--input', `@${inputFile}`, '--out', path.join(folder, 'kept')];
      const child = spawn(process.execPath, [program, ...words], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
      const ended = new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? -1)));
      const [printed, said] = await Promise.all([text(child.stdout), text(child.stderr)]);
      return { status: await ended, printed, said };
    };
    const call = async (name: string, input: unknown): Promise<Result<never>> => {
      const { status, printed, said } = await run(name, input);
      if (printed === '') throw new Error(`${name} ended with ${status}: ${said}`);
      const result = JSON.parse(printed) as Result<never>;
      if (status !== (result.ok ? 0 : 1)) throw new Error(`${name} ended with ${status} for ${printed}`);
      return result;
    };
    return {
      call,
      callAnything: call,
      knowsNot: async (name) => {
        const { status, printed } = await run(name, {});
        return status === 64 && printed === '';
      },
      choose: async (file) => file,
      keep: async ({ file }) => file,
      close: async () => undefined,
    };
  },
};
