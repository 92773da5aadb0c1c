import type { CallOptions, ChosenFile, SavedFile } from '#core/contract/api';
import type { AppErrorBody } from '#core/contract/errors';

const HEADERS = { 'x-omnibus': '1' };
const LOOK_AFTER_MS = 150;
const LOOK_EVERY_MS = 500;

/** The program did not take a file: `error` says why, where it said so. */
export class TransferFailed extends Error {
  constructor(
    readonly status: number,
    readonly error?: AppErrorBody,
  ) {
    super(`transfer failed: ${status}`);
  }
}

/**
 * Hands files in, one after the other, so that calls still find a free connection. Progress is in bytes over all of them.
 * Empty when it was stopped: then nothing of them stays. Throws TransferFailed.
 */
export async function uploadAll(files: readonly File[], options: CallOptions): Promise<readonly ChosenFile[]> {
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const taken: ChosenFile[] = [];
  let before = 0;
  try {
    for (const file of files) {
      const chosen = await upload(file, options, (done) => options.onProgress?.(before + done, total, file.name));
      if (chosen === null) {
        await giveUpAll(taken);
        return [];
      }
      taken.push(chosen);
      before += file.size;
    }
    return taken;
  } catch (error) {
    await giveUpAll(taken);
    throw error;
  }
}

const giveUpAll = async (files: readonly ChosenFile[]): Promise<void> => {
  for (const { handle } of files) await giveUp(handle);
};

const giveUp = async (handle: string): Promise<void> =>
  void (await fetch(`files/${encodeURIComponent(handle)}`, { method: 'DELETE', headers: HEADERS }).catch(() => undefined));

/** Null when it was stopped. `fetch` says nothing about how far an upload is; the older request does. */
function upload(file: File, { signal }: CallOptions, onProgress: (done: number) => void): Promise<ChosenFile | null> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `files?name=${encodeURIComponent(file.name)}`);
    for (const [name, value] of Object.entries(HEADERS)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      const reply = readReply(request.responseText);
      if (request.status === 200 && reply && 'handle' in reply) resolve(reply);
      else reject(new TransferFailed(request.status, reply && 'error' in reply ? reply.error : undefined));
    };
    request.onerror = () => reject(new TransferFailed(0));
    request.onabort = () => resolve(null);
    if (signal?.aborted) return resolve(null);
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function readReply(text: string): ChosenFile | { readonly error: AppErrorBody } | null {
  try {
    return JSON.parse(text) as ChosenFile | { readonly error: AppErrorBody };
  } catch {
    return null;
  }
}

interface Transfer {
  readonly state: 'waiting' | 'sending' | 'sent' | 'broken';
  readonly done: number;
  readonly total: number;
}

/** Lets the browser take an outgoing file, and follows it until it has all of it or has broken off. */
export async function download(handle: string, name: string, { signal, onProgress }: CallOptions): Promise<SavedFile> {
  const address = `files/${encodeURIComponent(handle)}`;
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  signal?.addEventListener('abort', () => void giveUp(handle));
  for (let wait = LOOK_AFTER_MS; ; wait = LOOK_EVERY_MS) {
    await new Promise((resume) => setTimeout(resume, wait));
    if (signal?.aborted) return { saved: false };
    const transfer = await look(address);
    if (transfer === null || transfer.state === 'broken') return { saved: false, broken: true };
    if (transfer.state === 'sent') return { saved: true, where: name };
    onProgress?.(transfer.done, transfer.total, name);
  }
}

async function look(address: string): Promise<Transfer | null> {
  try {
    const response = await fetch(`${address}/progress`, { headers: HEADERS });
    return response.ok ? ((await response.json()) as Transfer) : null;
  } catch {
    return null;
  }
}
