import { BrowserWindow, ipcMain, shell, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { dispatch, type Handlers, type NoteUnforeseen } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import { failure, success, type Result } from '#core/contract/result';
import { isOurPage } from './app-protocol';
import { CHANNELS, type ProgressMessage } from './channels';
import type { FileDialogs } from './file-dialogs';
import type { OpenedFiles } from './opened-files';

type Sender = IpcMainInvokeEvent | IpcMainEvent;

/** Only our page, in the window's own frame. A frame that is gone (`null`) is nobody. */
function isTrusted(event: Sender): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOurPage(frame.url);
}

function windowOf(event: Sender): BrowserWindow {
  const window = BrowserWindow.fromWebContents(event.sender);
  if (!window) throw new Error('a call without a window');
  return window;
}

/** Carries operations and files between the window and the services; it holds no rule of its own. */
export function answerWindow(handlers: Handlers, files: FileDialogs, opened: OpenedFiles, noteUnforeseen: NoteUnforeseen): void {
  const running = new Map<string, AbortController>();
  const keyOf = (event: Sender, call: unknown): string => `${event.sender.id}/${String(call)}`;

  ipcMain.handle(CHANNELS.call, async (event, call: unknown, name: unknown, input: unknown) => {
    refuseStrangers(event);
    const cancel = new AbortController();
    const key = keyOf(event, call);
    running.set(key, cancel);
    const progress = (done: number, total: number, label?: string): void => {
      const message: ProgressMessage = { call: String(call), done, total, label };
      if (!event.sender.isDestroyed()) event.sender.send(CHANNELS.progress, message);
    };
    try {
      return await dispatch(handlers, String(name), input, { signal: cancel.signal, progress }, noteUnforeseen);
    } finally {
      running.delete(key);
    }
  });
  ipcMain.on(CHANNELS.cancel, (event, call: unknown) => {
    if (isTrusted(event)) running.get(keyOf(event, call))?.abort();
  });

  const answer = <T>(channel: string, work: (event: IpcMainInvokeEvent, ...rest: readonly unknown[]) => Promise<T>): void =>
    ipcMain.handle(channel, async (event, ...rest: unknown[]): Promise<Result<T>> => {
      refuseStrangers(event);
      try {
        return success(await work(event, ...rest));
      } catch (error) {
        if (error instanceof AppError) return failure({ code: error.code, params: error.params });
        return failure({ code: 'internal', params: { reference: noteUnforeseen(channel, error) } });
      }
    });
  answer(CHANNELS.chooseFiles, (event, accept, multiple, folder) =>
    folder === true
      ? files.chooseFolder(windowOf(event), strings(accept))
      : files.choose(windowOf(event), strings(accept), multiple === true),
  );
  answer(CHANNELS.acceptFiles, (_event, paths) => files.admit(strings(paths)));
  answer(CHANNELS.saveFile, (event, handle, name) => files.save(windowOf(event), String(handle), String(name)));
  answer(CHANNELS.openedFiles, async () => opened.take());
  answer(CHANNELS.openLink, async (_event, url) => {
    const address = linkOutside(url);
    if (address !== null) await shell.openExternal(address);
    return null;
  });
}

function refuseStrangers(event: Sender): void {
  if (!isTrusted(event)) throw new Error('refused: not our page');
}

/** What a State wrote in an answer may be any text: only a plain address of the web leaves, in the form that was parsed. */
function linkOutside(given: unknown): string | null {
  if (typeof given !== 'string' || !/^https?:\/\//i.test(given) || !URL.canParse(given)) return null;
  const url = new URL(given);
  return url.username === '' && url.password === '' ? url.href : null;
}

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
