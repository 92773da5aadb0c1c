import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import { loadContentLibrary } from '#services/content/load-content-library';
import { openDataFolder } from '#services/storage/data-folder';
import { conferencePlan } from '#test/conference/conference-plan';
import { fillRegister } from '#test/conference/conference-register';
import { Party, TestClock } from '#test/register/party';
import { randomNumbers } from './simulated-disk';
import { bundleWorker, ScriptProcess } from './worker-process';

const KILLS = 30;
const { folder: compiled } = await ensureContent();
const QUICK = { heartbeat: 40, stale: 120 };

let worker: Awaited<ReturnType<typeof bundleWorker>>;
let folder: string;
beforeAll(async () => {
  worker = await bundleWorker('test/faults/rebuild-worker.ts');
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

/** Everything that the register says, and every bundle and journal of it, byte for byte. */
async function said() {
  const secretariat = await Party.open(new TestClock(), folder, undefined, QUICK);
  const all = await secretariat.call('register.search', {});
  const found = await secretariat.call('register.search', { text: 'article pénal' });
  await secretariat.close();
  const names = (await readdir(join(folder, 'register'), { recursive: true, withFileTypes: true }))
    .filter((each) => each.isFile() && !each.parentPath.includes(join('register', 'index')))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  const truth = await Promise.all(names.filter((name) => /\.(omnibus|jsonl|ndjson)$/.test(name)).map((name) => readFile(name, 'base64')));
  return { all, found, truth };
}

describe('A program that is killed while it builds the index of the register anew', () => {
  it(`finds the same afterwards, ${KILLS} times, and the bundles and the journal are untouched`, async () => {
    const before = await said();
    expect(before.truth.length).toBeGreaterThan(2);
    const random = randomNumbers(2_611);
    for (let kill = 1; kill <= KILLS; kill++) {
      const running = new ScriptProcess(worker.script, [folder, compiled]);
      const lines = 1 + Math.floor(random() * 25);
      await running.until((reports) => reports.length >= lines);
      await running.kill();
      expect(running.reports.every(({ stopped }) => stopped === undefined)).toBe(true);
      if (kill % 5 === 0) expect(await said()).toEqual(before);
    }
    expect(await said()).toEqual(before);
  }, 300_000);
});
