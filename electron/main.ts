import { app, BrowserWindow, dialog, Menu, protocol } from 'electron';
import path from 'node:path';
import { AppError } from '#core/contract/errors';
import { SOURCE_LANGUAGE, type Language } from '#core/questionnaire/wording';
import { createServices } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';
import { chosenLanguage } from '#services/preferences/preference-handlers';
import { defaultDataFolder } from '#services/storage/default-data-folder';
import { DESKTOP_CONTACT } from '#services/storage/ownership';
import { windowProfileFolder } from '#services/storage/window-profile-folder';
import { unforeseenErrors } from '#services/unforeseen-errors';
import { pageHandler, SCHEME, type MadeFile } from './app-protocol';
import { platformLanguage } from './desktop-words';
import { startError } from './start-error';
import { FileDialogs } from './file-dialogs';
import { answerWindow } from './ipc';
import { lockDownPages, lockDownSession } from './lock-down';
import { tellPage } from './menu';
import { keepMenu } from './menu-keeper';
import { OpenedFiles } from './opened-files';
import { WaitingWindow } from './waiting-window';
import { openWindow } from './window';

// Everything down to the lock must run before anything is awaited: Electron takes schemes and paths only until it is ready.
const here = import.meta.dirname;
const dataFolder = path.resolve(app.commandLine.getSwitchValue('data-dir') || defaultDataFolder());
const profile = windowProfileFolder(dataFolder, 'desktop');

protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
app.setPath('userData', profile);
app.commandLine.appendSwitch('disable-background-networking');
app.commandLine.appendSwitch('disable-component-update');
app.commandLine.appendSwitch('no-pings');
app.enableSandbox();
lockDownPages();

const noteUnforeseen = unforeseenErrors((line) => console.error(line));
const handles = new FileHandles();
const files = new FileDialogs(handles);
const opened = new OpenedFiles(files, () => tellPage('opened-file'));

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, words, folder) => {
    void opened.open(words.slice(1), folder);
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  // macOS hands files over in this way, also before the app is ready.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    void opened.open([file], '/');
  });
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(start).catch(giveUp);
} else {
  app.quit();
}

async function start(): Promise<void> {
  lockDownSession();
  // Otherwise Electron puts a menu of its own there, which reloads the page and speaks English only.
  Menu.setApplicationMenu(null);
  const made = new Map<string, MadeFile>();
  protocol.handle(SCHEME, pageHandler(path.join(here, '../renderer'), made));
  const waiting = new WaitingWindow(made, await language());
  const services = await createServices({
    dataFolder,
    mode: 'own',
    contact: DESKTOP_CONTACT,
    files: handles,
    version: app.getVersion(),
    contentFolder: path.join(here, '../content'),
    onWaiting: (milliseconds) => waiting.show(milliseconds),
  });
  closeOnQuit(services.close);
  const handlers = keepMenu(services.handlers, { openBundle: () => void chooseBundle(), print });
  answerWindow(handlers, files, opened, noteUnforeseen);
  await opened.open(process.argv.slice(1), process.cwd());
  const shown = openWindow({
    preload: path.join(here, 'preload.cjs'),
    stateFile: path.join(profile, 'window.json'),
    language: async () => (await chosenLanguage(dataFolder)) ?? SOURCE_LANGUAGE,
    giveUp,
  });
  // Not before: with its last window the program ends.
  waiting.end();
  await shown;
}

/** What was chosen in this data folder, before that the platform's. */
const language = async (): Promise<Language> => (await chosenLanguage(dataFolder)) ?? platformLanguage(app.getLocale());

/** From the menu; the page takes the file as it takes one that was opened from outside. */
async function chooseBundle(): Promise<void> {
  const [window] = BrowserWindow.getAllWindows();
  if (window) opened.add(await files.choose(window, ['.omnibus', '.age'], false));
}

function print(): void {
  BrowserWindow.getAllWindows()[0]?.webContents.print();
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

function giveUp(error?: unknown): void {
  const { code, params } = error instanceof AppError ? error : new AppError('internal', { reference: noteUnforeseen('start', error) });
  void language().then((spoken) => {
    dialog.showErrorBox('Omnibus', startError({ code, params }, spoken));
    app.exit(1);
  });
}
