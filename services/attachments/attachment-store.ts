import { createHash } from 'node:crypto';
import type { Attachment } from '#core/answers/document';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { FileProblem } from '#core/findings/register-state';
import { attachmentsOf } from '../assessments/load-assessment';
import type { IncomingFile } from '../files/file-exchange';
import type { DurableFiles } from '../storage/durable-files';
import { readPlace, type FilePlace } from '../storage/file-place';
import { errorCodeOf } from '../storage/error-code';
import { mediaTypeOf } from './media-type';

/** Bytes of one file. Larger things are published elsewhere and cited by a link. */
const ATTACHMENT_LIMIT = 256 * 1024 * 1024;

export const attachmentPath = (assessment: string, sha512: string): string => `${attachmentsOf(assessment)}/${sha512}`;

/** Files of assessments, each under the SHA-512 of its content, streamed and synced. */
export class AttachmentStore {
  constructor(private readonly files: DurableFiles) {}

  /** Says how far it is, in bytes. Throws AppError `file-too-large`, `file-unreadable`, `disk-full`, `cancelled`, …; then nothing has changed. */
  async add(assessment: string, incoming: IncomingFile, call: CallContext = UNATTENDED): Promise<Attachment> {
    const tooLarge = (bytes: number): AppError => new AppError('file-too-large', { name: incoming.name, bytes, limit: ATTACHMENT_LIMIT });
    if (incoming.bytes > ATTACHMENT_LIMIT) throw tooLarge(incoming.bytes);
    const hash = createHash('sha512');
    let bytes = 0;
    const measured = async function* (): AsyncIterable<Uint8Array> {
      for await (const chunk of readChunks(incoming.path, incoming.name)) {
        hash.update(chunk);
        bytes += chunk.length;
        if (bytes > ATTACHMENT_LIMIT) throw tooLarge(bytes);
        attend(call, bytes, incoming.bytes);
        yield chunk;
      }
    };
    let sha512 = '';
    const path = (): string => attachmentPath(assessment, (sha512 = hash.digest('hex')));
    await this.files.writeStream(measured(), path, attachmentsOf(assessment));
    return { sha512, name: incoming.name, bytes, mediaType: mediaTypeOf(incoming.name) };
  }

  /**
   * Takes in what comes as a stream and must be `expected`, unless it is here already. Throws AppError `file-too-large`, `damaged`
   * where it is something else, `disk-full`, `cancelled`; then nothing has changed.
   */
  async take(assessment: string, expected: Attachment, content: AsyncIterable<Uint8Array>, call: CallContext = UNATTENDED): Promise<void> {
    const { sha512, name, bytes } = expected;
    if (bytes > ATTACHMENT_LIMIT) throw new AppError('file-too-large', { name, bytes, limit: ATTACHMENT_LIMIT });
    if (await this.has(assessment, sha512)) return;
    const path = attachmentPath(assessment, sha512);
    const hash = createHash('sha512');
    let done = 0;
    const checked = async function* (): AsyncIterable<Uint8Array> {
      for await (const chunk of content) {
        hash.update(chunk);
        done += chunk.length;
        attend(call, done, bytes);
        yield chunk;
      }
      if (done !== bytes || hash.digest('hex') !== sha512) throw new AppError('damaged', { file: name, place: path });
    };
    await this.files.writeStream(checked(), () => path, attachmentsOf(assessment));
  }

  async has(assessment: string, sha512: string): Promise<boolean> {
    return (await this.files.size(attachmentPath(assessment, sha512))) !== null;
  }

  /** What is wrong with a stored file; null where its content is what its name says. `contents: false` looks only whether it is there. */
  async problemOf(assessment: string, sha512: string, contents: boolean, call: CallContext = UNATTENDED): Promise<FileProblem | null> {
    if (!(await this.has(assessment, sha512))) return 'missing';
    if (!contents) return null;
    const hash = createHash('sha512');
    try {
      for await (const chunk of this.plain(assessment, sha512, sha512)) {
        if (call.signal.aborted) throw new AppError('cancelled');
        hash.update(chunk);
      }
    } catch (error) {
      if (error instanceof AppError && error.code === 'cancelled') throw error;
      return 'altered';
    }
    return hash.digest('hex') === sha512 ? null : 'altered';
  }

  /**
   * The whole content, checked, or null where it is more than `limit` bytes. Throws AppError `file-missing`, or `damaged` when it
   * is not what its name says.
   */
  async read(assessment: string, sha512: string, name: string, limit: number): Promise<Buffer | null> {
    if (!(await this.has(assessment, sha512))) throw new AppError('file-missing', { name });
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of this.plain(assessment, sha512, name)) {
      bytes += chunk.length;
      if (bytes > limit) return null;
      chunks.push(chunk);
    }
    const content = Buffer.concat(chunks);
    if (createHash('sha512').update(content).digest('hex') !== sha512)
      throw new AppError('damaged', { file: name, place: attachmentPath(assessment, sha512) });
    return content;
  }

  private async *plain(assessment: string, sha512: string, name: string): AsyncIterable<Uint8Array> {
    yield* readChunks(await this.files.place(attachmentPath(assessment, sha512)), name);
  }

  /**
   * Copies an attachment, checking it on the way. Returns its bytes. Throws AppError `file-missing`, `cancelled`, or `damaged` when
   * the content is not what its name says; then there is no copy.
   */
  async copy(assessment: string, sha512: string, to: string, name: string, call: CallContext = UNATTENDED): Promise<number> {
    const total = await this.files.size(attachmentPath(assessment, sha512));
    return this.write(this.open(assessment, sha512, name), sha512, to, name, {
      signal: call.signal,
      progress: (done) => call.progress(done, total ?? done),
    });
  }

  /** The content of an attachment, unchecked. Fails with AppError `file-missing` or `file-unreadable`. */
  async *open(assessment: string, sha512: string, name: string): AsyncIterable<Uint8Array> {
    const path = attachmentPath(assessment, sha512);
    if ((await this.files.size(path)) === null) throw new AppError('file-missing', { name });
    yield* readChunks(await this.files.place(path), name);
  }

  /** Like `copy`, of content from anywhere. */
  keep(content: AsyncIterable<Uint8Array>, sha512: string, to: string, name: string, call: CallContext = UNATTENDED): Promise<number> {
    return this.write(content, sha512, to, name, call);
  }

  private write(content: AsyncIterable<Uint8Array>, sha512: string, to: string, name: string, call: CallContext): Promise<number> {
    const hash = createHash('sha512');
    let done = 0;
    const checked = async function* (): AsyncIterable<Uint8Array> {
      for await (const chunk of content) {
        hash.update(chunk);
        done += chunk.length;
        attend(call, done, done);
        yield chunk;
      }
      if (hash.digest('hex') !== sha512) throw new AppError('damaged', { file: name, place: sha512 });
    };
    return this.files.writeStream(checked(), () => to, to.slice(0, to.lastIndexOf('/')));
  }
}

const UNATTENDED: CallContext = { signal: new AbortController().signal, progress: () => {} };

function attend({ signal, progress }: CallContext, done: number, total: number): void {
  if (signal.aborted) throw new AppError('cancelled');
  progress(done, total);
}

async function* readChunks(place: FilePlace, name: string): AsyncIterable<Uint8Array> {
  try {
    yield* readPlace(place);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('file-unreadable', { name, problem: errorCodeOf(error) });
  }
}
