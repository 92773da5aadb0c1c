import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import { readHeader, type ReadHeader } from '#services/backup/backup-format';
import { unlockKey } from '#services/backup/backup-key';
import { stageBackup } from '#services/backup/stage-backup';
import { openDataFolder, type DataFolder } from '#services/storage/data-folder';
import type { FileSystem } from '#services/storage/file-system';
import { switchContent } from '#services/storage/switch-content';
import { craftBackup } from '#test/backup/crafted-backup';
import { PASSPHRASE } from '#test/backup/program';
import { randomNumbers, SimulatedDisk, type DiskOperation } from './simulated-disk';
import { ROOT, TIMING } from './simulated-work';

const NEW: Readonly<Record<string, string>> = {
  'assessments/a/journal.ndjson': 'new journal',
  'assessments/b/attachments/law': 'new law '.repeat(400),
  'preferences.json': 'new preferences',
  'keys/k.json': 'new key',
};
const OLD: Readonly<Record<string, string>> = {
  'assessments/a/journal.ndjson': 'old journal',
  'assessments/a/assessment.json': 'old snapshot',
  'preferences.json': 'old preferences',
  'register/journal.ndjson': 'old register',
};
const SEEDS = 3;
const ASIDE = 'aside/20260101T000000Z-kept';
const call: CallContext = { signal: new AbortController().signal, progress: () => {} };
const NEEDS_ROOM: ReadonlySet<DiskOperation> = new Set(['create', 'write', 'create-folder', 'sync']);

let folder: string;
let header: ReadHeader;
let key: Buffer;
const backup = { path: '', name: 'all.omnibus-backup', bytes: 0 };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-restore-'));
  backup.path = join(folder, backup.name);
  await craftBackup(backup.path, { files: Object.entries(NEW).map(([path, text]) => ({ path, text })) });
  backup.bytes = (await stat(backup.path)).size;
  header = await readHeader(backup.path, backup.name);
  key = await unlockKey(header, { passphrase: PASSPHRASE }, backup.name);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const start = (fileSystem: FileSystem): Promise<DataFolder> =>
  openDataFolder(ROOT, { mode: 'own', fileSystem, timing: TIMING, wait: async () => {} });

async function diskWithOldContent(): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk('/');
  const data = await start(disk);
  for (const [path, text] of Object.entries(OLD)) await data.files.write(path, Buffer.from(text));
  await data.close();
  disk.operations = 0;
  return disk;
}

async function restoreOn(disk: SimulatedDisk): Promise<'restored' | 'stopped'> {
  try {
    const data = await start(disk);
    const { place } = await stageBackup(data, backup, header, key, call);
    await switchContent(disk, ROOT, { from: place, aside: ASIDE }, data.assertWritable);
    await data.close();
    return 'restored';
  } catch (error) {
    if (!(error instanceof AppError) && !(error instanceof Error && 'code' in error)) throw error;
    return 'stopped';
  }
}

async function textsIn(disk: SimulatedDisk, within: string, paths: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const path of Object.keys(paths)) {
    const bytes = await disk.read(`${within}/${path}`);
    if (bytes) found[path] = Buffer.from(bytes).toString();
  }
  return found;
}

/** After the next start: all of the old, or all of the new with all of the old aside. Says which. */
async function oldOrNew(disk: SimulatedDisk, place: string): Promise<'old' | 'new'> {
  const data = await start(disk);
  const both = { ...OLD, ...NEW };
  const found = await textsIn(disk, ROOT, both);
  expect([OLD, NEW], place).toContainEqual(found);
  const isNew = found['keys/k.json'] !== undefined;
  expect(await textsIn(disk, `${ROOT}/${ASIDE}`, both), place).toEqual(isNew ? OLD : {});
  expect(
    (await disk.list(ROOT))?.filter((name) => name.startsWith('switching')),
    place,
  ).toEqual([]);
  await data.close();
  return isNew ? 'new' : 'old';
}

async function operationsOfRestoring(): Promise<number> {
  const disk = await diskWithOldContent();
  expect(await restoreOn(disk)).toBe('restored');
  expect(await oldOrNew(disk, 'undisturbed')).toBe('new');
  return disk.operations;
}

describe('A restore that is cut short leaves all of the old or all of the new', () => {
  it('when the power goes at any point, whatever the disk had in its cache', async () => {
    const points = await operationsOfRestoring();
    const outcomes: string[] = [];
    for (let point = 1; point <= points; point++) {
      const disk = await diskWithOldContent();
      disk.fault = (_, count) => {
        if (count >= point) disk.switchOff();
        return count >= point ? 'EIO' : undefined;
      };
      await restoreOn(disk);
      for (let seed = 0; seed < SEEDS; seed++) {
        const restarted = disk.afterPowerLoss(randomNumbers(point * SEEDS + seed));
        outcomes.push(await oldOrNew(restarted, `power loss at operation ${point}, seed ${seed}`));
      }
    }
    expect(new Set(outcomes)).toEqual(new Set(['old', 'new']));
  }, 120_000);

  it('when the power goes again while the next start finishes it', async () => {
    const points = await operationsOfRestoring();
    for (let point = Math.floor(points / 2); point <= points; point++) {
      const disk = await diskWithOldContent();
      disk.fault = (_, count) => {
        if (count >= point) disk.switchOff();
        return count >= point ? 'EIO' : undefined;
      };
      await restoreOn(disk);
      for (let again = 1; again <= 40; again += 3) {
        const second = disk.afterPowerLoss(randomNumbers(point));
        second.fault = (_, count) => {
          if (count >= again) second.switchOff();
          return count >= again ? 'EIO' : undefined;
        };
        await start(second).catch(() => null);
        await oldOrNew(second.afterPowerLoss(randomNumbers(again)), `power loss at operation ${point} and again at ${again}`);
      }
    }
  }, 120_000);

  it('when the disk is full from any point on, or fails once', async () => {
    const points = await operationsOfRestoring();
    for (let point = 1; point <= points; point++) {
      for (const full of [true, false]) {
        const disk = await diskWithOldContent();
        disk.fault = (operation, count) => {
          if (full) return count >= point && NEEDS_ROOM.has(operation) ? 'ENOSPC' : undefined;
          return count === point ? 'EIO' : undefined;
        };
        const outcome = await restoreOn(disk);
        disk.fault = () => undefined;
        const found = await oldOrNew(disk.afterKill(), `${full ? 'full' : 'failing'} at operation ${point}`);
        if (outcome === 'restored') expect(found).toBe('new');
      }
    }
  }, 120_000);
});
