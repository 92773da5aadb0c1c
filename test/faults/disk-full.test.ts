import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#core/contract/errors';
import { heldBy, ASSESSMENT, longScript, startOn, type Desk, type Expected } from './simulated-work';
import { SimulatedDisk, type DiskOperation } from './simulated-disk';

/** What needs room on a disk; cutting back, renaming and removing do not. */
const NEEDS_ROOM: ReadonlySet<DiskOperation> = new Set(['create', 'write', 'create-folder', 'sync']);

let folder: string;
let law: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-law-'));
  law = join(folder, 'law.txt');
  await writeFile(law, 'The whole text of a law. '.repeat(200));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/**
 * Works through the script on a disk on which `fault` strikes, beginning each deed anew until it is done, and makes
 * room whenever the official is told. Returns the codes of what the official was told.
 */
async function workInSpiteOf(disk: SimulatedDisk, repair: () => void): Promise<readonly string[]> {
  const told: string[] = [];
  const insist = async <T>(call: () => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await call();
      } catch (error) {
        if (!(error instanceof AppError) || attempt > 3) throw error;
        told.push(error.code);
        repair();
      }
    }
  };
  const desk: Desk = await insist(() => startOn(disk));
  let acknowledged: Expected;
  for (const deed of longScript(law)) {
    await insist(async () => {
      await deed.run(desk);
    });
    acknowledged = deed.leadsTo(acknowledged);
    expect(heldBy((await desk.store.open(ASSESSMENT)).document)).toEqual(acknowledged);
  }
  repair();
  await desk.store.settled();
  await desk.data.close();
  const again = await insist(() => startOn(disk));
  const opened = await again.store.open(ASSESSMENT);
  expect(opened.notices).toEqual([]);
  expect(heldBy(opened.document)).toEqual(acknowledged);
  await again.data.close();
  return told;
}

async function operationsOfTheScript(): Promise<number> {
  const disk = new SimulatedDisk('/');
  expect(await workInSpiteOf(disk, () => {})).toEqual([]);
  return disk.operations;
}

describe('When the disk fails, nothing acknowledged is lost and work goes on afterwards', () => {
  it('is full from any point on, until room is made', async () => {
    const points = await operationsOfTheScript();
    const told: string[] = [];
    for (let point = 1; point <= points; point++) {
      const disk = new SimulatedDisk('/');
      let full = true;
      disk.fault = (operation, count) => (full && count >= point && NEEDS_ROOM.has(operation) ? 'ENOSPC' : undefined);
      told.push(...(await workInSpiteOf(disk, () => (full = false))));
    }
    expect(new Set(told)).toEqual(new Set(['disk-full']));
    expect(told.length).toBeGreaterThan(points / 2);
  }, 120_000);

  it('fails once at any point, even while a failed line is cut back', async () => {
    const points = await operationsOfTheScript();
    const told: string[] = [];
    for (let point = 1; point <= points; point++) {
      const disk = new SimulatedDisk('/');
      const until = point + (point % 3);
      disk.fault = (_, count) => (count >= point && count <= until ? 'EIO' : undefined);
      told.push(...(await workInSpiteOf(disk, () => {})));
    }
    expect(new Set(told)).toEqual(new Set(['disk-failed']));
  }, 120_000);
});
