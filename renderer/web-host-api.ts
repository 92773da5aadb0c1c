import type { CallOptions, DroppedFile, HostApi } from '#core/contract/api';
import type { CancelSignal } from '#core/contract/dispatch';
import type { Input, OperationName, Output } from '#core/contract/operations';
import { failure, type Result } from '#core/contract/result';
import { HostPresence, type Answering, type Connection } from './host-presence';
import { readLines } from './read-lines';
import { download, TransferFailed, uploadAll } from './web-transfers';

const HEADERS = { 'x-omnibus': '1' };
/** Characters of a request that may outlive its page: browsers allow 64 KiB in all, and a character may take three bytes. */
const KEEPALIVE_LIMIT = 20_000;
const UNREACHABLE = failure({ code: 'host-unreachable', params: {} });

/** The loopback host: exchanges the start token of the fragment for a cookie, then calls by HTTP. */
export async function connectWebHost(onConnection: (connection: Connection) => void): Promise<HostApi> {
  await exchangeToken();
  const presence = new HostPresence(sayPresent, onConnection);
  void presence.look();
  // The timers of a page in the background are slow.
  document.addEventListener('visibilitychange', () => void presence.look());
  document.addEventListener('resume', () => void presence.look());
  window.addEventListener('pageshow', () => void presence.look());

  async function call<N extends OperationName>(name: N, input: Input<N>, options: CallOptions = {}): Promise<Result<Output<N>>> {
    const body = JSON.stringify(input);
    try {
      const response = await fetch(`call/${name}`, {
        method: 'POST',
        headers: { ...HEADERS, 'content-type': 'application/json' },
        body,
        signal: options.signal ? abortSignalOf(options.signal) : undefined,
        // What was typed last is on its way when the page is closed, and must arrive.
        keepalive: (name === 'answers.record' || name === 'preferences.write') && body.length < KEEPALIVE_LIMIT,
      });
      if (response.status === 401) {
        void presence.look();
        return UNREACHABLE;
      }
      if (!response.body) return UNREACHABLE;
      const result = await readResult<Output<N>>(response.body, options);
      if (!result.ok && result.error.code === 'ownership-lost') void presence.look();
      return result;
    } catch {
      if (options.signal?.aborted) return failure({ code: 'cancelled', params: {} });
      void presence.look();
      return UNREACHABLE;
    }
  }

  const upload = (files: readonly File[], transfer: CallOptions = {}): ReturnType<typeof uploadAll> =>
    uploadAll(files, transfer).catch((error: unknown) => {
      if (error instanceof TransferFailed && !error.error) void presence.look();
      throw error;
    });

  return {
    host: 'web',
    call,
    chooseFiles: async (options, transfer) => upload(await pickFiles(options), transfer),
    acceptFiles: (files: readonly DroppedFile[], transfer) =>
      upload(
        files.filter((file): file is File => file instanceof File),
        transfer,
      ),
    saveFile: (handle, suggestedName, transfer = {}) => download(handle, suggestedName, transfer),
    async openLink(url) {
      if (/^https?:\/\//i.test(url)) window.open(url, '_blank', 'noopener,noreferrer');
    },
    openedFiles: async () => [],
    onMenu: () => () => undefined,
  };
}

/** A program started in a tab cannot see the tab being closed: it ends when no page has said for long that it is there. */
async function sayPresent(): Promise<Answering> {
  const { status } = await fetch('presence', { method: 'POST', headers: HEADERS });
  if (status === 409) return 'taken';
  return status === 401 ? 'replaced' : 'there';
}

/** Taken out of the address as soon as this script runs: whatever changes the address afterwards must not lose it. */
const startToken = takeStartToken();

function takeStartToken(): string | null {
  if (typeof window === 'undefined') return null;
  const token = new URLSearchParams(window.location.hash.slice(1)).get('token');
  if (token !== null) window.history.replaceState(null, '', window.location.pathname);
  return token;
}

async function exchangeToken(): Promise<void> {
  if (startToken === null) return;
  await fetch('session', {
    method: 'POST',
    headers: { ...HEADERS, 'content-type': 'application/json' },
    body: JSON.stringify({ token: startToken }),
  }).catch(() => undefined);
}

async function readResult<T>(body: ReadableStream<Uint8Array>, options: CallOptions): Promise<Result<T>> {
  for await (const line of readLines(body)) {
    const message = JSON.parse(line) as HostMessage<T>;
    if ('result' in message) return message.result;
    options.onProgress?.(message.progress.done, message.progress.total, message.progress.label);
  }
  return UNREACHABLE;
}

type HostMessage<T> = { readonly progress: { done: number; total: number; label?: string } } | { readonly result: Result<T> };

function abortSignalOf(signal: CancelSignal): AbortSignal {
  const controller = new AbortController();
  if (signal.aborted) controller.abort();
  signal.addEventListener('abort', () => controller.abort());
  return controller.signal;
}

function pickFiles({ accept, multiple, folder = false }: Parameters<HostApi['chooseFiles']>[0]): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept.join(',');
    input.multiple = multiple;
    input.webkitdirectory = folder;
    input.hidden = true;
    const finish = (files: readonly File[]): void => {
      input.remove();
      resolve(files);
    };
    const wanted = ({ name }: File): boolean => !folder || accept.some((ending) => name.toLowerCase().endsWith(ending));
    input.addEventListener('change', () => finish([...(input.files ?? [])].filter(wanted)));
    input.addEventListener('cancel', () => finish([]));
    document.body.append(input);
    input.click();
  });
}
