import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Keyboard } from './keyboard';

export const root = path.resolve(import.meta.dirname, '../..');

/** The real loopback host as a process of its own. */
export interface RunningApp {
  /** Good for one tab: the start token in it can be used once. */
  readonly address: string;
  readonly dataFolder: string;
  /** What the host wrote of unforeseen errors. */
  reported(): string;
  stop(): Promise<void>;
  /** Ends it as a crash or a power cut would: at once, with nothing put away. */
  kill(): Promise<void>;
  /** Its exit status, once it has ended by itself. */
  readonly ended: Promise<number | null>;
}

export async function startApp(dataFolder: string, ...words: readonly string[]): Promise<RunningApp> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'web/main.ts', '--no-open', '--data-dir', dataFolder, ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let reported = '';
  child.stderr.on('data', (chunk: Buffer) => (reported += chunk.toString()));
  return {
    address: await addressPrinted(child),
    dataFolder,
    reported: () => reported,
    stop: () => ended(child, 'SIGTERM'),
    kill: () => ended(child, 'SIGKILL'),
    ended: new Promise((resolve) => child.once('exit', resolve)),
  };
}

/** Starts the app on a data folder whose program was killed: it is free once that one has been silent for long enough. */
export async function startAgain(dataFolder: string): Promise<RunningApp> {
  let started: RunningApp | undefined;
  await expect(async () => {
    started = await startApp(dataFolder);
  }).toPass({ timeout: 60_000, intervals: [1_000] });
  if (!started) throw new Error('the app did not start again');
  return started;
}

/** A program that hands over to one that runs already prints the address of a fresh tab on that one, and ends. */
export async function anotherTab(dataFolder: string): Promise<string> {
  return (await startApp(dataFolder)).address;
}

function addressPrinted(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(printed)?.[0];
      if (address) resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('close', (status) => reject(new Error(`the app ended with ${status} before it printed its address:\n${printed}`)));
  });
}

const ended = (child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });

interface Fixtures {
  /** Console errors that a test brings about on purpose, for example by killing the host. */
  readonly expectedErrors: readonly RegExp[];
  /** Where this test keeps its data; empty at its start. */
  readonly dataFolder: string;
  readonly app: RunningApp;
  readonly keyboard: Keyboard;
}

/**
 * A page on an app of its own. Whatever a test does, in however many tabs: nothing may be written to the console as an
 * error, no script may fail, the host may not meet anything unforeseen, and no request may leave this machine.
 */
export const test = base.extend<Fixtures>({
  expectedErrors: [[], { option: true }],
  locale: 'en-GB',
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  app: async ({ dataFolder }, use) => {
    const app = await startApp(dataFolder);
    await use(app);
    await app.stop();
    expect(app.reported(), 'what the host reported').toBe('');
  },
  // It needs the app, so that it is closed before the app is.
  context: async ({ context, expectedErrors, app }, use) => {
    expect(app.reported()).toBe('');
    const wrong: string[] = [];
    watch(context, wrong);
    await use(context);
    const unexpected = wrong.filter((line) => !expectedErrors.some((expected) => expected.test(line)));
    expect(unexpected, 'console errors, failed scripts and requests to elsewhere').toEqual([]);
  },
  page: async ({ page, app }, use) => {
    await page.goto(app.address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await use(page);
  },
  keyboard: async ({ page }, use) => {
    await use(new Keyboard(page));
  },
});

function watch(context: BrowserContext, wrong: string[]): void {
  context.on('console', (message) => message.type() === 'error' && wrong.push(`console: ${message.text()}`));
  context.on('weberror', (webError) => wrong.push(`script: ${webError.error().stack ?? webError.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.hostname !== '127.0.0.1' && !['data:', 'blob:'].includes(url.protocol)) wrong.push(`request: ${request.url()}`);
  });
}

/** WCAG 2.2 AA, as far as a program can tell; `within` looks at one part, for a list that hides the page while it is open. */
export async function expectAccessible(page: Page, place: string, within?: string): Promise<void> {
  const builder = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  // These two speak of whole pages.
  const { violations } = await (within ? builder.include(within).disableRules(['page-has-heading-one', 'region']) : builder).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${place}: ${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
  expect.soft(found, `accessibility of ${place}`).toEqual([]);
}

export { expect };
