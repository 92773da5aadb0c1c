import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** The real loopback host as a process of its own, over an empty data folder. */
export interface RunningApp {
  readonly address: string;
  readonly dataFolder: string;
  stop(): Promise<void>;
}

export async function startApp(dataFolder: string): Promise<RunningApp> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'web/main.ts', '--no-open', '--data-dir', dataFolder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { address: await addressPrinted(child), dataFolder, stop: () => stopped(child) };
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
    child.once('exit', (status) => reject(new Error(`the app ended with ${status} before it printed its address:\n${printed}`)));
  });
}

const stopped = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });

interface Fixtures {
  readonly app: RunningApp;
}

/**
 * A page on an app of its own. Whatever a test does: nothing may be written to the console as an error, no script may
 * fail, and no request may leave this machine.
 */
export const test = base.extend<Fixtures>({
  app: async ({}, use) => {
    const dataFolder = await mkdtemp(path.join(tmpdir(), 'omnibus-e2e-'));
    const app = await startApp(dataFolder);
    await use(app);
    await app.stop();
    await rm(dataFolder, { recursive: true, force: true });
  },
  page: async ({ page, app }, use) => {
    const wrong: string[] = [];
    watch(page, wrong);
    await page.goto(app.address);
    await use(page);
    expect(wrong, 'console errors, failed scripts and requests to elsewhere').toEqual([]);
  },
});

export function watch(page: Page, wrong: string[]): void {
  page.on('console', (message) => message.type() === 'error' && wrong.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`script: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['127.0.0.1', ''].includes(url.hostname) && !['data:', 'blob:'].includes(url.protocol)) wrong.push(`request: ${request.url()}`);
  });
}

/** WCAG 2.2 AA, as far as a program can tell. */
export async function expectAccessible(page: Page, place: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${place}: ${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
  expect(found).toEqual([]);
}

export { expect };
