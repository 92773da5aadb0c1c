import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContentCipher, positionsIn, sizeOfSealed, sizeOfSealedLine } from '#services/storage/content-cipher';
import { SealBroken } from '#services/storage/sealed-stream';

const cipher = new ContentCipher(randomBytes(32));
const NAME = 'assessments/a/assessment.json';
const bytes = fc.uint8Array({ maxLength: 600 });
/** Around the seams between chunks of 64 KiB. */
const large = fc.constantFrom(0, 1, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, 200_000).map((length) => randomBytes(length));

const broken = async (opening: () => unknown): Promise<void> => {
  await expect((async () => opening())()).rejects.toBeInstanceOf(SealBroken);
};

/** The same bytes with one bit turned. */
function flipped(sealed: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(sealed);
  const at = bit % (copy.length * 8);
  copy[at >> 3] = (copy[at >> 3] ?? 0) ^ (1 << (at & 7));
  return copy;
}

describe('A sealed file', () => {
  it('gives back any bytes, says how many they are, and reads at any place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(bytes, large), fc.nat(200_000), fc.nat(100_000), async (plain, from, length) => {
        const sealed = await cipher.sealBytes(plain, NAME);
        expect(sizeOfSealed(sealed.length)).toBe(plain.length);
        expect(Buffer.compare(await cipher.openBytes(sealed, NAME), plain)).toBe(0);
        const opened = await cipher.open(positionsIn(sealed), NAME);
        expect(Buffer.compare(Buffer.from(await opened.read(from, length)), plain.subarray(from, from + length))).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('is refused with any bit turned, cut anywhere, longer, under another name or another key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(bytes, large), fc.nat(), fc.nat(), async (plain, bit, cut) => {
        const sealed = await cipher.sealBytes(plain, NAME);
        await broken(() => cipher.openBytes(flipped(sealed, bit), NAME));
        await broken(() => cipher.openBytes(sealed.subarray(0, cut % sealed.length), NAME));
        await broken(() => cipher.openBytes(Buffer.concat([sealed, Buffer.alloc(1 + (cut % 70_000))]), NAME));
        await broken(() => cipher.openBytes(sealed, 'assessments/b/assessment.json'));
        await broken(() => new ContentCipher(randomBytes(32)).openBytes(sealed, NAME));
      }),
      { numRuns: 60 },
    );
  });

  it('is refused with two chunks exchanged, one left out, or one of another file', async () => {
    const [head, chunk] = [24, 64 * 1024 + 16];
    const sealed = await cipher.sealBytes(randomBytes(3 * 64 * 1024), NAME);
    const other = await cipher.sealBytes(randomBytes(3 * 64 * 1024), NAME);
    const part = (from: Buffer, count: number): Buffer => from.subarray(head + count * chunk, head + (count + 1) * chunk);
    const [start, end] = [sealed.subarray(0, head), sealed.subarray(head + 3 * chunk)];
    await broken(() => cipher.openBytes(Buffer.concat([start, part(sealed, 1), part(sealed, 0), part(sealed, 2), end]), NAME));
    await broken(() => cipher.openBytes(Buffer.concat([start, part(sealed, 0), part(sealed, 2), end]), NAME));
    await broken(() => cipher.openBytes(Buffer.concat([start, part(sealed, 0), part(other, 1), part(sealed, 2), end]), NAME));
  });
});

describe('A sealed line', () => {
  it('gives back any bytes, holds no line end, and says how long they are', async () => {
    fc.assert(
      fc.property(bytes, fc.nat(), (plain, at) => {
        const sealed = cipher.sealLine(plain, NAME, at);
        expect(sealed).not.toContain('\n');
        expect(sizeOfSealedLine(sealed.length)).toBe(plain.length);
        expect(Buffer.compare(cipher.openLine(sealed, NAME, at), plain)).toBe(0);
      }),
    );
  });

  it('is refused with any bit turned, cut anywhere, in another place or another journal', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.nat(), fc.nat(), async (plain, at, bit) => {
        const sealed = cipher.sealLine(plain, NAME, at);
        await broken(() => cipher.openLine(Buffer.from(flipped(Buffer.from(sealed, 'latin1'), bit)).toString('latin1'), NAME, at));
        await broken(() => cipher.openLine(sealed.slice(0, bit % sealed.length), NAME, at));
        await broken(() => cipher.openLine(sealed, NAME, at + 1));
        await broken(() => cipher.openLine(sealed, 'register/journal.ndjson', at));
      }),
    );
  });
});
