import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Language } from '#core/questionnaire/wording';
import { START_ADDRESS } from './app-protocol';
import { guardLeaving } from './guard-leaving';
import { SAFE_PREFERENCES } from './safe-preferences';
import { keepWindowState, readWindowState } from './window-state';

export interface WindowOptions {
  readonly preload: string;
  /** Where it is kept how the window was. */
  readonly stateFile: string;
  /** What the window speaks. */
  readonly language: () => Promise<Language>;
  /** The page cannot be kept alive. */
  readonly giveUp: () => void;
}

/** The page's own colours (renderer/styles/tokens.css), so that nothing flashes before it is drawn. */
const backgroundColor = (): string => (nativeTheme.shouldUseDarkColors ? '#14191f' : '#ffffff');

/** The one window. It shows itself when there is something to see. */
export async function openWindow({ preload, stateFile, language, giveUp }: WindowOptions): Promise<void> {
  const state = readWindowState(stateFile, screen.getAllDisplays());
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    ...state?.bounds,
    minWidth: 480,
    minHeight: 400,
    show: false,
    title: 'Omnibus',
    backgroundColor: backgroundColor(),
    webPreferences: { ...SAFE_PREFERENCES, preload },
  });
  if (state?.maximized) window.maximize();
  keepWindowState(window, stateFile);
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(backgroundColor());
  });
  reloadAfterCrash(window, giveUp);
  guardLeaving(window, language);
  window.once('ready-to-show', () => window.show());
  await window.loadURL(START_ADDRESS).catch((error: unknown) => {
    // Closed before it was there: that is no error.
    if (!window.isDestroyed()) throw error;
  });
}

const MOST_CRASHES = 3;
const WITHIN_MS = 60_000;

/** A page that crashed is loaded again where it was: everything entered is in the journal. One that keeps crashing is given up. */
function reloadAfterCrash(window: BrowserWindow, giveUp: () => void): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < WITHIN_MS), now];
    if (crashes.length > MOST_CRASHES) giveUp();
    else window.webContents.reload();
  });
}
