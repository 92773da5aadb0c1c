import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stopOf } from '#test/store/office';
import { randomNumbers, SimulatedDisk } from './simulated-disk';
import { answers, ASSESSMENT, attaches, begins, erases, heldBy, OFFICIAL, ROOT, startOn, type Desk, type Expected } from './simulated-work';

const SEEDS = 8;
const WORDS = 'Zefiryna Quillfeather';

let folder: string;
let law: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-erase-'));
  law = join(folder, 'law.txt');
  await writeFile(law, `${WORDS} wrote this. `.repeat(100));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Work with the words in journal, snapshot, `.bak`, backup and attachment; all of it is on the disk. */
async function worked(disk: SimulatedDisk): Promise<{ desk: Desk; held: Expected }> {
  const desk = await startOn(disk);
  const deeds = [begins, attaches(law), ...[1, 2, 3].map((turn) => answers('witness', `${WORDS} ${turn} `.repeat(60)))];
  deeds.push(...[1, 2, 3, 4, 5].map((turn) => answers(`other-${turn}`, `text ${turn}`)));
  let held: Expected;
  for (const deed of deeds) {
    await deed.run(desk);
    held = deed.leadsTo(held);
  }
  await desk.store.settled();
  return { desk, held };
}

/** Erases on a disk that fails with `code` from the n-th operation of the erasure on. */
async function erasesUntil(
  point: number,
  code: string,
): Promise<{ disk: SimulatedDisk; desk: Desk; held: Expected; acknowledged: boolean }> {
  const disk = new SimulatedDisk('/');
  const { desk, held } = await worked(disk);
  const first = disk.operations + point;
  disk.fault = (_, count) => {
    if (count >= first && code === 'EIO') disk.switchOff();
    return count >= first ? code : undefined;
  };
  const acknowledged = await erases('witness')
    .run(desk)
    .then(
      () => true,
      () => false,
    );
  await desk.store.settled();
  return { disk, desk, held, acknowledged };
}

async function stepsOfAnErasure(): Promise<number> {
  const disk = new SimulatedDisk('/');
  const { desk } = await worked(disk);
  expect(disk.filesWith(WORDS).length).toBeGreaterThanOrEqual(4);
  const before = disk.operations;
  await erases('witness').run(desk);
  await desk.store.settled();
  const steps = disk.operations - before;
  expect(disk.filesWith(WORDS)).toEqual([]);
  await desk.data.close();
  return steps;
}

/** Either nothing is erased or everything is, on the next start, and work goes on. */
async function allOrNothing(disk: SimulatedDisk, held: Expected, acknowledged: boolean, place: string): Promise<'old' | 'new'> {
  const desk = await startOn(disk);
  const opened = await desk.store.open(ASSESSMENT);
  await desk.store.settled();
  expect(opened, place).toMatchObject({ access: 'full', notices: [] });
  const found = heldBy(opened.document);
  const without = erases('witness').leadsTo(held);
  expect(acknowledged ? [without] : [held, without], place).toContainEqual(found);
  const state = 'law' in found ? 'old' : 'new';
  if (state === 'new') expect(disk.filesWith(WORDS), place).toEqual([]);
  else
    expect(
      disk.filesWith(WORDS).some((path) => path.includes('/attachments/')),
      place,
    ).toBe(true);
  const names = (await disk.list(`${ROOT}/assessments/${ASSESSMENT}`)) ?? [];
  expect(names, place).not.toContain('erasing.json');
  expect(names, place).not.toContain('journal.erased.ndjson');
  await answers('afterwards', 'work goes on').run(desk);
  await erases('witness').run(desk);
  await desk.store.settled();
  expect(disk.filesWith(WORDS), place).toEqual([]);
  await desk.data.close();
  const again = await startOn(disk);
  const { document, notices } = await again.store.open(ASSESSMENT);
  expect(notices, place).toEqual([]);
  expect(heldBy(document), place).toEqual({ ...without, afterwards: 'work goes on' });
  await again.data.close();
  return state;
}

describe('An erasure that is cut short is either not begun or complete at the next opening', () => {
  it('when the power goes, at every step, whatever the disk had in its cache', async () => {
    const steps = await stepsOfAnErasure();
    expect(steps).toBeGreaterThan(15);
    const seen = new Set<string>();
    for (let point = 1; point <= steps + 1; point++) {
      const { disk, desk, held, acknowledged } = await erasesUntil(point, 'EIO');
      for (let seed = 0; seed < SEEDS; seed++) {
        const restarted = disk.afterPowerLoss(randomNumbers(point * SEEDS + seed));
        seen.add(await allOrNothing(restarted, held, acknowledged, `power loss at step ${point}, seed ${seed}`));
      }
      await desk.data.close();
    }
    expect([...seen].sort()).toEqual(['new', 'old']);
  }, 120_000);

  it('when the program is killed, at every step', async () => {
    const steps = await stepsOfAnErasure();
    const seen: string[] = [];
    for (let point = 1; point <= steps; point++) {
      const { disk, desk, held, acknowledged } = await erasesUntil(point, 'EIO');
      seen.push(await allOrNothing(disk.afterKill(), held, acknowledged, `killed at step ${point}`));
      await desk.data.close();
    }
    // One step decides: before it everything is as it was, from it on everything is erased.
    expect(seen).toEqual([...seen].sort().reverse());
    expect(new Set(seen).size).toBe(2);
  }, 120_000);

  it('when the disk is full for a while, in the same run of the program', async () => {
    const steps = await stepsOfAnErasure();
    for (let point = 1; point <= steps; point++) {
      const { disk, desk, held, acknowledged } = await erasesUntil(point, 'ENOSPC');
      disk.fault = () => undefined;
      const opened = await desk.store.open(ASSESSMENT);
      expect(opened, `full at step ${point}`).toMatchObject({ access: 'full', notices: [] });
      await desk.data.close();
      await allOrNothing(disk, held, acknowledged, `full at step ${point}`);
    }
  }, 120_000);
});

describe('Erasing while a snapshot is waiting to be taken', () => {
  it('takes none of what was there before', async () => {
    const disk = new SimulatedDisk('/');
    const { desk } = await worked(disk);
    const writing = [1, 2, 3, 4].map((turn) => answers('witness', `${WORDS} ${turn}`).run(desk));
    const erasing = erases('witness').run(desk);
    await Promise.all([...writing, erasing]);
    await desk.store.settled();
    expect(disk.filesWith(WORDS)).toEqual([]);
    expect((await stopOf(desk.store.erase('nobody', () => Promise.reject(new TypeError('never asked'))))).code).toBe('not-found');
    expect((await desk.store.commit(ASSESSMENT, OFFICIAL, () => ({ changes: [] }))).canRedo).toBe(false);
    await desk.data.close();
  });
});
