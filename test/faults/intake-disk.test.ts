import { appendFileSync, existsSync, rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#core/contract/errors';
import { ensureContent } from '#build/content/ensure';
import type { ContentLibrary } from '#services/content/content-library';
import { loadContentLibrary } from '#services/content/load-content-library';
import type { FileSystem } from '#services/storage/file-system';
import { IntakeDesk, type Holdings } from '#test/intake/intake-desk';
import { openOffice, writeMailbag, type Mailbag } from '#test/intake/mailbag';
import { ForgettingDisk } from './forgetting-disk';
import { randomNumbers } from './simulated-disk';
import { strikingDisk } from './striking-disk';

let folder: string;
let content: ContentLibrary;
let mail: Mailbag;
let undisturbed: Holdings;
let offices = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-intake-'));
  content = loadContentLibrary((await ensureContent()).folder);
  mail = await writeMailbag(content, join(folder, 'mail'), 3);
  undisturbed = await holdingsOf(await office());
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function office(): Promise<string> {
  const place = join(folder, `office-${(offices += 1)}`);
  await openOffice(place, mail.signers);
  return place;
}

/** What the register holds when the post was taken in without a fault, going on with whatever was begun. */
async function holdingsOf(place: string): Promise<Holdings> {
  const desk = await IntakeDesk.open(place, content);
  try {
    const begun = (await desk.runs()).at(0);
    const run = await desk.receives(mail.files, begun?.id);
    expect(run).toMatchObject({
      state: 'finished',
      counts: { files: mail.files.length, undecided: 0, failed: 0, refused: 3, duplicate: 1 },
    });
    expect(await desk.leftOver()).toEqual([]);
    return await desk.holds();
  } finally {
    await desk.close();
  }
}

/** The code with which taking in on this disk stopped; null where it did not. */
async function receivesOn(place: string, fileSystem: FileSystem): Promise<string | null> {
  let desk: IntakeDesk | undefined;
  try {
    desk = await IntakeDesk.open(place, content, fileSystem);
    await desk.receives(mail.files);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code;
  } finally {
    await desk?.close().catch(() => undefined);
  }
}

describe('Intake of many bundles', () => {
  it('ends in the same register when the power goes at any moment, whatever the disk had not written yet', async () => {
    const random = randomNumbers(1_789);
    const place = await office();
    const whole = new ForgettingDisk(0, join(place, 'register'));
    expect(await receivesOn(place, whole.fileSystem)).toBeNull();
    expect(whole.asked).toBeGreaterThan(50);
    for (let stroke = 1; stroke <= whole.asked; stroke += 1) {
      const here = await office();
      const disk = new ForgettingDisk(stroke, join(here, 'register'));
      expect(await receivesOn(here, disk.fileSystem), `stroke ${stroke}`).not.toBe('damaged');
      disk.forget(random);
      expect(await holdingsOf(here), `the power went at stroke ${stroke}`).toEqual(undisturbed);
      await rm(here, { recursive: true });
    }
  }, 600_000);

  it('says that the disk is full, and goes on once there is room', async () => {
    const place = await office();
    let strokes = 0;
    const needsRoom = new Set(['create', 'write', 'sync', 'create-folder']);
    await receivesOn(
      place,
      strikingDisk((stroke) => void (needsRoom.has(stroke) && (strokes += 1)), /[\\/]register([\\/]|$)/),
    );
    for (let full = 1; full <= strokes; full += 3) {
      const here = await office();
      let count = 0;
      const disk = strikingDisk((stroke) => {
        if (!needsRoom.has(stroke)) return;
        count += 1;
        if (count >= full) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
      }, /[\\/]register([\\/]|$)/);
      // How many are decided at once, and so how often there is to be room, is different from run to run.
      const ended = await receivesOn(here, disk);
      expect(ended, `full at ${full}`).toBe(count >= full ? 'disk-full' : null);
      expect(await holdingsOf(here), `full at ${full}`).toEqual(undisturbed);
      await rm(here, { recursive: true });
    }
  }, 600_000);

  it('names a file that vanishes or changes while it is read, and goes on with the others', async () => {
    const { files: whole } = await writeMailbag(content, join(folder, 'changing'), 3);
    const [vanishing = '', growing = ''] = whole;
    const desk = await IntakeDesk.open(await office(), content);
    const run = await desk.receives(whole, undefined, (passed) => {
      // They were listed with their lengths, and none has been read.
      if (passed > 0 || !existsSync(vanishing)) return;
      rmSync(vanishing);
      appendFileSync(growing, 'more');
    });
    const failed = run.rows.filter(({ outcome }) => outcome === 'failed');
    expect(run).toMatchObject({ state: 'finished', counts: { files: whole.length, failed: 2 } });
    expect(failed.map(({ name, problem }) => [name, problem?.code])).toEqual([
      [basename(vanishing), 'file-missing'],
      [basename(growing), 'file-changed'],
    ]);
    expect(run.counts.received).toBeGreaterThan(0);
    await writeFile(vanishing, 'somebody else wrote this');
    const again = await desk.receives([vanishing], run.id);
    expect(again.counts).toMatchObject({ refused: run.counts.refused + 1 });
    expect(await desk.leftOver()).toEqual([]);
    await desk.close();
  });
});
