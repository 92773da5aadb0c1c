import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import type { CallOptions, ChosenFile, DroppedFile, HostApi } from '#core/contract/api';
import type { Input, OperationName, Output } from '#core/contract/operations';
import type { Result } from '#core/contract/result';
import { CHANNELS, type ProgressMessage } from './channels';

let calls = 0;

/**
 * One call. A cancel signal must be a plain object with functions: what crosses into this world is copied, and the
 * browser's own `AbortSignal` cannot be (the page's API client makes one).
 */
async function call<N extends OperationName>(name: N, input: Input<N>, options: CallOptions = {}): Promise<Result<Output<N>>> {
  const id = String((calls += 1));
  const onProgress = (_event: IpcRendererEvent, message: ProgressMessage): void => {
    if (message.call === id) options.onProgress?.(message.done, message.total, message.label);
  };
  ipcRenderer.on(CHANNELS.progress, onProgress);
  options.signal?.addEventListener('abort', () => ipcRenderer.send(CHANNELS.cancel, id));
  try {
    return (await ipcRenderer.invoke(CHANNELS.call, id, name, input)) as Result<Output<N>>;
  } finally {
    ipcRenderer.removeListener(CHANNELS.progress, onProgress);
  }
}

async function ask<T>(channel: string, ...input: readonly unknown[]): Promise<T> {
  const result = (await ipcRenderer.invoke(channel, ...input)) as Result<T>;
  if (result.ok) return result.value;
  throw new Error(result.error.code);
}

const pathOf = (file: DroppedFile): string => webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]);

const api: HostApi = {
  host: 'electron',
  call,
  chooseFiles: ({ accept, multiple, folder = false }) => ask<readonly ChosenFile[]>(CHANNELS.chooseFiles, accept, multiple, folder),
  acceptFiles: (files) => ask<readonly ChosenFile[]>(CHANNELS.acceptFiles, files.map(pathOf)),
  saveFile: (handle, suggestedName) => ask(CHANNELS.saveFile, handle, suggestedName),
  openLink: async (url) => {
    await ask(CHANNELS.openLink, url);
  },
  openedFiles: () => ask<readonly ChosenFile[]>(CHANNELS.openedFiles),
  onMenu: (listener) => {
    const onCommand = (_event: IpcRendererEvent, command: unknown): void => listener(String(command));
    ipcRenderer.on(CHANNELS.menu, onCommand);
    return () => {
      ipcRenderer.removeListener(CHANNELS.menu, onCommand);
    };
  },
};

contextBridge.exposeInMainWorld('omnibus', api);
