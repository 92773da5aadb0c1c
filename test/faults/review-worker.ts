/**
 * A second process of a reviewing State, run as `node worker.mjs <data folder> <content> <review file> <key> <passphrase>`: it takes the
 * file in, drafts an observation, and signs it into a file of its own. It reports what has been acknowledged to it.
 */
import { writeSync } from 'node:fs';
import { AppError } from '#core/contract/errors';
import type { CallContext } from '#core/contract/dispatch';
import { createServices } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';

const [, , folder = '', contentFolder = '', file = '', key = '', passphrase = ''] = process.argv;
const call: CallContext = { signal: new AbortController().signal, progress: () => {} };
const report = (line: Readonly<Record<string, unknown>>): void => void writeSync(1, `${JSON.stringify(line)}\n`);

async function start(): Promise<void> {
  const files = new FileHandles();
  const timing = { heartbeat: 40, stale: 120 };
  const { handlers } = await createServices({ dataFolder: folder, mode: 'own', files, version: 'test', contentFolder, timing });
  report({ step: 'started' });
  const { review, submissions } = (await handlers['reviews.take']({ file: files.admit(file, 'opening', false) }, call)).review;
  report({ step: 'taken' });
  const traces = [{ submission: submissions[0]?.digest ?? '', provision: 'TIP:5(1)' }];
  for (let number = 1; ; number += 1) {
    await handlers['reviews.draft']({ review, heading: 'gaps', language: 'en', text: `Gap ${String(number)}`, traces, after: [] }, call);
    report({ step: 'drafted', number });
    await handlers['reviews.write']({ review, key, passphrase, withSubmissions: number % 2 === 0 }, call);
    report({ step: 'signed', number });
  }
}

start().catch((error: unknown) => {
  report({ stopped: error instanceof AppError ? error.code : String(error) });
  process.exit(3);
});
