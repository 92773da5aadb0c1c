import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Download, Locator, Page } from '@playwright/test';
import { OfficialAtKeyboard } from './assessment-by-keyboard';
import { Keyboard } from './keyboard';
import { expect, startApp, test as base } from './omnibus-app';

/** Somebody at a machine of their own, who exchanges nothing with others but files. */
export class Office {
  readonly keyboard: Keyboard;
  readonly official: OfficialAtKeyboard;

  constructor(
    readonly page: Page,
    /** Where the files that it saves are kept. */
    private readonly desk: string,
  ) {
    this.keyboard = new Keyboard(page);
    this.official = new OfficialAtKeyboard(page, this.keyboard);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
  }

  async presses(name: string | RegExp): Promise<void> {
    await this.keyboard.activate(this.button(name));
  }

  async follows(name: string | RegExp): Promise<void> {
    await this.keyboard.activate(this.page.getByRole('link', { name, ...(typeof name === 'string' && { exact: true }) }));
  }

  /** Presses a button that asks for files, and gives them. */
  async gives(name: string, ...files: readonly string[]): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.presses(name)]);
    await chooser.setFiles([...files]);
  }

  /** Presses a button that saves a file. Resolves with where it is, under its own name. */
  async saves(name: string): Promise<string> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.presses(name)]);
    return this.keeps(download);
  }

  private async keeps(download: Download): Promise<string> {
    const file = path.join(this.desk, download.suggestedFilename());
    await download.saveAs(file);
    return file;
  }
}

/** An app on this data folder, in a browser of its own; nothing may go wrong there that nobody expects, which closing it says. */
export async function openOffice(browser: Browser, folder: string, desk: string, who: string) {
  const app = await startApp(folder);
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1366, height: 768 } });
  const wrong: string[] = [];
  context.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  context.on('weberror', (webError) => wrong.push(webError.error().stack ?? webError.error().message));
  const page = await context.newPage();
  await page.goto(app.address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const close = async (): Promise<void> => {
    await context.close();
    await app.stop();
    expect([...wrong, app.reported()].filter(Boolean), `errors at ${who}`).toEqual([]);
  };
  return { office: new Office(page, desk), close };
}

async function officeElsewhere(browser: Browser, desk: string, who: string, use: (office: Office) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-office-'));
  const { office, close } = await openOffice(browser, folder, desk, who);
  await use(office);
  await close();
  await rm(folder, { recursive: true, force: true });
}

interface Offices {
  /** Where files lie that are sent from one to another. */
  readonly desk: string;
  readonly focalPoint: Office;
  readonly agency: Office;
  readonly secretariat: Office;
}

/** The focal point has the test's own app; the others each have one on another data folder. */
export const test = base.extend<Offices>({
  desk: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-desk-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  focalPoint: async ({ page, desk }, use) => use(new Office(page, desk)),
  agency: async ({ browser, desk }, use) => officeElsewhere(browser, desk, 'the agency', use),
  secretariat: async ({ browser, desk }, use) => officeElsewhere(browser, desk, 'the secretariat', use),
});
