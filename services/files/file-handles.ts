import { randomBytes } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { AppError } from '#core/contract/errors';
import type { FileExchange, IncomingFile } from './file-exchange';

/** A file that services made for the user. */
export interface OutgoingOffer {
  readonly path: string;
  readonly name: string;
  /** Belongs to the data: copied, never removed. */
  readonly lasting: boolean;
}

interface Admitted {
  readonly path: string;
  readonly name: string;
  /** A copy the host made, to be removed when it has been used. */
  readonly temporary: boolean;
}

/** Single-use names for files, in the memory of one process: what every host builds its exchange on. */
export class FileHandles implements FileExchange {
  private readonly incoming = new Map<string, Admitted>();
  private readonly outgoing = new Map<string, OutgoingOffer>();

  /** A handle for a file that the user chose; `temporary`: a copy that may be removed after use. */
  admit(path: string, name: string, temporary: boolean): string {
    const handle = newHandle();
    this.incoming.set(handle, { path, name: fileNameOf(name), temporary });
    return handle;
  }

  async take(handle: string): Promise<IncomingFile> {
    const admitted = this.incoming.get(handle);
    if (!admitted) throw new AppError('handle-unknown');
    this.incoming.delete(handle);
    const { path, name, temporary } = admitted;
    const found = await stat(path).catch(() => null);
    if (!found?.isFile()) throw new AppError('file-missing', { name });
    return { path, name, bytes: found.size, release: async () => (temporary ? rm(path, { force: true }) : undefined) };
  }

  /** Forgets a handle that nobody took, with its copy. Does nothing when it has been taken. */
  async discard(handle: string): Promise<void> {
    const admitted = this.incoming.get(handle);
    this.incoming.delete(handle);
    if (admitted?.temporary) await rm(admitted.path, { force: true });
  }

  async offer(path: string, name: string, lasting?: 'lasting'): Promise<string> {
    const handle = newHandle();
    this.outgoing.set(handle, { path, name: fileNameOf(name), lasting: lasting !== undefined });
    return handle;
  }

  /** The offered file, out of the book: a second claim finds nothing. Throws AppError `handle-unknown`. */
  claim(handle: string): OutgoingOffer {
    const offer = this.outgoing.get(handle);
    if (!offer) throw new AppError('handle-unknown');
    this.outgoing.delete(handle);
    return offer;
  }

  /** Puts back what could not be handed over (the user cancelled, the connection broke). */
  putBack(handle: string, offer: OutgoingOffer): void {
    this.outgoing.set(handle, offer);
  }
}

const newHandle = (): string => `file:${randomBytes(24).toString('base64url')}`;

/** In bytes of UTF-8, which no system takes more than 255 of. */
const LONGEST_NAME = 200;
/** What Windows takes for a device, whatever follows the dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A name to show and to save under on any system: without folders, control characters, halves of characters and marks that turn text
 * around, no device, and not longer than it may be.
 */
export function fileNameOf(given: string): string {
  const last = given.normalize('NFC').split(/[\\/]/).pop() ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}<>:"|?*]/gu, '').replace(/^[.\s]+|[.\s]+$/g, '');
  return shorten(plain.replace(DEVICE, '_$1')) || 'file';
}

/** Keeps the ending, which says what the file is. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_NAME) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && Buffer.byteLength(name.slice(dot)) <= 40 ? name.slice(dot) : '';
  let room = LONGEST_NAME - Buffer.byteLength(ending);
  let kept = '';
  for (const letter of name) {
    room -= Buffer.byteLength(letter);
    if (room < 0) break;
    kept += letter;
  }
  return kept + ending;
}
