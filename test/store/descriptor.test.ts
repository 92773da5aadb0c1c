import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Descriptor } from '#services/storage/descriptor';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'omnibus-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const [WORDS, MORE] = [Buffer.from('three weeks of work'), Buffer.from(' and more')];

describe('an open file', () => {
  test('holds what was written where it was written, and reads on from where it ended', async () => {
    const at = path.join(folder, 'file');
    const file = await Descriptor.open(at, 'wx+', 0o600);
    await file.write(WORDS, 0);
    await file.write(MORE, WORDS.length);
    await file.syncContent();
    expect((await file.stat()).size).toBe(WORDS.length + MORE.length);
    const [first, rest] = [Buffer.alloc(5), Buffer.alloc(64)];
    expect(await file.read(first, null)).toBe(5);
    expect(rest.toString('utf8', 0, await file.read(rest, null))).toBe(' weeks of work and more');
    expect(await file.read(rest, null)).toBe(0);
    await file.truncate(WORDS.length);
    await file.close();
    expect(await readFile(at, 'utf8')).toBe(WORDS.toString());
  });

  test('that is closed does nothing to the file that has its number now', async () => {
    await writeFile(path.join(folder, 'first'), WORDS);
    await writeFile(path.join(folder, 'second'), WORDS);
    const first = await Descriptor.open(path.join(folder, 'first'), 'r+');
    await first.close();
    const second = await Descriptor.open(path.join(folder, 'second'), 'r+');
    await first.close();
    for (const use of [
      () => first.write(MORE, 0),
      () => first.truncate(0),
      () => first.syncContent(),
      () => first.sync(),
      () => first.stat(),
    ])
      await expect(use()).rejects.toThrow('closed');
    await second.write(Buffer.from('THREE'), 0);
    await second.close();
    expect(await readFile(path.join(folder, 'second'), 'utf8')).toBe('THREE weeks of work');
  });

  test('fails as the system does, by its code', async () => {
    await expect(Descriptor.open(path.join(folder, 'none'), 'r')).rejects.toMatchObject({ code: 'ENOENT' });
    await writeFile(path.join(folder, 'there'), WORDS);
    await expect(Descriptor.open(path.join(folder, 'there'), 'wx+')).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(
      Descriptor.open(path.join(folder, 'there'), 'r').then((file) => file.write(MORE, 0).finally(() => file.close())),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^(EBADF|EPERM)$/) });
  });
});
