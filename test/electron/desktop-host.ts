import { test as base } from './omnibus-desktop';
import type { DesktopRun } from './desktop-run';
import { realHost, whyNoElectron } from './real-run';
import { standInHost } from './stand-in-run';

interface Fixtures {
  /** What runs the program in this test. */
  readonly host: 'stand-in' | 'Electron';
  /** Starts the program on the data of this test; all that were started are quitted at its end, and had no fault. */
  readonly start: (...words: readonly string[]) => Promise<DesktopRun>;
  /** Starts it beside one that runs. Resolves with the exit status. */
  readonly startBeside: (...words: readonly string[]) => Promise<number>;
}

if (whyNoElectron !== null && process.env['TEST_WORKER_INDEX'] !== undefined) console.log(whyNoElectron);

export const HOSTS: readonly { readonly host: Fixtures['host']; readonly missing: string | null }[] = [
  { host: 'stand-in', missing: null },
  { host: 'Electron', missing: whyNoElectron },
];

/** For scenarios that are the same in whatever runs the program: they see nothing but what its user sees. */
export const test = base.extend<Fixtures>({
  host: ['stand-in', { option: true }],
  start: async ({ host, browser, appFolder, dataFolder }, use) => {
    const runs: DesktopRun[] = [];
    const { start } = host === 'Electron' ? realHost : standInHost(browser, appFolder);
    await use(async (...words) => {
      const run = await start({ dataFolder, words });
      runs.push(run);
      return run;
    });
    for (const run of runs) {
      await run.quit();
      base.expect(run.faults(), 'faults').toEqual([]);
    }
  },
  startBeside: async ({ host, browser, appFolder, dataFolder }, use) => {
    const { startBeside } = host === 'Electron' ? realHost : standInHost(browser, appFolder);
    await use((...words) => startBeside({ dataFolder, words }));
  },
});
