/**
 * A second process that takes many files in, run as `node worker.mjs <data folder> <content> <files as JSON>`: it goes on with the latest
 * run, where there is one. It reports that it owns the folder, each file that is done with, and how the run ended.
 */
import { readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '#core/contract/errors';
import { createServices } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';

const [, , dataFolder = '', contentFolder = '', list = ''] = process.argv;
const report = (line: Readonly<Record<string, unknown>>): void => void writeSync(1, `${JSON.stringify(line)}\n`);
const signal = new AbortController().signal;

async function start(): Promise<void> {
  const files = new FileHandles();
  const timing = { heartbeat: 40, stale: 120 };
  const { handlers, close } = await createServices({ dataFolder, mode: 'own', files, version: 'test', contentFolder, timing });
  report({ owner: true });
  const [begun] = await handlers['intake.runs']({}, { signal, progress: () => {} });
  const given = (JSON.parse(readFileSync(list, 'utf8')) as string[]).map((file) => files.admit(file, path.basename(file), false));
  const run = await handlers['intake.receive'](
    { files: given, ...(begun && { run: begun.id }) },
    { signal, progress: (_done, _total, note) => report({ passed: note }) },
  );
  await close();
  report({ state: run.state, counts: run.counts });
}

start().catch((error: unknown) => {
  report({ stopped: error instanceof AppError ? error.code : String(error) });
  process.exit(3);
});
