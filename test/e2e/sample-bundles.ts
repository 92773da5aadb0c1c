import { execFile } from 'node:child_process';
import { createHash, createPublicKey } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { fingerprintText } from '#core/register/fingerprint';
import { root, test as base } from './omnibus-app';

const run = promisify(execFile);

/** The two signed exercises of the practice State, and what its secretariat gets of its key. */
export interface SampleBundles {
  readonly older: string;
  readonly newer: string;
  /** `newer` with one byte altered. */
  readonly altered: string;
  readonly card: string;
  /** As it came by another way. */
  readonly fingerprint: string;
}

export async function writeSample(folder: string): Promise<SampleBundles> {
  await run(process.execPath, ['--import', 'tsx', 'build/run-command-line.ts', 'sample', folder], { cwd: root });
  const [older, newer] = (await readdir(folder)).filter((name) => name.endsWith('.omnibus')).toSorted();
  if (!older || !newer) throw new Error('the sample did not write two bundles');
  const altered = path.join(folder, 'altered.omnibus');
  const bytes = await readFile(path.join(folder, newer));
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await writeFile(altered, bytes);
  const card = path.join(folder, 'enrolment.json');
  return { older: path.join(folder, older), newer: path.join(folder, newer), altered, card, fingerprint: await fingerprintOf(card) };
}

async function fingerprintOf(cardFile: string): Promise<string> {
  const file = JSON.parse(await readFile(cardFile, 'utf8')) as { readonly card: string };
  const { publicKey } = JSON.parse(file.card) as { readonly publicKey: string };
  const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
  return fingerprintText(createHash('sha256').update(der).digest());
}

/** `sample` runs the real `omnibus sample` once for each worker. */
export const test = base.extend<object, { readonly sample: SampleBundles }>({
  sample: [
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-sample-'));
      await use(await writeSample(folder));
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});
