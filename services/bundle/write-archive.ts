import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { PassThrough, Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { deflateRawSync } from 'node:zlib';
import { ZipFile } from 'yazl';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import { diskError } from '../storage/durable-files';
import { attachmentPath } from './bag-layout';
import { cancellation } from './cancellation';

export interface BagAttachment {
  /** Lower-case hex; what it must still be when it is written. */
  readonly sha512: string;
  readonly bytes: number;
  open(): Promise<Readable>;
}

export interface ArchiveContent {
  /** The bag's one folder, also the file name without its ending. */
  readonly name: string;
  /** ISO instant that every file inside bears. */
  readonly at: string;
  /** Small files by their names within the folder, in their order; attachments follow. */
  readonly files: readonly (readonly [string, Buffer])[];
  readonly attachments: readonly BagAttachment[];
}

export interface ArchiveOptions {
  /** age recipients; empty: not encrypted. */
  readonly recipients: readonly string[];
  readonly call: CallContext;
}

/**
 * Writes the archive of a bundle to `path`, which must not exist yet, and syncs it. Attachments are hashed while they are
 * stored, in one pass. Throws AppError `damaged` where an attachment is no longer what was cited, `disk-full`, `disk-failed`
 * or `cancelled`; the caller removes what was begun.
 */
export async function writeArchive(path: string, content: ArchiveContent, options: ArchiveOptions): Promise<void> {
  const zip = new ZipFile();
  const written = new PassThrough();
  const storing = { ...storageOptions(content.at), compress: false };
  const abort = cancellation(options.call.signal);
  const total = content.attachments.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;

  const stop = (error: unknown): void => void written.destroy(error instanceof Error ? error : new Error('archive failed'));
  zip.on('error', stop);
  for (const [name, bytes] of content.files) {
    const compress = bytes.length > 256 && deflateRawSync(bytes).length > bytes.length / MOST_RATIO;
    zip.addBuffer(bytes, `${content.name}/${name}`, { ...storing, compress });
  }
  for (const attachment of content.attachments) {
    zip.addReadStreamLazy(`${content.name}/${attachmentPath(attachment.sha512)}`, { ...storing, size: attachment.bytes }, (give) => {
      attachment.open().then((source) => {
        const checked = hashing(attachment, (bytes) => options.call.progress((done += bytes), total));
        source.on('error', (error) => checked.destroy(error));
        checked.on('error', stop);
        give(null, source.pipe(checked));
      }, stop);
    });
  }
  zip.end();
  (zip.outputStream as Readable).on('error', stop).pipe(written);

  try {
    const bytes = options.recipients.length > 0 ? await encrypted(written, options.recipients) : written;
    await pipeline(bytes, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }), { signal: abort.signal });
  } catch (error) {
    if (options.call.signal.aborted) throw new AppError('cancelled');
    throw diskError(content.name, error);
  } finally {
    abort.release();
  }
}

/** A reader refuses what expands beyond any honest bundle; what would compress as far as that is stored instead. */
const MOST_RATIO = 50;

/** The time of sealing in UTC, written without the time zone of the machine. */
function storageOptions(sealedAt: string): { readonly mtime: Date; readonly mode: number; readonly forceDosTimestamp: boolean } {
  const at = new Date(sealedAt);
  const mtime = new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds());
  return { mtime, mode: 0o100644, forceDosTimestamp: true };
}

function hashing({ sha512, bytes }: BagAttachment, passed: (bytes: number) => void): Transform {
  const hash = createHash('sha512');
  let length = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      length += chunk.length;
      passed(chunk.length);
      done(null, chunk);
    },
    flush(done) {
      const whole = length === bytes && hash.digest('hex') === sha512;
      done(whole ? null : new AppError('damaged', { file: attachmentPath(sha512), place: length }));
    },
  });
}

async function encrypted(bytes: Readable, recipients: readonly string[]): Promise<Readable> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const stream = await encrypter.encrypt(Readable.toWeb(bytes) as ReadableStream<Uint8Array>);
  return Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]);
}
