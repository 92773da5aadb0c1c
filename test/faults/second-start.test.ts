import { cp, mkdtemp, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Program } from '#test/backup/program';
import { DEEDS, installed, PreparedDeeds, type Deed, type State } from './deeds';
import { pausingDisk } from './pausing-disk';

/** The first shows signs of life; whoever comes watches long enough to see one. */
const AWAKE = { heartbeat: 10, stale: 300 };
/** The machine of the first sleeps, and no sign of life comes from it. */
const ASLEEP = { heartbeat: 1_000_000, stale: 2_000 };
const IMPATIENT = { heartbeat: 20, stale: 40 };

let deeds: PreparedDeeds;
beforeAll(async () => {
  deeds = await PreparedDeeds.begin();
}, 120_000);
afterAll(() => deeds.remove());

/** Does it in a copy of its folder; `meanwhile` comes before each stroke on the disk, told which one it is. */
async function during(
  { folder: from, content = installed, does }: Deed,
  timing: typeof AWAKE,
  meanwhile: (stroke: number, folder: string) => Promise<void>,
): Promise<{ readonly folder: string; readonly first: Program; readonly strokes: number; readonly stopped: string | null }> {
  const folder = await mkdtemp(deeds.inScratch('at-work-'));
  await cp(from, folder, { recursive: true });
  let strokes = 0;
  let counting = false;
  const fileSystem = pausingDisk(async () => {
    if (!counting) return;
    strokes += 1;
    counting = false;
    await meanwhile(strokes, folder);
    counting = true;
  });
  const first = await Program.start(folder, { fileSystem, timing, content });
  counting = true;
  const stopped = await does(first).then(
    () => null,
    (error: Error) => `${error.message} ${String(error.cause ?? '')}`,
  );
  counting = false;
  return { folder, first, strokes, stopped };
}

describe('A second start of the program', () => {
  it.each(DEEDS)(
    'is refused while the first is %s, at every stroke, and leaves it alone',
    async (name) => {
      const deed = await deeds.named(name);
      let refused = 0;
      const { folder, first, strokes, stopped } = await during(deed, AWAKE, async (_, place) => {
        await expect(Program.start(place, { timing: AWAKE, content: installed })).rejects.toMatchObject({ code: 'folder-in-use' });
        refused += 1;
      });
      expect(stopped).toBeNull();
      expect(refused).toBe(strokes);
      expect(strokes).toBeGreaterThan(3);
      expect(await deed.finds(first, folder)).toBe('new');
      await first.close();
    },
    120_000,
  );

  it.each(DEEDS)(
    'that takes over from one that fell asleep while %s finds the old or the new, and never a mixture',
    async (name) => {
      const deed = await deeds.named(name);
      const { content = installed } = deed;
      const { strokes: all, first: undisturbed } = await during(deed, ASLEEP, () => Promise.resolve());
      await undisturbed.close();
      const seen = new Map<string, number>();
      for (let stroke = 1; stroke <= all; stroke++) {
        let second: Program | undefined;
        let found: State | undefined;
        const { folder, first, stopped } = await during(deed, ASLEEP, async (at, place) => {
          if (at !== stroke) return;
          second = await Program.start(place, { timing: IMPATIENT, content });
          found = await deed.finds(second, place);
        });
        if (!second || !found) throw new Error(`no second start at stroke ${stroke}: ${stopped}`);
        // What was asleep wakes, goes on, and is told; what it had in hand changes nothing.
        expect(await deed.finds(second, folder), `after stroke ${stroke} of ${all}`).toBe(found);
        if (found === 'old') expect(stopped, `stroke ${stroke} of ${all}`).not.toBeNull();
        await first.close().catch(() => undefined);
        await second.close();
        const next = await Program.start(folder, { timing: IMPATIENT, content });
        // A whole last line that nobody acknowledged may count then; what was there stays.
        const later = await deed.finds(next, folder);
        if (found === 'new') expect(later, `at the next start after stroke ${stroke} of ${all}`).toBe('new');
        await next.close();
        const outcome = `${found}${stopped === null ? '' : `, ${/"code":"([a-z-]+)"/.exec(stopped)?.[1] ?? stopped.slice(0, 80)}`}`;
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
        await rm(folder, { recursive: true, force: true });
      }
      console.log(`a second start at each of ${all} strokes of ${name}: ${JSON.stringify(Object.fromEntries(seen))}`);
      expect([...seen.keys()].some((outcome) => outcome.startsWith('old'))).toBe(true);
      expect(
        [...seen.keys()].filter((outcome) => outcome.includes('disk-failed')),
        'nothing is wrong with the disk',
      ).toEqual([]);
    },
    300_000,
  );
});
