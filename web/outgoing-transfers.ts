import type { ReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';

/** `done` and `total` in bytes; `total` is 0 while nobody has asked for the file yet. */
export interface TransferProgress {
  readonly state: 'waiting' | 'sending' | 'sent' | 'broken';
  readonly done: number;
  readonly total: number;
}

interface Transfer {
  readonly reading: ReadStream;
  readonly response: ServerResponse;
  readonly total: number;
  state: 'sending' | 'sent' | 'broken';
}

const MOST_REMEMBERED = 64;
const WAITING: TransferProgress = { state: 'waiting', done: 0, total: 0 };

/** How far files are on their way out: a browser takes them by itself, and tells its page nothing about it. */
export class OutgoingTransfers {
  private readonly transfers = new Map<string, Transfer>();

  begin(handle: string, reading: ReadStream, response: ServerResponse, total: number): void {
    this.transfers.delete(handle);
    this.transfers.set(handle, { reading, response, total, state: 'sending' });
    for (const [oldest, { state }] of this.transfers) {
      if (this.transfers.size <= MOST_REMEMBERED) break;
      if (state !== 'sending') this.transfers.delete(oldest);
    }
  }

  end(handle: string, whole: boolean): void {
    const transfer = this.transfers.get(handle);
    if (transfer) transfer.state = whole ? 'sent' : 'broken';
  }

  progress(handle: string): TransferProgress {
    const transfer = this.transfers.get(handle);
    if (!transfer) return WAITING;
    const { reading, response, total, state } = transfer;
    // What was read and still waits in this process has not gone out.
    const done = state === 'sent' ? total : Math.max(0, reading.bytesRead - response.writableLength);
    return { state, done, total };
  }

  breakOff(handle: string): void {
    const transfer = this.transfers.get(handle);
    if (transfer?.state === 'sending') transfer.response.destroy();
  }
}
