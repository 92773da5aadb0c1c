import path from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { findBrowser } from '#build/browser/find-browser';
import type { ChosenFile } from '#core/contract/api';
import type { Result } from '#core/contract/result';
import { callDesktop, resultFrom } from '#test/electron/call-desktop';
import { StandIn } from '#test/electron/stand-in/stand-in';
import { isUnknown } from './direct-host';
import type { Host } from './office';

export const browserProgram = process.env['OMNIBUS_BROWSER'] ?? findBrowser();

/** Nothing may leave the machine, and as root Chromium has no sandbox. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browserProgram ?? undefined,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-background-networking', '--disable-component-update'],
  });

/** The built desktop program: each call goes from the page through the preload to main, and back. */
export const desktopHost = (appFolder: () => string, browser: () => Browser): Host => ({
  name: 'the desktop program',
  hasHandles: true,
  open: async (folder) => {
    const desktop = await StandIn.launch({ browser: browser(), appFolder: appFolder(), dataFolder: path.join(folder, 'data') });
    const page = await desktop.page();
    const callAnything = (name: string, input: unknown): Promise<Result<never>> => resultFrom(page, name, input) as Promise<Result<never>>;
    return {
      call: callAnything,
      callAnything,
      knowsNot: async (name) => isUnknown(await callAnything(name, {})),
      choose: async (file) => {
        desktop.dialogAnswers.push({ canceled: false, filePaths: [file] });
        const [chosen] = await page.evaluate(
          () => window.omnibus?.chooseFiles({ accept: [], multiple: false }) as Promise<readonly ChosenFile[]>,
        );
        if (!chosen) throw new Error('no file was chosen');
        return chosen.handle;
      },
      keep: async ({ file, name }) => {
        const kept = path.join(folder, name);
        desktop.dialogAnswers.push({ canceled: false, filePath: kept });
        await page.evaluate(([handle, as]) => window.omnibus?.saveFile(handle, as), [file, name] as const);
        return kept;
      },
      close: async () => {
        await callDesktop(page, 'app.describe', {});
        await desktop.quit();
        if (desktop.faults.length > 0 || desktop.reported() !== '')
          throw new Error(`faults: ${desktop.faults.join('\n')}${desktop.reported()}`);
      },
    };
  },
});
