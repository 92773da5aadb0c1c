/**
 * A second process that reads every bundle anew and writes the summaries of the register without end, run as
 * `node worker.mjs <data folder> <content>`.
 */
import { writeSync } from 'node:fs';
import { AppError } from '#core/contract/errors';
import type { Input } from '#core/contract/operations';
import { createServices } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';

const [, , folder = '', contentFolder = ''] = process.argv;
const report = (line: Readonly<Record<string, unknown>>): void => void writeSync(1, `${JSON.stringify(line)}\n`);
const TABLE: Input<'conference.table'> = {
  kind: 'answered',
  rows: 'state',
  columns: 'instrument',
  filter: {},
  scope: 'internal',
  language: 'en',
};

async function start(): Promise<void> {
  const timing = { heartbeat: 40, stale: 120 };
  const { handlers } = await createServices({
    dataFolder: folder,
    mode: 'own',
    files: new FileHandles(),
    version: 'test',
    contentFolder,
    timing,
  });
  const call = (part: string) => ({
    signal: new AbortController().signal,
    progress: (done: number) => report({ part, done }),
  });
  for (let round = 1; ; round += 1) {
    await handlers['register.rebuild']({}, call('rebuild'));
    report({ part: 'writing', round });
    await handlers['conference.table'](TABLE, call('table'));
    report({ part: 'written', round });
  }
}

start().catch((error: unknown) => {
  report({ stopped: error instanceof AppError ? error.code : String(error) });
  process.exit(3);
});
