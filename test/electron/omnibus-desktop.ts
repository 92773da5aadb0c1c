import { expect, test as base, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureContent } from '#build/content/ensure';
import { ensureElectron } from '#build/ensure-electron';
import { ensureRenderer } from '#build/ensure-renderer';
import { writeSample, type SampleBundles } from '#test/e2e/sample-bundles';
import { layOutApp } from './stand-in/app-folder';
import { StandIn, type StandInOptions } from './stand-in/stand-in';

interface Fixtures {
  readonly dataFolder: string;
  /** Faults that a test brings about on purpose. */
  readonly expectedFaults: RegExp[];
  readonly desktop: StandIn;
  /** One program for all tests that only look at it, or ask it for what it must refuse; none of them may leave a trace in the page. */
  readonly inspected: Inspected;
  /** Starts the program on the same data again; it is held to the same as the first one, and quits at the end. */
  readonly relaunch: (options?: Partial<StandInOptions>) => Promise<StandIn>;
}

interface Inspected {
  readonly desktop: StandIn;
  readonly page: Page;
}

interface WorkerFixtures {
  readonly lookedAt: Inspected;
  /** The built app, unchanged. */
  readonly appFolder: string;
  /** Written by the real `omnibus sample`. */
  readonly sample: SampleBundles;
}

/** The built desktop program over the stand-in. After every test there may be no fault that it did not expect. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  appFolder: [
    async ({}, use) => {
      await ensureContent();
      await ensureRenderer();
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
  lookedAt: [
    async ({ browser, appFolder }, use) => {
      const dataFolder = await mkdtemp(path.join(tmpdir(), 'omnibus-desk-'));
      const desktop = await StandIn.launch({ browser, appFolder, dataFolder });
      const page = await desktop.page();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      // Nothing of it changes any more by itself.
      await expect(page.locator('.empty-state')).toBeVisible();
      await use({ desktop, page });
      await desktop.quit();
      await rm(dataFolder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  inspected: async ({ lookedAt }, use) => {
    const { desktop, page } = lookedAt;
    const before = await page.content();
    await use(lookedAt);
    expect(desktop.faults, 'faults').toEqual([]);
    expect(desktop.reported(), 'what the program reported').toBe('');
    expect(await page.content(), 'the page that other tests look at').toBe(before);
  },
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
    expect(unexpectedOf(desktop, expectedFaults), 'faults').toEqual([]);
    expect(desktop.reported(), 'what the program reported').toBe('');
  },
  relaunch: async ({ browser, appFolder, dataFolder, expectedFaults, desktop }, use) => {
    const started: StandIn[] = [];
    await use(async (options) => {
      await desktop.exited;
      const again = await StandIn.launch({ browser, appFolder, dataFolder, ...options });
      started.push(again);
      return again;
    });
    for (const again of started) {
      await again.quit();
      expect(unexpectedOf(again, expectedFaults), 'faults of the program when it was started again').toEqual([]);
    }
  },
  page: async ({ desktop }, use) => {
    const page = await desktop.page();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await use(page);
  },
});

const unexpectedOf = (desktop: StandIn, expected: readonly RegExp[]): readonly string[] =>
  desktop.faults.filter((fault) => !expected.some((each) => each.test(fault)));

export { expect };
