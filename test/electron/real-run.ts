import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { findElectron } from '#build/start/electron-program';
import type { DesktopHost, DesktopRun, DesktopStart } from './desktop-run';
import { ownCache } from './stand-in/stand-in';

const root = path.resolve(import.meta.dirname, '../..');
const program = findElectron();

/** Why nothing can be shown in Electron itself here; null where it can. */
export const whyNoElectron: string | null =
  program === null
    ? "Electron's program is not here (npm start -- --desktop downloads it): what is shown of the desktop is shown over the stand-in only."
    : null;

/** Runs the built program in Electron itself. */
export const realHost: DesktopHost = {
  start: async (start) => {
    const electron = await _electron.launch({ executablePath: program ?? '', args: wordsOf(start), env: environmentOf(start) });
    await takeOverDialogs(electron);
    return runOf(electron);
  },
  startBeside: async (start) => {
    const child = spawn(program ?? '', wordsOf(start), { stdio: 'ignore', env: environmentOf(start) });
    const [status] = (await once(child, 'exit')) as [number];
    return status;
  },
};

const wordsOf = ({ dataFolder, words = [] }: DesktopStart): string[] => [
  // Chromium refuses to run as root with its sandbox.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--lang=en-GB',
  root,
  `--data-dir=${dataFolder}`,
  ...words,
];

function environmentOf({ dataFolder }: DesktopStart): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return { ...Object.fromEntries(inherited), ...ownCache(dataFolder) };
}

/** Main keeps what the user will do with the next dialogs: no native dialog can be pressed by a test. */
interface DialogDesk {
  readonly answers: unknown[];
  shown: number;
  readonly unexpected: string[];
}
type WithDesk = typeof globalThis & { omnibusDialogs?: DialogDesk };

/** As Playwright proposes (its docs, "class-electronapplication"): the functions of `dialog` are replaced in the main process. */
const takeOverDialogs = (electron: ElectronApplication): Promise<void> =>
  electron.evaluate(({ dialog }) => {
    const desk: DialogDesk = { answers: [], shown: 0, unexpected: [] };
    (globalThis as WithDesk).omnibusDialogs = desk;
    for (const name of ['showOpenDialog', 'showSaveDialog', 'showMessageBox'] as const) {
      Object.assign(dialog, {
        [name]: async () => {
          desk.shown += 1;
          if (desk.answers.length === 0) desk.unexpected.push(`a dialog that nobody expected: ${name}`);
          return desk.answers.shift() ?? { canceled: true, filePaths: [], filePath: '', response: 0 };
        },
      });
    }
  });

function runOf(electron: ElectronApplication): DesktopRun {
  const faults: string[] = [];
  electron.on('window', (page) => page.on('pageerror', (error) => faults.push(`page: ${error.message}`)));
  const ended = new Promise<number>((resolve) => electron.process().once('exit', (status) => resolve(status ?? 1)));
  return {
    page: async () => {
      const page = await electron.firstWindow();
      await page.waitForLoadState('load');
      return page;
    },
    answerDialogs: (...answers) =>
      electron.evaluate((_electron, given) => void (globalThis as WithDesk).omnibusDialogs?.answers.push(...given), [...answers]),
    dialogsShown: () => electron.evaluate(() => (globalThis as WithDesk).omnibusDialogs?.shown ?? 0),
    chooseFromMenu: (id) =>
      electron.evaluate(({ Menu }, wanted) => {
        const entry = Menu.getApplicationMenu()?.getMenuItemById(wanted);
        if (!entry?.enabled) throw new Error(`no menu entry ${wanted} that can be chosen`);
        entry.click();
      }, id),
    menuBar: () => electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []),
    submenu: (id) =>
      electron.evaluate(
        ({ Menu }, wanted) =>
          Menu.getApplicationMenu()
            ?.getMenuItemById(wanted)
            ?.submenu?.items.map(({ label }) => label) ?? [],
        id,
      ),
    quit: async () => {
      if (electron.process().exitCode !== null) return ended;
      faults.push(...(await electron.evaluate(() => (globalThis as WithDesk).omnibusDialogs?.unexpected ?? [])));
      // The answer may be cut off by the end that was asked for.
      await electron.evaluate(({ app }) => app.quit()).catch(() => undefined);
      return ended;
    },
    faults: () => faults,
  };
}
