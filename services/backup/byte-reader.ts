import { SealBroken } from '../storage/sealed-stream';

/** Reads lines and stretches of bytes from chunks of any size. Throws `SealBroken` where the end comes too early or a line is too long. */
export class ByteReader {
  private readonly chunks: AsyncIterator<Buffer>;
  private held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  /** Without its end. `limit` in bytes. */
  async line(limit: number): Promise<string> {
    for (let searched = 0; ;) {
      const end = this.held.indexOf(0x0a, searched);
      if (end >= 0) {
        const line = this.held.toString('utf8', 0, end);
        this.held = this.held.subarray(end + 1);
        return line;
      }
      searched = this.held.length;
      if (searched > limit) throw new SealBroken('altered');
      await this.more();
    }
  }

  /** To be read to its end before anything else is read. */
  async *bytes(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0;) {
      if (this.held.length === 0) await this.more();
      const part = this.held.subarray(0, left);
      this.held = this.held.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  async whole(count: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.bytes(count)) parts.push(part);
    return Buffer.concat(parts);
  }

  /** Whether nothing follows; reads the last chunk, which may hold nothing. */
  async ended(): Promise<boolean> {
    while (this.held.length === 0) {
      const next = await this.chunks.next();
      if (next.done) return true;
      this.held = next.value;
    }
    return false;
  }

  private async more(): Promise<void> {
    const next = await this.chunks.next();
    if (next.done) throw new SealBroken('cut');
    this.held = this.held.length === 0 ? next.value : Buffer.concat([this.held, next.value]);
  }
}
