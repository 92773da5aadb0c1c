import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDurableFiles } from '#services/storage/durable-files';
import { answers, heldBy, ASSESSMENT, longScript, ROOT, startOn, type Expected } from './simulated-work';
import { randomNumbers, SimulatedDisk } from './simulated-disk';

const SEEDS = 6;

const LAW = 'The whole text of a law. '.repeat(200);
let folder: string;
let law: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-law-'));
  law = join(folder, 'law.txt');
  await writeFile(law, LAW);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Works through the script until the power goes. Returns what was acknowledged, and what was under way. */
async function workUntilPowerGoes(disk: SimulatedDisk): Promise<{ acknowledged: Expected; underWay: Expected }> {
  let acknowledged: Expected;
  let underWay: Expected;
  const desk = await startOn(disk).catch(() => null);
  if (!desk) return { acknowledged, underWay };
  for (const deed of longScript(law)) {
    underWay = deed.leadsTo(acknowledged);
    try {
      await deed.run(desk);
    } catch {
      break;
    }
    acknowledged = underWay;
  }
  await desk.store.settled();
  await desk.data.close();
  return { acknowledged, underWay };
}

async function operationsOfTheScript(): Promise<number> {
  const disk = new SimulatedDisk('/');
  const { acknowledged, underWay } = await workUntilPowerGoes(disk);
  expect(acknowledged).toEqual(underWay);
  return disk.operations;
}

describe('When the power goes, whatever was shown as saved is there afterwards', () => {
  it('at every point of a long script, whatever the disk had in its cache', async () => {
    const points = await operationsOfTheScript();
    expect(points).toBeGreaterThan(200);
    let snapshotsSeen = 0;
    let lawsSeen = 0;
    for (let point = 1; point <= points; point++) {
      const disk = new SimulatedDisk('/');
      disk.fault = (_, count) => {
        if (count >= point) disk.switchOff();
        return count >= point ? 'EIO' : undefined;
      };
      const { acknowledged, underWay } = await workUntilPowerGoes(disk);
      for (let seed = 0; seed < SEEDS; seed++) {
        const restarted = disk.afterPowerLoss(randomNumbers(point * SEEDS + seed));
        const place = `power loss at operation ${point}, seed ${seed}`;
        const desk = await startOn(restarted);
        const found = await desk.store.ids();
        if (acknowledged) expect(found, place).toContain(ASSESSMENT);
        if (found.includes(ASSESSMENT)) {
          const opened = await desk.store.open(ASSESSMENT);
          expect(opened.notices, place).toEqual([]);
          expect(opened.access, place).toBe('full');
          const kept = heldBy(opened.document);
          expect([acknowledged ?? {}, underWay ?? {}], place).toContainEqual(kept);
          const cited = opened.document.evidence['law']?.attachment?.sha512;
          if (cited) {
            const bytes = await restarted.read(`${ROOT}/assessments/${ASSESSMENT}/attachments/${cited}`);
            expect(
              createHash('sha512')
                .update(bytes ?? '')
                .digest('hex'),
              place,
            ).toBe(cited);
            lawsSeen += 1;
          }
          await answers('afterwards', 'work goes on').run(desk);
          await desk.store.settled();
          if (await restarted.read(`${ROOT}/assessments/${ASSESSMENT}/assessment.json.bak`)) snapshotsSeen += 1;
        }
        await desk.data.close();
        if (found.includes(ASSESSMENT)) {
          const again = await startOn(restarted);
          expect(heldBy((await again.store.open(ASSESSMENT)).document)['afterwards'], place).toBe('work goes on');
          await again.data.close();
        }
      }
    }
    expect(snapshotsSeen).toBeGreaterThan(0);
    expect(lawsSeen).toBeGreaterThan(0);
  }, 120_000);

  it('also the first line of a new list, and a file that replaces another', async () => {
    for (let point = 1; point <= 40; point++) {
      const disk = new SimulatedDisk('/data');
      disk.fault = (_, count) => {
        if (count >= point) disk.switchOff();
        return count >= point ? 'EIO' : undefined;
      };
      const files = createDurableFiles(disk, '/data');
      const done: string[] = [];
      const attempt = async (name: string, call: () => Promise<void>): Promise<void> =>
        call().then(
          () => void done.push(name),
          () => {},
        );
      await attempt('old', () => files.write('key.json', Buffer.from('old')));
      await attempt('line', () => files.appendLine('register/list.ndjson', 'first line'));
      await attempt('new', () => files.write('key.json', Buffer.from('new'), { keepBackup: true }));
      for (let seed = 0; seed < SEEDS; seed++) {
        const after = createDurableFiles(disk.afterPowerLoss(randomNumbers(point * SEEDS + seed)), '/data');
        const place = `power loss at operation ${point}, seed ${seed}`;
        const text = async (path: string): Promise<string | undefined> =>
          (await after.read(path).then((bytes) => bytes && Buffer.from(bytes).toString())) ?? undefined;
        const key = await text('key.json');
        const acceptable = done.includes('new')
          ? ['new']
          : done.includes('line')
            ? ['old', 'new']
            : done.includes('old')
              ? ['old']
              : ['old', undefined];
        expect(acceptable, place).toContain(key);
        if (done.includes('line')) expect(await text('register/list.ndjson'), place).toBe('first line\n');
        if (done.includes('new')) expect(await text('key.json.bak'), place).toBe('old');
      }
    }
  });
});
