import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { Side } from './build-sides';

export interface FirstScreen {
  /** From the start of the process to its page's address on standard output. */
  readonly process_ready_ms: number;
  /** From the start of the process to the first frame on which the screen can be used. */
  readonly first_screen_ms: number;
  /** Memory of the process then that stays in the machine's; null where the system has no /proc. */
  readonly rss_mb: number | null;
}

const PATIENCE_MS = 30_000;
/** Seldom, so that looking takes nothing from the page: the time was written down before. */
const LOOK_EVERY_MS = 50;

/** Starts a side once, cold, and waits for its first screen in a window of its own without any cache. */
export async function measureFirstScreen(browser: Browser, side: Side, dataFolder: string): Promise<FirstScreen> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.addInitScript({ path: path.join(import.meta.dirname, 'when-usable.js') });
  const begun = Date.now();
  const child = spawn(process.execPath, [...side.command(dataFolder)], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await addressOf(child);
    const ready = Date.now();
    await page.goto(address, { waitUntil: 'commit' });
    const seen = await usableAt(page);
    const rss = await residentMegabytes(child.pid);
    await expectItAnswers(page, side.press);
    return { process_ready_ms: ready - begun, first_screen_ms: seen - begun, rss_mb: rss };
  } finally {
    await ended(child);
    await context.close();
  }
}

/** When the screen could first be used, as `when-usable.js` has written it down in the page. */
async function usableAt(page: Page): Promise<number> {
  const written = await page.waitForFunction(() => (globalThis as { benchUsableAt?: number }).benchUsableAt ?? 0, undefined, {
    polling: LOOK_EVERY_MS,
    timeout: PATIENCE_MS,
  });
  return written.jsonValue();
}

/** What was measured is the screen that is meant, and it does what its button says. Not part of the time. */
async function expectItAnswers(page: Page, press: string): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  const before = await heading.innerText();
  await page.getByRole('button', { name: press, exact: true }).click();
  await page.waitForFunction((first) => document.querySelector('h1')?.innerText !== first, before);
}

export function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S*(?=\s)/.exec(printed)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.once('error', reject);
    child.once('close', (status) => reject(new Error(`It ended with ${String(status)} before it printed its address.`)));
  });
}

async function residentMegabytes(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}

export const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
