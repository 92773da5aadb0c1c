import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe } from 'vitest';
import { ensureElectron } from '#build/ensure-electron';
import { ensureRenderer } from '#build/ensure-renderer';
import { layOutApp } from '#test/electron/stand-in/app-folder';
import { contractHolds } from './contract-suite';
import { browserProgram, desktopHost, launchBrowser } from './desktop-host';

if (browserProgram === null)
  console.log('The contract is not tried over the desktop program: its window needs a browser of the Chromium family.');

describe.skipIf(browserProgram === null)('The contract, over the desktop program', () => {
  let appFolder: string;
  let browser: Browser;
  beforeAll(async () => {
    await ensureElectron();
    await ensureRenderer();
    appFolder = await layOutApp();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await rm(path.dirname(appFolder), { recursive: true, force: true });
  });
  contractHolds(
    desktopHost(
      () => appFolder,
      () => browser,
    ),
  );
});
