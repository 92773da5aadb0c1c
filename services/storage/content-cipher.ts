import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { CHUNK, openChunk, SealBroken, SealingStream } from './sealed-stream';

/** Before the chunks of a file: a mark, and what makes its keys those of this file alone. */
const MARK = Buffer.from('omnirest', 'latin1');
const SALT = 16;
const HEAD = MARK.length + SALT;
/** Behind them: that they belong under this name. */
const NAME_TAG = 16;
const TAG = 16;
const SEALED_CHUNK = CHUNK + TAG;
const NONCE = 12;
const LINE_MARGIN = NONCE + TAG;

/** Bytes by position, wherever they lie. */
export interface Positions {
  readonly size: number;
  read(position: number, length: number): Promise<Uint8Array>;
}

/** Told of each part that could not be opened. */
export type Salvage = () => void;

/**
 * How content lies on the disk under one key of 32 bytes. A file: chunks under AES-256-GCM and keys of its own, bound to their order,
 * their number and the file's name. A line of a journal: AES-256-GCM under a key of the journal's name, bound to the place where the
 * line begins. Names are relative paths as they are when nothing is moved (`boundName`). What is not what was sealed in its
 * place is refused with `SealBroken`.
 */
export class ContentCipher {
  private readonly lineKeys = new Map<string, Buffer>();

  constructor(private readonly key: Uint8Array) {}

  /** `name` is asked for when the last chunk has been seen. */
  async *sealStream(plain: AsyncIterable<Uint8Array>, name: () => string): AsyncGenerator<Uint8Array> {
    const salt = randomBytes(SALT);
    const keys = this.keysOf(salt);
    const ready: Uint8Array[] = [MARK, salt];
    const stream = new SealingStream(keys.chunks, async (sealed) => void ready.push(sealed));
    for await (const part of plain) {
      await stream.write(part);
      yield* ready.splice(0);
    }
    await stream.end();
    yield* ready.splice(0);
    yield keys.nameTag(name());
  }

  async sealBytes(plain: Uint8Array, name: string): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for await (const part of this.sealStream(only(plain), () => name)) parts.push(part);
    return Buffer.concat(parts);
  }

  /**
   * Reads the ends first: from then on length, name and key are certain. With `salvage` nothing is refused: it is told, and what cannot
   * be opened reads as zeros.
   */
  async open(stored: Positions, name: string, salvage?: Salvage): Promise<Positions> {
    try {
      return await this.openWhole(stored, name, salvage);
    } catch (error) {
      if (!salvage || !(error instanceof SealBroken)) throw error;
      salvage();
      const size = sizeOfSealed(stored.size) ?? 0;
      return { size, read: async (position, length) => Buffer.alloc(Math.max(0, Math.min(length, size - position))) };
    }
  }

  private async openWhole(stored: Positions, name: string, salvage: Salvage | undefined): Promise<Positions> {
    const size = sizeOfSealed(stored.size);
    if (size === null) throw new SealBroken('cut');
    const head = Buffer.from(await stored.read(0, HEAD));
    const keys = this.keysOf(head.subarray(MARK.length));
    const tag = Buffer.from(await stored.read(stored.size - NAME_TAG, NAME_TAG));
    if (!head.subarray(0, MARK.length).equals(MARK) || !tag.equals(keys.nameTag(name))) throw new SealBroken('altered');
    const opened = new OpenedContent(stored, keys.chunks, size, salvage);
    await opened.check();
    return opened;
  }

  async openBytes(stored: Uint8Array, name: string): Promise<Buffer> {
    const opened = await this.open(positionsIn(stored), name);
    return Buffer.from(await opened.read(0, opened.size));
  }

  /** A line that begins at byte `at` of the stored journal. Holds no line end. */
  sealLine(plain: Uint8Array, name: string, at: number): string {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.lineKey(name), nonce);
    cipher.setAAD(placeOf(at));
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  }

  openLine(stored: string, name: string, at: number): Buffer {
    const bytes = Buffer.from(stored, 'base64url');
    if (bytes.length < LINE_MARGIN || bytes.toString('base64url') !== stored) throw new SealBroken('altered');
    const decipher = createDecipheriv('aes-256-gcm', this.lineKey(name), bytes.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(placeOf(at));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(NONCE, bytes.length - TAG)), decipher.final()]);
    } catch {
      throw new SealBroken('altered');
    }
  }

  private keysOf(salt: Uint8Array): FileKeys {
    const both = Buffer.from(hkdfSync('sha256', this.key, salt, 'omnibus-at-rest/1 file', 64));
    const nameKey = both.subarray(32);
    return {
      chunks: both.subarray(0, 32),
      nameTag: (name) => createHmac('sha256', nameKey).update(name).digest().subarray(0, NAME_TAG),
    };
  }

  private lineKey(name: string): Buffer {
    const known = this.lineKeys.get(name);
    if (known) return known;
    const made = Buffer.from(hkdfSync('sha256', this.key, Buffer.alloc(0), `omnibus-at-rest/1 lines ${name}`, 32));
    this.lineKeys.set(name, made);
    return made;
  }
}

