import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHUNK } from '#services/storage/sealed-stream';
import { craftBackup, type Crafted } from './crafted-backup';
import { contentOf, PASSPHRASE, Program } from './program';

let scratch: string;
let state: Program;
let good: Buffer;
let before: Readonly<Record<string, string>>;
let headerEnd: number;
const place = (name: string): string => path.join(scratch, name);

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'omnibus-hostile-'));
  state = await Program.start(place('state'));
  const assessment = await state.begins();
  await writeFile(place('law.txt'), 'Words of a law. '.repeat(20_000));
  await state.attaches(assessment, place('law.txt'));
  await state.backsUp(place('good'));
  good = await readFile(place('good'));
  headerEnd = good.indexOf(0x0a) + 1;
  before = await contentOf(place('state'));
});
afterAll(async () => {
  await state.close();
  await rm(scratch, { recursive: true, force: true });
});

/** What the program says to a file; whatever it says, nothing may have changed. */
async function saysTo(bytes: Buffer | Crafted, passphrase = PASSPHRASE): Promise<unknown> {
  if (Buffer.isBuffer(bytes)) await writeFile(place('tried'), bytes);
  else await craftBackup(place('tried'), bytes);
  const { code, params } = await state.isStopped('backup.restore', { file: state.choose(place('tried')), unlock: { passphrase } });
  expect(await contentOf(place('state'))).toEqual(before);
  const left = await readdir(place('state'), { recursive: true });
  expect(left.filter((name) => /^(restore[/\\]|switching|aside)/.test(name))).toEqual([]);
  return params['problem'] ?? code;
}

const without = (bytes: Buffer, at: number, length: number): Buffer => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
function flipped(at: number): Buffer {
  const bytes = Buffer.from(good);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}
const withHeader = (change: (header: Record<string, unknown>) => void): Buffer => {
  const header = JSON.parse(good.toString('utf8', 0, headerEnd)) as Record<string, unknown>;
  change(header);
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), good.subarray(headerEnd)]);
};
const one = (name: string): Crafted => ({ files: [{ path: name, text: 'x' }] });

describe('A backup that is not what was made is refused with its reason, and nothing changes', () => {
  it('altered anywhere, cut anywhere, in another order, or with something behind it', async () => {
    const sealed = CHUNK + 16;
    expect(good.length).toBeGreaterThan(headerEnd + 3 * sealed);
    expect(await saysTo(flipped(headerEnd + 5))).toBe('backup-altered');
    expect(await saysTo(flipped(headerEnd + 2 * sealed + 77))).toBe('backup-altered');
    expect(await saysTo(flipped(good.length - 1))).toBe('backup-cut');
    for (const length of [headerEnd, headerEnd + 10, headerEnd + sealed, headerEnd + 2 * sealed + 9, good.length - 1])
      expect(await saysTo(good.subarray(0, length)), `${length} bytes`).toBe('backup-cut');
    expect(await saysTo(without(good, headerEnd + sealed, sealed))).toBe('backup-altered');
    const swapped = Buffer.concat([
      good.subarray(0, headerEnd),
      good.subarray(headerEnd + sealed, headerEnd + 2 * sealed),
      good.subarray(headerEnd, headerEnd + sealed),
      good.subarray(headerEnd + 2 * sealed),
    ]);
    expect(await saysTo(swapped)).toBe('backup-altered');
    expect(await saysTo(Buffer.concat([good, Buffer.from('more')]))).toMatch(/backup-(cut|altered)/);
  });

  it('with another first line', async () => {
    expect(await saysTo(withHeader((header) => (header['made'] = '2030-01-01T00:00:00.000Z')))).toBe('backup-passphrase');
    expect(await saysTo(withHeader((header) => (header['recipients'] = 'AAAA')))).toBe('backup-altered');
    expect(await saysTo(withHeader((header) => (header['extra'] = 1)))).toBe('backup-altered');
    expect(await saysTo(withHeader((header) => (header['format'] = 'omnibus-backup/2')))).toBe('newer-version');
    expect(await saysTo(withHeader((header) => ((header['passphrase'] as Record<string, unknown>)['n'] = 2 ** 30)))).toBe('backup-altered');
  });

  it('something else altogether', async () => {
    for (const foreign of ['', '\n', 'PK\u0003\u0004', '{"format":"something"}\n', '[]\n', 'x'.repeat(300_000)])
      expect(await saysTo(Buffer.from(foreign))).toBe('not-a-backup');
  });

  it('the wrong passphrase', async () => {
    expect(await saysTo(good, 'some other dry stones')).toBe('backup-passphrase');
  });

  it('names that lead elsewhere, that some systems cannot hold, or that stand for the same file', async () => {
    const bad = [
      '../outside',
      '/etc/outside',
      'assessments/../../outside',
      'assessments//x',
      './x',
      'assessments/.hidden',
      'owner/00000099.json',
      'OWNER/00000099.json',
      'folder.json',
      'hand-over.secret',
      'aside/x/y',
      'restore/x',
      'switching-in.json',
      'assessments\\x',
      'C:/x',
      'assessments/con',
      'assessments/x.',
      'assessments/x\u0000y',
      'register/opening/x',
      'a/'.repeat(30) + 'x',
      'x'.repeat(300),
      '',
    ];
    for (const name of bad) expect(await saysTo(one(name)), name).toBe('backup-names');
    expect(await saysTo({ files: ['keys/a.json', 'keys/A.json'].map((name) => ({ path: name, text: 'x' })) })).toBe('backup-names');
  });

  it('sizes that lie, sums that do not agree, and what stands behind the end', async () => {
    expect(await saysTo({ files: [{ path: 'a', text: 'x', claimedBytes: 5_000 }] })).toBe('backup-size');
    expect(await saysTo({ ...one('a'), content: { bytes: 0 } })).toBe('backup-size');
    expect(await saysTo({ ...one('a'), content: { files: 0 } })).toBe('backup-size');
    expect(await saysTo({ ...one('a'), content: { files: 2 } })).toBe('backup-sums');
    expect(await saysTo({ ...one('a'), content: { bytes: 1e15 } })).toBe('disk-full');
    expect(await saysTo({ ...one('a'), content: { folder: 'omnibus-data/9' } })).toBe('newer-version');
    expect(await saysTo({ ...one('a'), manifest: `${'0'.repeat(128)}  a\n` })).toBe('backup-sums');
    expect(await saysTo({ ...one('a'), manifest: '' })).toBe('backup-sums');
    expect(await saysTo({ ...one('a'), afterwards: 'more' })).toBe('backup-sums');
  });

  it('lines that name a member twice, so that two readers would take two different ones', async () => {
    const twice = (member: string, before: string): Crafted => ({
      ...one('a'),
      spelled: (line) => line.replace(member, `${before},${member}`),
    });
    expect(await saysTo(twice('"made":', '"made":"2030-01-01T00:00:00.000Z"'))).toBe('backup-altered');
    expect(await saysTo(twice('"n":', '"n":2'))).toBe('backup-altered');
    expect(await saysTo(twice('"folder":', '"folder":"omnibus-data/9"'))).toBe('backup-sums');
    expect(await saysTo(twice('"path":"a"', '"path":"b"'))).toBe('backup-sums');
    expect(await saysTo(twice('"path":"manifest', '"path":"b"'))).toBe('backup-sums');
    expect(await saysTo(twice('"path":"a"', '"__proto__":{}'))).toBe('backup-sums');
  });

  it('a file where a folder must be', async () => {
    expect(await saysTo({ files: ['keys', 'keys/a.json'].map((name) => ({ path: name, text: 'x' })) })).toBe('backup-names');
  });
});
