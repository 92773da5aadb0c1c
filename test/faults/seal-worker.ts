/**
 * A second process for the faults of sealing, run as `node seal-worker.mjs <data folder> <assessment> <first key> <second key>
 * <content>`. It seals and gives the second signature without end, and reports each step on its standard output.
 */
import { writeSync } from 'node:fs';
import { dispatch } from '#core/contract/dispatch';
import type { Input, OperationName, Output } from '#core/contract/operations';
import { createServices } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';

const [, , folder = '', assessment = '', first = '', second = '', contentFolder = ''] = process.argv;
const by = { name: 'A. Official', role: 'focal point' };
const passphrase = 'four quiet words here';
const report = (line: Readonly<Record<string, unknown>>): void => void writeSync(1, `${JSON.stringify(line)}\n`);

async function start(): Promise<void> {
  const timing = { heartbeat: 40, stale: 120 };
  const services = await createServices({
    dataFolder: folder,
    mode: 'own',
    files: new FileHandles(),
    version: 'test',
    contentFolder,
    timing,
  });
  const context = { signal: new AbortController().signal, progress: (done: number) => report({ progress: done }) };
  const call = async <N extends OperationName>(name: N, input: Input<N>): Promise<Output<N>> => {
    const result = await dispatch(services.handlers, name, input, context, () => 'unforeseen');
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value as Output<N>;
  };
  for (let turn = 0; ; turn++) {
    const { document } = await call('assessments.open', { assessment });
    const awaiting = Object.values(document.submissions).find((each) => each.second && !each.second.signed && !each.second.withdrawn);
    report({ sealing: turn });
    const declaration = { title: 'Minister' };
    const digest =
      awaiting?.digest ??
      (await call('submissions.export', { assessment, key: first, passphrase, declaration, encryptFor: [], by })).digest;
    report({ sealed: digest });
    await call('signatures.give', { assessment, digest, key: second, passphrase, by });
    report({ signed: digest });
  }
}

start().catch((error: unknown) => {
  report({ stopped: String(error) });
  process.exit(3);
});
