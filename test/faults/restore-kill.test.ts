import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentOf, PASSPHRASE, Program } from '#test/backup/program';
import { randomNumbers } from './simulated-disk';
import { bundleWorker } from './worker-process';

const KILLS = 24;
const TIMING = { heartbeat: 40, stale: 200 };

let worker: Awaited<ReturnType<typeof bundleWorker>>;
let scratch: string;
const place = (name: string): string => join(scratch, name);
beforeAll(async () => {
  worker = await bundleWorker('test/faults/restore-worker.ts');
  scratch = await mkdtemp(join(tmpdir(), 'omnibus-restore-kill-'));
});
afterAll(async () => {
  await worker.remove();
  await rm(scratch, { recursive: true, force: true });
});

interface Ended {
  readonly signal: string | null;
  readonly said: string;
}

const restoring = (folder: string, killAt: number): Promise<Ended> =>
  new Promise((done) => {
    const words = [worker.script, folder, place('monday'), PASSPHRASE, resolve('dist/content'), String(killAt)];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('close', (_status, signal) => done({ signal, said }));
  });

describe('A program that is killed while it restores a backup', () => {
  it(`finds all of the old or all of the new at its next start, ${KILLS} times`, async () => {
    const state = await Program.start(place('state'), { timing: TIMING });
    const assessment = await state.begins();
    await writeFile(place('law.txt'), 'Words of a law. '.repeat(50_000));
    await state.attaches(assessment, place('law.txt'));
    await state.backsUp(place('monday'));
    const monday = await contentOf(place('state'));
    await state.answers(assessment, 'no', 1);
    await state.begins();
    await state.close();
    const tuesday = await contentOf(place('state'));

    await cp(place('state'), place('undisturbed'), { recursive: true });
    const whole = await restoring(place('undisturbed'), 0);
    const { count } = JSON.parse(whole.said) as { count: number };
    expect(await contentOf(place('undisturbed'))).toEqual(monday);

    const random = randomNumbers(2_026);
    let finished = 0;
    for (let kill = 1; kill <= KILLS; kill++) {
      // Half of them anywhere, half of them at the end, where one takes the place of the other.
      const at = kill % 2 === 0 ? 1 + Math.floor(random() * count) : count - Math.floor(random() * Math.min(24, count));
      const folder = place(`killed-${kill}`);
      await cp(place('state'), folder, { recursive: true });
      const { signal } = await restoring(folder, at);
      expect(signal, `kill at ${at} of ${count}`).toBe('SIGKILL');
      const next = await Program.start(folder, { timing: TIMING });
      const found = await contentOf(folder);
      expect([monday, tuesday], `kill at ${at} of ${count}`).toContainEqual(found);
      const restored = isDeepStrictEqual(found, monday);
      const aside = await readdir(join(folder, 'aside')).catch(() => []);
      const kept = aside[0] === undefined ? null : await contentOf(join(folder, 'aside', aside[0]));
      if (restored) expect(kept).toEqual(tuesday);
      else expect(kept ?? {}).toEqual({});
      expect(await next.answerIn(assessment)).toBe(restored ? 'yes' : 'no');
      await next.close();
      if (restored) finished += 1;
      await rm(folder, { recursive: true, force: true });
    }
    expect(finished).toBeGreaterThan(0);
    expect(finished).toBeLessThan(KILLS);
    console.log(`${KILLS} kills in ${count} steps: ${finished} times the new, ${KILLS - finished} times the old, never a mixture.`);
  }, 300_000);
});
