import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Program } from '#test/backup/program';
import { randomNumbers } from './simulated-disk';
import { bundleWorker, ScriptProcess } from './worker-process';

const KILLS = 25;
/** Nobody waits as long as a user would for a process that was killed. */
const TIMING = { heartbeat: 20, stale: 60 };

let worker: Awaited<ReturnType<typeof bundleWorker>>;
let folder: string;
beforeAll(async () => {
  worker = await bundleWorker('test/faults/trust-worker.ts');
  folder = await mkdtemp(join(tmpdir(), 'omnibus-trust-kill-'));
}, 60_000);
afterAll(async () => {
  await worker.remove();
  await rm(folder, { recursive: true, force: true });
});

/** What the journal says after a start, once its own check has found it whole. */
async function standing(): Promise<{ readonly changes: number; readonly enrolled: Set<string>; readonly revoked: Set<string> }> {
  const program = await Program.start(join(folder, 'data'), { timing: TIMING });
  const changes = await program.does('trust.changes', {});
  const keys = await program.does('cards.list', {});
  const { file } = await program.does('trust.export', { format: 'json' });
  const checked = await program.does('trust.check', { file: program.choose(await program.keptAs(file, join(folder, 'trust.json'))) });
  await program.close();
  expect(checked).toMatchObject({ whole: true });
  expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_, place) => place + 1));
  return {
    changes: changes.length,
    enrolled: new Set(keys.map(({ key }) => key)),
    revoked: new Set(keys.flatMap(({ key, revoked }) => (revoked ? [key] : []))),
  };
}

describe('A program that is killed while keys are enrolled and revoked', () => {
  it(`keeps all that was acknowledged, and a journal without a gap, ${KILLS} times`, async () => {
    const random = randomNumbers(8_128);
    let before = await standing();
    let acknowledged = 0;
    for (let kill = 1; kill <= KILLS; kill++) {
      const running = new ScriptProcess(worker.script, [join(folder, 'data'), resolve('dist/content'), String(before.enrolled.size)]);
      const lines = 1 + Math.floor(random() * 9);
      await running.until((reports) => reports.length >= lines);
      await running.kill();
      const told = (what: string): readonly string[] =>
        running.reports.flatMap((line) => (typeof line[what] === 'string' ? [line[what]] : []));
      const heard = told('enrolled').length + told('revoked').length;
      const after = await standing();
      expect([...told('enrolled')].filter((key) => !after.enrolled.has(key))).toEqual([]);
      expect([...told('revoked')].filter((key) => !after.revoked.has(key))).toEqual([]);
      // One more may have reached the disk, unheard.
      expect([heard, heard + 1]).toContain(after.changes - before.changes);
      acknowledged += heard;
      before = after;
    }
    expect(acknowledged).toBeGreaterThan(KILLS / 2);
    console.log(`${KILLS} kills during ${acknowledged} acknowledged changes of trust: none lost, and the journal whole each time.`);
  }, 300_000);
});
