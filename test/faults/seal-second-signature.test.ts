import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSPHRASE, Party } from '#test/register/party';
import { randomNumbers } from './simulated-disk';
import { bundleWorker, ScriptProcess } from './worker-process';

const KILLS = 6;
const BY = { name: 'A. Official', role: 'Focal point' };
const run = promisify(execFile);

interface Sealing {
  readonly party: Party;
  readonly assessment: string;
  readonly first: string;
  readonly second: string;
}

/** A ministry that requires two signatories and is ready to seal. */
async function ministryIn(folder: string): Promise<Sealing> {
  const party = await Party.open(undefined, folder);
  const [first, second] = [(await party.makesKey('submission')).id, (await party.makesKey('submission')).id];
  const assessment = await party.assesses();
  await party.answers(assessment, 'TIP:5(1)', 'Penal Code as amended');
  await party.call('signatures.require', { assessment, base: 1, required: true, by: BY });
  return { party, assessment, first, second };
}

/** Every record has the file that it needs, in the state that it says: nothing is in between. Resolves with the counts. */
/** Nobody waits as long as a user would for a process that was killed. */
const TIMING = { heartbeat: 40, stale: 120 };

async function expectOldOrNew(folder: string, assessment: string): Promise<{ readonly complete: number; readonly awaiting: number }> {
  const party = await Party.open(undefined, folder, undefined, TIMING);
  try {
    const { document, notices } = await party.call('assessments.open', { assessment });
    expect(notices).toEqual([]);
    const records = Object.values(document.submissions).sort((one, other) => one.number - other.number);
    expect(records.map(({ number }) => number)).toEqual(records.map((_, place) => place + 1));
    let complete = 0;
    for (const [place, { digest, second, replaces }] of records.entries()) {
      expect(replaces).toBe(records[place - 1]?.digest);
      const name = second?.signed ? 'submissions.fetch' : 'signatures.request';
      const file = party.keep(await party.call(name, { assessment, digest }));
      const report = await party.call('bundles.verify', { file: party.file(file) });
      expect(report.digest).toBe(digest);
      // Nobody is enrolled here: what counts is whether a slot is empty.
      expect(report.signatures.map(({ status }) => status === 'missing')).toEqual([false, second?.signed === undefined]);
      expect(
        report.findings
          .map(({ code }) => code)
          .filter((code) => !['key-unknown', 'signature-missing', 'practice-submission'].includes(code)),
      ).toEqual([]);
      complete += second?.signed ? 1 : 0;
    }
    expect(records.length - complete).toBeLessThanOrEqual(1);
    return { complete, awaiting: records.length - complete };
  } finally {
    await party.close();
  }
}

describe('Sealing and the second signature', () => {
  let worker: Awaited<ReturnType<typeof bundleWorker>>;
  let folder: string;
  beforeAll(async () => {
    worker = await bundleWorker('test/faults/seal-worker.ts');
    folder = await mkdtemp(join(tmpdir(), 'omnibus-seal-'));
  }, 60_000);
  afterAll(async () => {
    await worker.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it(`leave the old state or the new one when the program is killed, ${KILLS} times`, async () => {
    const { party, assessment, first, second } = await ministryIn(folder);
    await party.close();
    const random = randomNumbers(20_261);
    let [complete, signed] = [0, 0];
    for (let kill = 1; kill <= KILLS; kill++) {
      const running = new ScriptProcess(worker.script, [folder, assessment, first, second, resolve('dist/content')]);
      // While it seals, while the second signature is put in, and after that, each time somewhere else.
      const stage = (['sealing', 'sealed', 'signed'] as const)[kill % 3] ?? 'signed';
      const more = Math.floor(random() * 60);
      await running.until((lines) => {
        const reached = lines.findIndex((line) => stage in line);
        return reached >= 0 && lines.length - reached > more;
      });
      await running.kill();
      const found = await expectOldOrNew(folder, assessment);
      signed += running.reports.filter((line) => 'signed' in line).length;
      // What was acknowledged as signed is signed; one more may have been, unheard.
      expect(found.complete).toBeGreaterThanOrEqual(complete + running.reports.filter((line) => 'signed' in line).length);
      complete = found.complete;
    }
    expect(signed).toBeGreaterThan(0);
    console.log(`${KILLS} kills, ${complete} submissions complete: none in between.`);
  }, 400_000);

  it('leave the old state when the disk is full, and go on when there is room again', async (context) => {
    const disk = join(folder, 'disk');
    const mounted = await run('sh', ['-c', `mkdir -p "${disk}" && mount -t tmpfs -o size=16m tmpfs "${disk}"`]).then(
      () => true,
      () => false,
    );
    if (!mounted) context.skip('no right to mount a small disk here');
    try {
      const { party, assessment, first, second } = await ministryIn(disk);
      const seals = () =>
        party.call('submissions.export', {
          assessment,
          key: first,
          passphrase: PASSPHRASE,
          declaration: { title: 'Minister' },
          encryptFor: [],
          by: BY,
        });
      const fill = async (): Promise<() => Promise<void>> => {
        const ballast = join(disk, 'ballast');
        await run('sh', ['-c', `dd if=/dev/zero of="${ballast}" bs=64k 2>/dev/null || true`]);
        await writeFile(join(disk, 'rest'), Buffer.alloc(1)).catch(() => undefined);
        return () => rm(ballast, { force: true });
      };
      const empty = await fill();
      await expect(seals()).rejects.toMatchObject({ code: 'disk-full' });
      await empty();
      const { digest } = await seals();
      const again = await fill();
      const gives = () => party.call('signatures.give', { assessment, digest, key: second, passphrase: PASSPHRASE, by: BY });
      await expect(gives()).rejects.toMatchObject({ code: 'disk-full' });
      expect((await readdir(join(disk, 'assessments', assessment, 'submissions'))).filter((name) => name.endsWith('.omnibus'))).toEqual([]);
      await again();
      await gives();
      await party.close();
      expect(await expectOldOrNew(disk, assessment)).toEqual({ complete: 1, awaiting: 0 });
    } finally {
      await run('umount', [disk]);
    }
  }, 120_000);
});
