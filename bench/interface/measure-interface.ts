import { spawn } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { addressOf, ended } from '../start/first-screen';
import type { InterfaceSide, Sign } from './interface-side';

/** What one round has taken, in milliseconds; a key is pressed many times, a provision opened and a language chosen several times. */
export interface InterfaceRound {
  readonly first_screen: number;
  readonly open_provision: readonly number[];
  readonly keydown: readonly number[];
  readonly keydown_throttled: readonly number[];
  readonly switch_language: readonly number[];
}

/** The page could not be shown at all in the time that is given for it. */
export class NotShown extends Error {}

const LONG_TEXT = 'The agency keeps a register of the requests that it receives. '.repeat(40);
const TYPED = 'It answers in ninety days';
const KEY_EVERY_MS = 70;
const THROTTLED = 4;
/** What is on its way after a press, such as a save, comes to its end before the next. */
const PAUSE_MS = 700;
const PRESS_PATIENCE_MS = 30_000;

interface PageUnderBench {
  benchDrawn(signs: readonly Sign[]): Promise<number>;
  benchWatch(signs: readonly Sign[]): void;
  benchTook(): Promise<number>;
  benchKeys(): Promise<number[]>;
}

/** One round in a new process, a new copy of the data folder, and a window without any cache. `patience`: for the first screen, in ms. */
export async function measureInterface(
  browser: Browser,
  side: InterfaceSide,
  dataFolder: string,
  patience: number,
): Promise<InterfaceRound> {
  if (side.dataFolder === undefined) await mkdir(dataFolder);
  else await cp(side.dataFolder, dataFolder, { recursive: true });
  const child = spawn(process.execPath, [...side.command(dataFolder)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1366, height: 768 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await page.addInitScript({ path: path.join(import.meta.dirname, 'in-page.js') });
    const address = (await addressOf(child)) + (side.fragment ?? '');
    const first = await shown(page, address, side, patience);
    await page.waitForTimeout(PAUSE_MS);
    const open = [];
    for (const { row, opened } of side.provisions) {
      // The pointer is over it, and the list has come to rest, before it is pressed.
      await page.locator(row).hover();
      await page.waitForTimeout(PAUSE_MS);
      await page.locator(row).hover();
      open.push(await timed(page, () => page.mouse.down().then(() => page.mouse.up()), opened));
    }
    const keydown = await type(page, side.textField);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLED });
    const throttled = await type(page, side.textField);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    const languages = [];
    for (const { prepare, choose, chosen } of side.languages) {
      await prepare?.(page);
      languages.push(await timed(page, choose, chosen));
    }
    return { first_screen: first, open_provision: open, keydown, keydown_throttled: throttled, switch_language: languages };
  } finally {
    await context.close();
    await ended(child);
  }
}

async function shown(page: Page, address: string, { firstScreen }: InterfaceSide, patience: number): Promise<number> {
  await page.goto(address, { waitUntil: 'commit' });
  try {
    return await within(
      patience,
      page.evaluate((signs) => (globalThis as unknown as PageUnderBench).benchDrawn(signs), firstScreen),
    );
  } catch (error) {
    throw new NotShown(error instanceof Error ? error.message : String(error));
  }
}

/** What is waited for in a page has no end of its own. */
async function within<T>(patience: number, awaited: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not shown within ${patience / 1000} s`)), patience);
  });
  try {
    return await Promise.race([awaited, late]);
  } finally {
    clearTimeout(timer);
    awaited.catch(() => undefined);
  }
}

async function timed(page: Page, press: (page: Page) => Promise<void>, signs: readonly Sign[]): Promise<number> {
  await page.evaluate((awaited) => (globalThis as unknown as PageUnderBench).benchWatch(awaited), signs);
  await press(page);
  const took = await within(
    PRESS_PATIENCE_MS,
    page.evaluate(() => (globalThis as unknown as PageUnderBench).benchTook()),
  ).catch((error: unknown) => {
    throw new Error(`${signs.map(({ selector, text }) => `${selector} ${text}`).join(', ')}: ${String(error)}`);
  });
  await page.waitForTimeout(PAUSE_MS);
  return took;
}

/** Types at the end of a long text, with a pause in which it is saved. */
async function type(page: Page, field: string): Promise<readonly number[]> {
  await page.locator(field).fill(LONG_TEXT);
  await page.locator(field).press('End');
  await page.waitForTimeout(PAUSE_MS);
  const keys = () => page.evaluate(() => (globalThis as unknown as PageUnderBench).benchKeys());
  await keys();
  for (let half = 0; half < 2; half++) {
    await page.keyboard.type(TYPED, { delay: KEY_EVERY_MS });
    await page.waitForTimeout(PAUSE_MS);
  }
  const times = await keys();
  const text = await page.locator(field).inputValue();
  if (text !== LONG_TEXT + TYPED + TYPED || times.length !== 2 * TYPED.length) throw new Error('What was typed is not in the field.');
  return times;
}