interface FileKeys {
  readonly chunks: Uint8Array;
  nameTag(name: string): Buffer;
}

/** Content that can be read at any position, each chunk checked as it is read. */
class OpenedContent implements Positions {
  private held: { readonly count: number; readonly content: Buffer } | null = null;
  private readonly last: number;

  constructor(
    private readonly stored: Positions,
    private readonly key: Uint8Array,
    /** Bytes of the plain content. */
    readonly size: number,
    private readonly salvage: Salvage | undefined,
  ) {
    this.last = Math.max(0, Math.ceil(size / CHUNK) - 1);
  }

  /** Throws `SealBroken` where the end is missing or another. */
  async check(): Promise<void> {
    await this.chunk(this.last);
  }

  async read(position: number, length: number): Promise<Buffer> {
    const end = Math.min(this.size, position + length);
    const parts: Buffer[] = [];
    for (let at = position; at < end;) {
      const count = Math.floor(at / CHUNK);
      const content = await this.chunk(count);
      const part = content.subarray(at - count * CHUNK, Math.min(content.length, end - count * CHUNK));
      parts.push(part);
      at += part.length;
    }
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  }

  private async chunk(count: number): Promise<Buffer> {
    if (this.held?.count === count) return this.held.content;
    const length = count === this.last ? this.size - count * CHUNK + TAG : SEALED_CHUNK;
    const sealed = Buffer.from(await this.stored.read(HEAD + count * SEALED_CHUNK, length));
    const opened = sealed.length === length ? openChunk(sealed, this.key, count, count === this.last) : null;
    if (!opened) this.salvage?.();
    const content = opened ?? (this.salvage ? Buffer.alloc(length - TAG) : null);
    if (!content) throw new SealBroken(sealed.length === length ? 'altered' : 'cut');
    this.held = { count, content };
    return content;
  }
}

/** Bytes of the plain content of a sealed file; null where no file has this length. */
export function sizeOfSealed(stored: number): number | null {
  const body = stored - HEAD - NAME_TAG;
  const chunks = Math.ceil(body / SEALED_CHUNK);
  const last = body - (chunks - 1) * SEALED_CHUNK;
  return body < TAG || last < TAG || (last === TAG && chunks > 1) ? null : body - chunks * TAG;
}

/** Bytes of the plain line that a sealed line of this length holds. */
export const sizeOfSealedLine = (stored: number): number => Math.max(0, Math.floor((stored * 3) / 4) - LINE_MARGIN);

export const positionsIn = (bytes: Uint8Array): Positions => ({
  size: bytes.length,
  read: async (position, length) => bytes.subarray(position, position + length),
});

function placeOf(at: number): Buffer {
  const place = Buffer.alloc(8);
  place.writeBigUInt64BE(BigInt(at));
  return place;
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
