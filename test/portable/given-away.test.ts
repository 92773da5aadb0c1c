import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, verify } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import yauzl from 'yauzl';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { differences } from '#build/package/package-portable';
import { buildDate } from '#build/portable/list-files';
import { isExpected } from '#build/portable/obtain-runtime';
import { readTar } from '#build/portable/read-tar';
import { releaseKey, SIGNATURE, SUMS, writeSums } from '#build/portable/sums';
import { writeZip } from '#build/portable/write-zip';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'omnibus-given-'));
  await mkdir(path.join(folder, 'app/inner'), { recursive: true });
  await writeFile(path.join(folder, 'app/start'), '#!/bin/sh\n');
  await chmod(path.join(folder, 'app/start'), 0o755);
  await writeFile(path.join(folder, 'app/inner/ما.txt'), 'text');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the release key', () => {
  const ed25519 = generateKeyPairSync('ed25519');
  const pem = ed25519.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

  it('is none where none is named', async () => {
    expect(await releaseKey({})).toBeNull();
  });

  it('comes from the environment or a file, and signs the list', async () => {
    const file = path.join(folder, 'key.pem');
    await writeFile(file, pem);
    for (const environment of [{ OMNIBUS_RELEASE_KEY: pem }, { OMNIBUS_RELEASE_KEY_FILE: file }]) {
      await writeSums(path.join(folder, 'app'), await releaseKey(environment));
      const [list, signature] = [await readFile(path.join(folder, 'app', SUMS)), await readFile(path.join(folder, 'app', SIGNATURE))];
      expect(verify(null, list, ed25519.publicKey, signature)).toBe(true);
    }
  });

  it('may be encrypted', async () => {
    const sealed = ed25519.privateKey
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'of the release' })
      .toString();
    const named = { OMNIBUS_RELEASE_KEY: sealed, OMNIBUS_RELEASE_KEY_PASSPHRASE: 'of the release' };
    expect((await releaseKey(named))?.asymmetricKeyType).toBe('ed25519');
    await expect(releaseKey({ ...named, OMNIBUS_RELEASE_KEY_PASSPHRASE: 'another' })).rejects.toThrow();
    await expect(releaseKey({ OMNIBUS_RELEASE_KEY: sealed })).rejects.toThrow('OMNIBUS_RELEASE_KEY_PASSPHRASE is not set');
  });

  it('is of one kind only, and must be there when it is named', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await expect(releaseKey({ OMNIBUS_RELEASE_KEY: other })).rejects.toThrow(/ed25519/);
    await expect(releaseKey({ OMNIBUS_RELEASE_KEY_FILE: path.join(folder, 'gone.pem') })).rejects.toThrow(/gone\.pem/);
  });
});

describe("a runtime's archive", () => {
  const packed = (): Buffer => execFileSync('tar', ['-czf', '-', '-C', folder, 'app']);

  it('gives out the files that are asked for, as they are', () => {
    expect(readTar(packed(), ['app/start']).get('app/start')?.toString()).toBe('#!/bin/sh\n');
  });

  it('is refused when a file is missing or it breaks off', () => {
    expect(() => readTar(packed(), ['app/start', 'app/bin/node'])).toThrow('app/bin/node is not in the archive');
    expect(() => readTar(packed().subarray(0, 60), ['app/start'])).toThrow();
  });

  it('must have exactly the bytes that it should have', () => {
    // The digest of "abc" as the standard of SHA-512 (FIPS 180-4) gives it.
    const digest =
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f';
    const integrity = `sha512-${Buffer.from(digest, 'hex').toString('base64')}`;
    expect(isExpected(Buffer.from('abc'), integrity)).toBe(true);
    expect(isExpected(Buffer.from('abcd'), integrity)).toBe(false);
  });
});

describe('an archive to give away', () => {
  it('is the same wherever it is made, and keeps which files are programs', async () => {
    const zone = process.env['TZ'];
    const made: Buffer[] = [];
    try {
      for (const [index, place] of ['UTC', 'Asia/Kathmandu', 'America/Bogota'].entries()) {
        process.env['TZ'] = place;
        const archive = path.join(folder, `${index}.zip`);
        await writeZip(path.join(folder, 'app'), archive, 1_767_225_600);
        made.push(await readFile(archive));
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
    expect(made.every((each) => each.equals(made[0] ?? Buffer.alloc(0)))).toBe(true);
    expect(await listZip(path.join(folder, '0.zip'))).toEqual([
      ['app/inner/ما.txt', '100644', '2026-01-01'],
      ['app/start', '100755', '2026-01-01'],
    ]);
  });
});

it('names the files in which two makings differ', async () => {
  const again = path.join(folder, 'again');
  execFileSync('cp', ['-r', path.join(folder, 'app'), again]);
  expect(await differences(path.join(folder, 'app'), again)).toEqual([]);
  await writeFile(path.join(again, 'start'), 'another');
  await writeFile(path.join(again, 'more'), '');
  expect([...(await differences(path.join(folder, 'app'), again))].sort()).toEqual(['more', 'start']);
});

it('takes the date of a build from the environment, as reproducible builds do', () => {
  expect(buildDate({ SOURCE_DATE_EPOCH: '1700000000' })).toBe(1_700_000_000);
  expect(buildDate({})).toBe(buildDate({ SOURCE_DATE_EPOCH: '' }));
  expect(() => buildDate({ SOURCE_DATE_EPOCH: 'today' })).toThrow(/SOURCE_DATE_EPOCH/);
});

/** Name, rights and day of every file in an archive. */
async function listZip(archive: string): Promise<readonly (readonly string[])[]> {
  const zip = await yauzl.openPromise(archive);
  const listed: string[][] = [];
  for await (const entry of zip.eachEntry()) {
    const day = entry.getLastModDate().toLocaleDateString('sv');
    listed.push([entry.fileName, (entry.externalFileAttributes >>> 16).toString(8), day]);
  }
  return listed;
}
