/**
 * A second process that takes a contribution in and out again without end, run as
 * `node worker.mjs <data folder> <assessment> <content> <contribution>`. It reports what has been acknowledged to it.
 */
import { writeSync } from 'node:fs';
import { AppError } from '#core/contract/errors';
import type { CallContext } from '#core/contract/dispatch';
import { createServices } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';

const [, , folder = '', assessment = '', contentFolder = '', contribution = ''] = process.argv;
const by = { name: 'A. Official', role: 'focal point' };
const call: CallContext = { signal: new AbortController().signal, progress: () => {} };
const report = (line: Readonly<Record<string, unknown>>): void => void writeSync(1, `${JSON.stringify(line)}\n`);

async function start(): Promise<void> {
  const files = new FileHandles();
  const timing = { heartbeat: 40, stale: 120 };
  const { handlers } = await createServices({ dataFolder: folder, mode: 'own', files, version: 'test', contentFolder, timing });
  report({ owner: true });
  for (;;) {
    const file = files.admit(contribution, 'contribution', false);
    const merged = await handlers['agencies.merge']({ assessment, files: [file], by }, call);
    report({ seq: merged.saved.seq, state: 'after' });
    const undone = await handlers['history.undo']({ assessment, by }, call);
    report({ seq: undone.seq, state: 'before' });
  }
}

start().catch((error: unknown) => {
  report({ stopped: error instanceof AppError ? error.code : String(error) });
  process.exit(3);
});
