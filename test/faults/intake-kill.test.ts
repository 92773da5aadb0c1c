import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build, mergeConfig } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import { intakeThreadConfig } from '#build/vite.intake-thread';
import { loadContentLibrary } from '#services/content/load-content-library';
import { IntakeDesk, type Holdings } from '#test/intake/intake-desk';
import { openOffice, writeMailbag, type Mailbag } from '#test/intake/mailbag';
import { randomNumbers } from './simulated-disk';
import { bundleWorker, ScriptProcess } from './worker-process';

const KILLS = 50;
/** In milliseconds: about as long as one file takes. */
const A_WHILE = 60;

let worker: Awaited<ReturnType<typeof bundleWorker>>;
let folder: string;
let contentFolder: string;
let mail: Mailbag;
let list: string;
beforeAll(async () => {
  worker = await bundleWorker('test/faults/receiving-worker.ts');
  // The threads lie beside the program that starts them, as they are shipped.
  await build(mergeConfig(intakeThreadConfig, { build: { outDir: join(worker.script, '..') } }));
  folder = await mkdtemp(join(tmpdir(), 'omnibus-intake-'));
  contentFolder = (await ensureContent()).folder;
  mail = await writeMailbag(loadContentLibrary(contentFolder), join(folder, 'mail'), 40);
  list = join(folder, 'files.json');
  await writeFile(list, JSON.stringify(mail.files));
}, 300_000);
afterAll(async () => {
  await worker.remove();
  await rm(folder, { recursive: true, force: true });
});

const receiving = (office: string): ScriptProcess => new ScriptProcess(worker.script, [office, contentFolder, list]);

async function officeHolds(office: string): Promise<Holdings> {
  const desk = await IntakeDesk.open(office, loadContentLibrary(contentFolder));
  try {
    expect(await desk.leftOver()).toEqual([]);
    return await desk.holds();
  } finally {
    await desk.close();
  }
}

describe('A program that is killed while it takes many bundles in', () => {
  it(`goes on, and ends in the same register and the same quarantine as one that nobody killed, ${KILLS} times`, async () => {
    const undisturbed = join(folder, 'undisturbed');
    await openOffice(undisturbed, mail.signers);
    const whole = receiving(undisturbed);
    await whole.ended;
    const ending = whole.reports.at(-1);
    expect(ending).toMatchObject({ state: 'finished', counts: { files: mail.files.length, refused: 3, duplicate: 1, undecided: 0 } });
    const expected = await officeHolds(undisturbed);

    const random = randomNumbers(50_000);
    let [kills, offices, early] = [0, 0, 0];
    while (kills < KILLS) {
      const office = join(folder, `office-${(offices += 1)}`);
      await openOffice(office, mail.signers);
      for (;;) {
        const running = receiving(office);
        // Anywhere: before the first file, in the middle of one, or between two; a few kills a run, so that going on is gone on with.
        const files = Math.floor(random() * 30);
        const isThere = (): boolean => running.reports.length > files;
        await Promise.race([running.until(isThere).catch(() => undefined), running.ended]);
        await Promise.race([pause(random() * A_WHILE), running.ended]);
        const ended = running.reports.some(({ state }) => state !== undefined);
        await running.kill();
        if (ended) break;
        expect(running.reports.map(({ stopped }) => stopped).filter(Boolean)).toEqual([]);
        if (running.reports.length < 2) early += 1;
        kills += 1;
        if (kills % 5 === 0) break;
      }
      const last = receiving(office);
      await last.ended;
      expect(last.reports.at(-1)).toEqual(ending);
      expect(await officeHolds(office)).toEqual(expected);
      await rm(office, { recursive: true, force: true });
    }
    console.log(`${kills} kills in ${offices} runs, ${early} of them before the first file: each ended in the same register.`);
  }, 600_000);
});
