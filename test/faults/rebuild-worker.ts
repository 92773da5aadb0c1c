/**
 * A second process that builds the index of the register anew without end, run as `node worker.mjs <data folder> <content>`.
 */
import { writeSync } from 'node:fs';
import { AppError } from '#core/contract/errors';
import { createServices } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';

const [, , folder = '', contentFolder = ''] = process.argv;
const report = (line: Readonly<Record<string, unknown>>): void => void writeSync(1, `${JSON.stringify(line)}\n`);

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
  for (let round = 1; ; round += 1) {
    report({ round });
    await handlers['register.rebuild']({}, { signal: new AbortController().signal, progress: (done) => report({ round, done }) });
  }
}

start().catch((error: unknown) => {
  report({ stopped: error instanceof AppError ? error.code : String(error) });
  process.exit(3);
});
