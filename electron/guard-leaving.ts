import { dialog, type BrowserWindow } from 'electron';
import type { Language } from '#core/questionnaire/wording';
import { desktopWords } from './desktop-words';

/** For a page that was still writing when its window was closed: after this long it is asked to close once more. */
const WRITING_MS = 500;
const STAY = 0;
const LEAVE = 1;

/**
 * A page that holds something unsaved refuses to be unloaded. Electron shows no question of its own then: without this
 * the window would stay, and say nothing (docs/api/web-contents, "Event: will-prevent-unload").
 */
export function guardLeaving(window: BrowserWindow, language: () => Promise<Language>): void {
  let state: 'open' | 'closing-again' | 'asking' = 'open';
  let again: NodeJS.Timeout | undefined;
  window.webContents.on('will-prevent-unload', () => {
    if (state === 'asking') return;
    if (state === 'open') {
      state = 'closing-again';
      again = setTimeout(() => {
        if (!window.isDestroyed()) window.close();
      }, WRITING_MS);
      return;
    }
    clearTimeout(again);
    state = 'asking';
    void ask(window, language).then((leave) => {
      state = 'open';
      if (leave && !window.isDestroyed()) window.destroy();
    });
  });
}

async function ask(window: BrowserWindow, language: () => Promise<Language>): Promise<boolean> {
  const words = desktopWords(await language());
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Omnibus',
    message: words['leaveTitle'] ?? '',
    detail: words['leaveText'] ?? '',
    buttons: [words['stay'] ?? '', words['leave'] ?? ''],
    defaultId: STAY,
    cancelId: STAY,
  });
  return response === LEAVE;
}
