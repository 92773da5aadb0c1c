import { join } from 'node:path';
import { copyFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Change } from '#core/answers/change';
import type { CallContext, Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import { agencyHandlers } from '#services/agencies/agency-handlers';
import { assessmentStoreOf } from '#services/assessments/store-of';
import { loadContentLibrary } from '#services/content/load-content-library';
import type { ServiceContext } from '#services/context';
import { openDataFolder, type DataFolder } from '#services/storage/data-folder';
import { Agency, FocalPoint } from '#test/agencies/commission';
import { SimulatedDisk, type DiskOperation } from './simulated-disk';
import { OFFICIAL, ROOT, TIMING } from './simulated-work';

const NEEDS_ROOM: ReadonlySet<DiskOperation> = new Set(['create', 'write', 'create-folder', 'sync']);
const content = loadContentLibrary(resolve('dist/content'));
const call: CallContext = { signal: new AbortController().signal, progress: () => {} };
const STATUS = 'TIP:5(1)/status';

/** A start of the program on that disk; the contribution comes from another one. */
async function startOn(
  disk: SimulatedDisk,
): Promise<{ context: ServiceContext; data: DataFolder; agencies: Pick<Handlers, 'agencies.merge'> }> {
  const now = (): string => '2026-03-01T00:00:00.000Z';
  const data = await openDataFolder(ROOT, { mode: 'own', fileSystem: disk, timing: TIMING, now, wait: async () => {} });
  const take = async (path: string) => ({ path, name: 'contribution', bytes: (await stat(path)).size, release: async () => {} });
  const files = { take, offer: async () => '' };
  const context = { data, content, files, clock: { now }, newId: () => 'made', version: 'test' };
  return { context, data, agencies: agencyHandlers(context) };
}

describe('When the disk is full while a contribution is taken in', () => {
  it('all of it or nothing is there, from whichever point on it is full, and it goes in once room is made', async () => {
    const focalPoint = await FocalPoint.begins();
    const justice = await Agency.opens(await focalPoint.asks('Justice', ['TIP:5(1)']));
    await justice.answers(STATUS, 'yes');
    await justice.enters('act', 'Trafficking Act', 'text of the act '.repeat(1_000));
    await justice.answers('TIP:5(1)/legal-basis.citations', ['act']);
    const contribution = join(justice.desk.folder, 'contribution');
    await copyFile(await justice.returns(), contribution);
    const { settings, workPackages } = await focalPoint.document();
    const changes = Object.entries({ settings, workPackages }).flatMap(([collection, records]) =>
      Object.entries(records).map(([key, after]) => ({ collection, key, before: null, after }) as Change),
    );
    const merge = { assessment: 'merging', files: [contribution], by: OFFICIAL };

    const told: string[] = [];
    let points = Number.POSITIVE_INFINITY;
    for (let point = 0; point <= points; point++) {
      const disk = new SimulatedDisk('/');
      const begun = await startOn(disk);
      await assessmentStoreOf(begun.context).create(changes, OFFICIAL, undefined, 'merging');
      const first = disk.operations + 1;
      let full = point > 0;
      disk.fault = (operation, count) => (full && count >= first + point - 1 && NEEDS_ROOM.has(operation) ? 'ENOSPC' : undefined);
      const stopped = await begun.agencies['agencies.merge'](merge, call).then(
        () => null,
        (error: unknown) => (error instanceof AppError ? error.code : String(error)),
      );
      if (point === 0) points = disk.operations - first + 1;
      if (stopped !== null) {
        told.push(stopped);
        const { document } = await assessmentStoreOf(begun.context).open('merging');
        expect([Object.keys(document.answers), Object.keys(document.evidence), Object.keys(document.contributions)]).toEqual([[], [], []]);
      }
      full = false;
      await begun.data.close();
      const again = await startOn(disk);
      await again.agencies['agencies.merge'](merge, call);
      const { document, notices } = await assessmentStoreOf(again.context).open('merging');
      expect(notices).toEqual([]);
      expect(document.answers[STATUS]).toMatchObject({ value: 'yes' });
      expect([Object.keys(document.evidence), Object.keys(document.contributions)].map(({ length }) => length)).toEqual([1, 1]);
      await again.data.close();
    }
    expect(new Set(told)).toEqual(new Set(['disk-full']));
    expect(told.length).toBeGreaterThan(5);
  }, 120_000);
});
