import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#core/contract/errors';
import type { FileExchange } from '#services/files/file-exchange';
import { FileHandles, fileNameOf } from '#services/files/file-handles';
import { attachmentDisposition } from './content-disposition';
import { OutgoingTransfers, type TransferProgress } from './outgoing-transfers';
import { Refusal } from './protocol';

/**
 * What stands in for dialogs in a browser: a chosen file is streamed into a folder of its own, where it waits under a
 * random name until a service takes it; an outgoing file is handed over once.
 */
export class WebFiles {
  private readonly handles = new FileHandles();
  readonly exchange: FileExchange = this.handles;
  private readonly outgoing = new OutgoingTransfers();

  constructor(
    private readonly quarantine: string,
    private readonly limit: number,
  ) {}

  /** Empties the folder: what an earlier run left there belongs to nobody. Only for the owner of the data folder. */
  async prepare(): Promise<void> {
    // The folder itself: where a link stands in its place, what it leads to is somebody else's.
    await rm(this.quarantine, { force: true, recursive: true });
    await mkdir(this.quarantine, { recursive: true, mode: 0o700 });
  }

  /** Throws AppError `file-too-large`, `disk-full` or `disk-failed`, and then keeps nothing. */
  async receive(request: IncomingMessage, givenName: string): Promise<{ handle: string; name: string; bytes: number }> {
    const name = fileNameOf(givenName);
    const tooLarge = (bytes: number): AppError => new AppError('file-too-large', { name, bytes, limit: this.limit });
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced > this.limit) throw tooLarge(announced);
    const target = path.join(this.quarantine, randomBytes(16).toString('hex'));
    let bytes = 0;
    const bounded = new Transform({
      transform: (chunk: Buffer, _encoding, next) => {
        bytes += chunk.length;
        if (bytes > this.limit) next(tooLarge(bytes));
        else next(null, chunk);
      },
    });
    try {
      await pipeline(request.iterator({ destroyOnReturn: false }), bounded, createWriteStream(target, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      await rm(target, { force: true }).catch(() => undefined);
      throw asDiskError(error, name);
    }
    return { handle: this.handles.admit(target, name, true), name, bytes };
  }

  /** Once; a transfer that broke off before all of it was sent may be asked for again. */
  async send(handle: string, response: ServerResponse): Promise<void> {
    const offer = this.claim(handle);
    const found = await stat(offer.path).catch(() => null);
    if (!found?.isFile()) throw new Refusal('not-found');
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-length': found.size,
      'content-disposition': attachmentDisposition(offer.name),
    });
    const reading = createReadStream(offer.path);
    this.outgoing.begin(handle, reading, response, found.size);
    // A reader that has everything may close before we hear of it: that is no reason to give the file a second time.
    const whole = await pipeline(reading, response).then(
      () => true,
      () => reading.bytesRead >= found.size,
    );
    this.outgoing.end(handle, whole);
    if (!whole) this.handles.putBack(handle, offer);
    // It was made for this occasion, in a folder of its own.
    else if (!offer.lasting) await rm(path.dirname(offer.path), { recursive: true, force: true });
  }

  /** How far an outgoing file is. One that nobody knows is waiting: its reader may be about to come. */
  progress(handle: string): TransferProgress {
    return this.outgoing.progress(handle);
  }

  /** The page does not want the file any more. */
  async giveUp(handle: string): Promise<void> {
    this.outgoing.breakOff(handle);
    await this.handles.discard(handle);
  }

  private claim(handle: string): ReturnType<FileHandles['claim']> {
    try {
      return this.handles.claim(handle);
    } catch {
      throw new Refusal('not-found');
    }
  }
}

function asDiskError(error: unknown, file: string): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return new AppError('disk-full', { file });
  return new AppError('disk-failed', { file, code: String(error.code) });
}
