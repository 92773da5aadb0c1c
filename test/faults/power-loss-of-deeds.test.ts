import { cp, mkdtemp, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Program } from '#test/backup/program';
import { installed, PreparedDeeds, type Deed, type DeedName } from './deeds';
import { forgetfulDisk, watchSyncs, type ForgetfulDisk } from './forgetful-disk';
import { randomNumbers } from './simulated-disk';

/** No sign of life comes from the one whose machine goes down; nobody waits for it as long as a user would. */
const ASLEEP = { heartbeat: 1_000_000, stale: 2_000 };
const IMPATIENT = { heartbeat: 20, stale: 40 };

/** Erasing and restoring have tests of their own, over every stroke of a simulated disk. */
const DEEDS: readonly DeedName[] = ['merging', 'sealing', 'moving a draft to a newer questionnaire'];

let deeds: PreparedDeeds;
const syncs = watchSyncs();
beforeAll(async () => {
  deeds = await PreparedDeeds.begin();
}, 120_000);
afterAll(async () => {
  syncs.stop();
  await deeds.remove();
});

/** Does it in a copy of its folder until the power goes. Whether it was acknowledged before. */
async function untilPowerGoes(
  { folder: from, content = installed, does }: Deed,
  last: number,
): Promise<{ readonly disk: ForgetfulDisk; readonly acknowledged: boolean; readonly folder: string }> {
  const folder = await mkdtemp(deeds.inScratch('at-work-'));
  await cp(from, folder, { recursive: true });
  const disk = await forgetfulDisk(folder, syncs.files);
  const program = await Program.start(folder, { fileSystem: disk.fileSystem, timing: ASLEEP, content });
  disk.begin(last);
  const acknowledged = await does(program).then(
    () => true,
    () => false,
  );
  await program.close().catch(() => undefined);
  return { disk, acknowledged, folder };
}

/** What a disk may have kept of what was not synced: nothing, or some of it. */
const FATES: readonly ((stroke: number) => () => number)[] = [
  () => () => 0,
  (stroke) => randomNumbers(11_000 + stroke),
  (stroke) => randomNumbers(23_000 + stroke),
];

describe('When the power goes', () => {
  it.each(DEEDS)(
    'while %s, at any stroke, everything not synced being lost or in part, the old or the new is found, and never a mixture',
    async (name) => {
      const deed = await deeds.named(name);
      const { content = installed } = deed;
      const undisturbed = await untilPowerGoes(deed, 0);
      const all = undisturbed.disk.strokes();
      await rm(undisturbed.folder, { recursive: true, force: true });
      expect(undisturbed.acknowledged).toBe(true);
      const seen = { old: 0, new: 0 };
      for (let stroke = 1; stroke <= all; stroke++) {
        const { disk, acknowledged, folder } = await untilPowerGoes(deed, stroke);
        for (const fate of FATES) {
          const place = await mkdtemp(deeds.inScratch('after-'));
          await disk.leaves(fate(stroke), place);
          const again = await Program.start(place, { timing: IMPATIENT, content });
          const found = await deed.finds(again, place);
          if (acknowledged) expect(found, `acknowledged before stroke ${stroke} of ${all}`).toBe('new');
          seen[found] += 1;
          await again.close();
          await rm(place, { recursive: true, force: true });
        }
        await rm(folder, { recursive: true, force: true });
      }
      console.log(`the power went at each of ${all} strokes of ${name}: ${seen.old} times the old was found, ${seen.new} times the new`);
      expect(seen.old).toBeGreaterThan(0);
      expect(seen.new).toBeGreaterThan(0);
    },
    600_000,
  );
});
