import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '#services/bundle/read-json';

/** As the platform's own decoder has it. */
function decoded(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}

const text = fc.string({ unit: 'binary' }).map((it) => Buffer.from(it));
const cut = fc.tuple(text, fc.nat()).map(([whole, at]) => whole.subarray(0, whole.length === 0 ? 0 : at % whole.length));

describe('Text of a stranger', () => {
  it('is read as a decoder that forgives nothing reads it, wherever it lies', () => {
    fc.assert(
      fc.property(fc.oneof(text, cut, fc.uint8Array()), fc.boolean(), (content, shared) => {
        const memory = shared ? new SharedArrayBuffer(content.length + 3) : new ArrayBuffer(content.length + 3);
        const placed = new Uint8Array(memory, 3);
        placed.set(content);
        expect(textOf(placed)).toBe(decoded(Uint8Array.from(content)));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each<[string, readonly number[]]>([
    ['half a character', [0xe4, 0xb8]],
    ['half of a pair, written as a character of its own', [0xed, 0xa0, 0x80]],
    ['a sign written longer than it has to be', [0xc0, 0xaf]],
    ['more than there are characters', [0xf4, 0x90, 0x80, 0x80]],
  ])('is not read at all where it has %s', (_, bytes) => {
    expect(textOf(Uint8Array.from([0x22, ...bytes, 0x22]))).toBeUndefined();
  });

  it('keeps a byte order mark, which JSON does not have', () => {
    expect(textOf(Buffer.from('\ufeff{}'))).toBe('\ufeff{}');
  });
});
