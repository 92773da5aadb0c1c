import { expect, test as base } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureElectron } from '#build/ensure-electron';
import { writeSample, type SampleBundles } from '#test/e2e/sample-bundles';
import { layOutApp } from './stand-in/app-folder';
import { StandIn } from './stand-in/stand-in';

interface Fixtures {
  readonly dataFolder: string;
  /** Faults that a test brings about on purpose. */
  readonly expectedFaults: RegExp[];
  readonly desktop: StandIn;
}

interface WorkerFixtures {
  /** The built app, unchanged. */
  readonly appFolder: string;
  /** Written by the real `omnibus sample`. */
  readonly sample: SampleBundles;
}

/** The built desktop program over the stand-in. After every test there may be no fault that it did not expect. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  appFolder: [
    async ({}, use) => {
      await ensureElectron();
      const folder = await layOutApp();
      await use(folder);
      await rm(path.dirname(folder), { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  sample: [
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-sample-'));
      await use(await writeSample(folder));
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-desk-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  expectedFaults: async ({}, use) => use([]),
  desktop: async ({ browser, appFolder, dataFolder, expectedFaults }, use) => {
    const desktop = await StandIn.launch({ browser, appFolder, dataFolder });
    await use(desktop);
    await desktop.quit();
    const unexpected = desktop.faults.filter((fault) => !expectedFaults.some((expected) => expected.test(fault)));
    expect(unexpected, 'faults').toEqual([]);
    expect(desktop.reported(), 'what the program reported').toBe('');
  },
  page: async ({ desktop }, use) => {
    const page = await desktop.page();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await use(page);
  },
});

export { expect };
