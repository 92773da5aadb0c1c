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

const MOST_NAME_UNITS = 200;

/** A name to show and to save under: without folders, control characters and marks that turn text around. */
export function fileNameOf(given: string): string {
  const last = given.normalize('NFC').split(/[\\/]/).pop() ?? '';
  const plain = last.replace(/[\p{Cc}\p{Bidi_Control}<>:"|?*]/gu, '').replace(/^[.\s]+|[.\s]+$/g, '');
  return shorten(plain) || 'file';
}

/** Keeps the ending, which says what the file is. */
function shorten(name: string): string {
  const letters = [...name];
  if (letters.length <= MOST_NAME_UNITS) return name;
  const dot = letters.lastIndexOf('.');
  const ending = dot > letters.length - 20 ? letters.slice(dot) : [];
  return [...letters.slice(0, MOST_NAME_UNITS - ending.length), ...ending].join('');
}
