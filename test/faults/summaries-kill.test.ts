import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import type { Input } from '#core/contract/operations';
import { loadContentLibrary } from '#services/content/load-content-library';
import { unpackSummaries } from '#services/register/packed-summaries';
import { openPart } from '#services/register/sealed-part';
import { openDataFolder } from '#services/storage/data-folder';
import { conferencePlan } from '#test/conference/conference-plan';
import { fillRegister } from '#test/conference/conference-register';
import { Party, TestClock } from '#test/register/party';
import { randomNumbers } from './simulated-disk';
import { bundleWorker, ScriptProcess } from './worker-process';

const KILLS = 25;
const SUMMARIES_FILE = 'register/summaries';
const { folder: compiled } = await ensureContent();
const QUICK = { heartbeat: 40, stale: 120 };
const KINDS = ['answered', 'assistance', 'challenges'] as const;

let worker: Awaited<ReturnType<typeof bundleWorker>>;
let folder: string;
beforeAll(async () => {
  worker = await bundleWorker('test/faults/summaries-worker.ts');
  folder = await mkdtemp(join(tmpdir(), 'omnibus-test-'));
  const content = loadContentLibrary(compiled);
  const data = await openDataFolder(folder, { mode: 'own' });
  const plan = conferencePlan(content.states()).filter(({ state, instrument }) => ['FR', 'CN'].includes(state) && instrument === 'TIP');
  await fillRegister(data, content, plan);
  await data.close();
}, 120_000);
afterAll(async () => {
  await worker.remove();
  await rm(folder, { recursive: true, force: true });
});

/** What the register says and what it counts, by what lies there, and once every bundle was read again. */
async function said(rebuilt = false) {
  const secretariat = await Party.open(new TestClock(), folder, undefined, QUICK);
  if (rebuilt) await secretariat.call('register.rebuild', {});
  const register = await secretariat.call('register.search', {});
  const due = await secretariat.call('register.due', {});
  const tables = [];
  for (const kind of KINDS) {
    const asked: Input<'conference.table'> = { kind, rows: 'state', columns: 'instrument', filter: {}, scope: 'internal', language: 'en' };
    tables.push((await secretariat.call('conference.table', asked)).table);
  }
  await secretariat.close();
  return { register, due, tables };
}

/** How many submissions the file is of, as it lies there: never a part of it. */
async function summariesKept(): Promise<number | 'none' | 'broken'> {
  const bytes = await readFile(join(folder, SUMMARIES_FILE)).catch(() => null);
  if (!bytes) return 'none';
  const packed = openPart(bytes);
  const summaries = packed && unpackSummaries(packed);
  return summaries ? [...summaries.all()].length : 'broken';
}

describe('A program that is killed while it writes the summaries of the register', () => {
  it(`counts the same afterwards, ${KILLS} times, and what is kept is what a rebuild makes`, async () => {
    const before = await said();
    expect(before.tables[0]?.rows.length).toBeGreaterThan(0);
    const random = randomNumbers(2_705);
    for (let kill = 1; kill <= KILLS; kill++) {
      if (kill % 4 === 0) await rm(join(folder, SUMMARIES_FILE), { force: true });
      const running = new ScriptProcess(worker.script, [folder, compiled]);
      const written = Math.floor(random() * 3);
      await running.until((reports) => reports.filter(({ part }) => part === 'writing').length > written);
      // Somewhere in what follows: while it is written, just after, or in the next reading.
      for (let step = Math.floor(random() * 120); step > 0; step--) await setImmediate();
      await running.kill();
      expect(running.reports.every(({ stopped }) => stopped === undefined)).toBe(true);
      const kept = await summariesKept();
      if (kept !== 'none') expect(kept, `after kill ${kill}`).toBeGreaterThan(0);
      if (kill % 5 === 0) expect(await said(), `after kill ${kill}`).toEqual(before);
    }
    expect(await summariesKept()).toBeGreaterThan(0);
    expect(await said(true)).toEqual(before);
  }, 300_000);
});
