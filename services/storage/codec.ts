/**
 * The one place through which the content of an assessment passes on its way to the disk and back, so that encryption
 * at rest can be switched on without touching anything else. `decode…` throws where the bytes are not what `encode…`
 * made. Checksums are over the plain content.
 */
export interface Codec {
  readonly name: string;
  encode(plain: Uint8Array): Uint8Array;
  decode(stored: Uint8Array): Uint8Array;
  /** One line of a journal; what it returns holds no line end. */
  encodeLine(plain: string): string;
  decodeLine(stored: string): string;
  /** Attachments: never whole in memory. */
  encodeStream(plain: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  decodeStream(stored: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
}

const same = <T>(content: T): T => content;

export const plainCodec: Codec = {
  name: 'plain',
  encode: same,
  decode: same,
  encodeLine: same,
  decodeLine: same,
  encodeStream: same,
  decodeStream: same,
};
