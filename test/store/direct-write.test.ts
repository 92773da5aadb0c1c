import fc from 'fast-check';
import { constants } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedMemory } from '#services/register/stage-file';
import { alignedMemory, PAGE } from '#services/storage/aligned-memory';
import { writeDirectly } from '#services/storage/direct-write';
import { nodeFileSystem } from '#services/storage/file-system';

const KIB = 1024;
const memory = alignedMemory(256 * KIB);
const all = new Uint8Array(memory).map((_, at) => (at * 7 + Math.floor(at / 251)) % 256);
new Uint8Array(memory).set(all);
const inMemory = (at: number, bytes: number): Uint8Array => new Uint8Array(memory, at, bytes);

let folder = '';
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'omnibus-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const newFile = async (): Promise<string> => {
  const at = path.join(folder, `file-${files++}`);
  await (await open(at, 'wx')).close();
  return at;
};

/** Why this place knows no writing past the cache; null where it does. */
async function noDirectWriting(): Promise<string | null> {
  if (process.platform !== 'linux') return `${process.platform} has no O_DIRECT`;
  try {
    await (await open(await newFile(), constants.O_WRONLY | constants.O_DIRECT)).close();
    return null;
  } catch {
    return 'the file system of the temporary folder refuses O_DIRECT';
  }
}

async function needsDirectWriting(skip: (reason: string) => void): Promise<void> {
  const reason = await noDirectWriting();
  if (!reason) return;
  console.warn(`not run: ${reason}`);
  skip(reason);
}

describe('what lies in aligned memory', () => {
  test('is in the file, wherever in memory and in the file it begins, and however long it is', async () => {
    const begins = fc.oneof(fc.constant(0), fc.constant(PAGE), fc.integer({ min: 0, max: 20_000 }));
    const lengths = fc.oneof(fc.constant(64 * KIB), fc.constant(200 * KIB), fc.integer({ min: 0, max: 200 * KIB }));
    await fc.assert(
      fc.asyncProperty(begins, lengths, begins, async (at, bytes, position) => {
        const name = await newFile();
        const file = await nodeFileSystem.open(name);
        await file.write(inMemory(at, bytes), position);
        await file.sync();
        await file.close();
        const expected = bytes > 0 ? Buffer.concat([Buffer.alloc(position), all.subarray(at, at + bytes)]) : Buffer.alloc(0);
        expect((await readFile(name)).equals(expected)).toBe(true);
        await rm(name);
      }),
      { numRuns: 100 },
    );
  });

  test('goes past the cache in whole pages', async ({ skip }) => {
    await needsDirectWriting(skip);
    const name = await newFile();
    expect(await writeDirectly(name, inMemory(PAGE, 100 * KIB + 17), 0)).toBe(100 * KIB);
    expect((await readFile(name)).equals(all.subarray(PAGE, PAGE + 100 * KIB))).toBe(true);
  });

  test('is what a bundle is read into when it is copied', async ({ skip }) => {
    await needsDirectWriting(skip);
    expect(await writeDirectly(await newFile(), new Uint8Array(sharedMemory, 0, 64 * KIB), 0)).toBe(64 * KIB);
  });
});

describe('nothing is written past the cache', () => {
  const cases: readonly (readonly [string, Uint8Array, number])[] = [
    ['from memory that lies anywhere', new Uint8Array(128 * KIB), 0],
    ['from the middle of a page', inMemory(16, 128 * KIB), 0],
    ['into the middle of a page', inMemory(0, 128 * KIB), 16],
    ['where there is little', inMemory(0, 60 * KIB), 0],
  ];
  test.for(cases)('%s', async ([, bytes, position]) => {
    const name = await newFile();
    expect(await writeDirectly(name, bytes, position)).toBe(0);
    expect(await readFile(name)).toHaveLength(0);
  });

  test('where it is refused; what the system says of the rest is heard', async ({ skip }) => {
    await needsDirectWriting(skip);
    expect(await writeDirectly('/dev/full', inMemory(0, 128 * KIB), 0)).toBe(0);
    const full = await nodeFileSystem.open('/dev/full');
    await expect(full.write(inMemory(0, 128 * KIB), 0)).rejects.toMatchObject({ code: 'ENOSPC' });
    await full.close();
  });

  test('into a file that is gone: that is an error, and no file is made', async ({ skip }) => {
    await needsDirectWriting(skip);
    const gone = path.join(folder, 'gone');
    await expect(writeDirectly(gone, inMemory(0, 128 * KIB), 0)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(readFile(gone)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
