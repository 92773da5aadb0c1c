import type { Browser } from '@playwright/test';
import type { DesktopHost, DesktopRun } from './desktop-run';
import type { MenuEntry } from './stand-in/questions';
import { StandIn } from './stand-in/stand-in';

/** Runs the built program over the stand-in. */
export const standInHost = (browser: Browser, appFolder: string): DesktopHost => ({
  start: async (start) => runOf(await StandIn.launch({ browser, appFolder, ...start })),
  startBeside: async (start) => {
    const second = await StandIn.launch({ browser, appFolder, ...start });
    const status = await second.exited;
    if (second.faults.length > 0) throw new Error(second.faults.join('\n'));
    return status;
  },
});

const all = (entries: readonly MenuEntry[]): readonly MenuEntry[] => entries.flatMap((entry) => [entry, ...all(entry.submenu ?? [])]);
const labels = (entries: readonly MenuEntry[]): readonly string[] => entries.flatMap(({ label }) => label ?? []);

function runOf(desktop: StandIn): DesktopRun {
  return {
    page: () => desktop.page(),
    answerDialogs: async (...answers) => void desktop.dialogAnswers.push(...answers),
    dialogsShown: async () => desktop.dialogs.length,
    chooseFromMenu: async (id) => void (await desktop.program.ask('clickMenu', { id })),
    menuBar: async () => labels(desktop.menu()),
    submenu: async (id) => labels(all(desktop.menu()).find((each) => each.id === id)?.submenu ?? []),
    quit: () => desktop.quit(),
    faults: () => [...desktop.faults, ...(desktop.reported() === '' ? [] : [desktop.reported()])],
  };
}
