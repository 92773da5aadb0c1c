import { app, BrowserWindow, dialog, protocol } from 'electron';
import path from 'node:path';
import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Language } from '#core/questionnaire/wording';
import { createServices } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';
import { defaultDataFolder } from '#services/storage/default-data-folder';
import { windowProfileFolder } from '#services/storage/window-profile-folder';
import { unforeseenErrors } from '#services/unforeseen-errors';
import { pageHandler, SCHEME } from './app-protocol';
import { startError } from './start-error';
import { FileDialogs } from './file-dialogs';
import { answerWindow } from './ipc';
import { lockDownPages, lockDownSession } from './lock-down';
import { showMenu } from './menu';
import { openWindow } from './window';

// Everything down to the lock must run before anything is awaited: Electron takes schemes and paths only until it is ready.
const here = import.meta.dirname;
const dataFolder = path.resolve(app.commandLine.getSwitchValue('data-dir') || defaultDataFolder());

protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
app.setPath('userData', windowProfileFolder(dataFolder, 'desktop'));
app.commandLine.appendSwitch('disable-background-networking');
app.commandLine.appendSwitch('disable-component-update');
app.commandLine.appendSwitch('no-pings');
app.enableSandbox();
lockDownPages();

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(start).catch(giveUp);
} else {
  app.quit();
}

async function start(): Promise<void> {
  lockDownSession();
  protocol.handle(SCHEME, pageHandler(path.join(here, '../renderer')));
  const files = new FileHandles();
  const services = await createServices({
    dataFolder,
    mode: 'own',
    files,
    version: app.getVersion(),
    contentFolder: path.join(here, '../content'),
  });
  closeOnQuit(services.close);
  const noteUnforeseen = unforeseenErrors((line) => console.error(line));
  answerWindow(withMenuLanguage(services.handlers), new FileDialogs(files), noteUnforeseen);
  await openWindow(path.join(here, 'preload.cjs'));
}

/** The menu speaks the language that the window was set to. */
function withMenuLanguage(handlers: Handlers): Handlers {
  const follow = <T extends { readonly language: Language }>(preferences: T): T => {
    showMenu(preferences.language);
    return preferences;
  };
  return {
    ...handlers,
    'preferences.read': async (input, context) => follow(await handlers['preferences.read'](input, context)),
    'preferences.write': async (input, context) => follow(await handlers['preferences.write'](input, context)),
  };
}

/** Quitting waits until the data folder has been closed in good order. */
function closeOnQuit(close: () => Promise<void>): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

function giveUp(error: unknown): void {
  const { code, params } = error instanceof AppError ? error : new AppError('internal', { reference: '' });
  dialog.showErrorBox('Omnibus', startError({ code, params }, app.getLocale()));
  app.exit(1);
}
