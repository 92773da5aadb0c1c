import fc from 'fast-check';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fingerprintText, sameFingerprint } from '#core/register/fingerprint';
import { createKeyRing, type KeyRing } from '#services/keys/key-ring';
import { openDataFolder } from '#services/storage/data-folder';
import { scratchFolder } from './scratch';

const PASSPHRASE = 'four plain words here';
const ministry = { purpose: 'submission', state: 'AL', holder: 'Ministry of Justice', practice: false, passphrase: PASSPHRASE } as const;
const clock = { now: () => '2026-03-01T10:00:00.000Z' };

async function keyRing(): Promise<{ readonly keys: KeyRing; readonly folder: string }> {
  const folder = await scratchFolder();
  const data = await openDataFolder(folder, { mode: 'own' });
  onTestFinished(() => data.close());
  return { keys: createKeyRing({ data, clock }), folder };
}

describe('a key made in the app', () => {
  it('is listed with its fingerprint and opens with its passphrase only', async () => {
    const { keys } = await keyRing();
    const made = await keys.create(ministry);
    expect(await keys.list()).toEqual([made]);
    expect(made).toMatchObject({ purpose: 'submission', state: 'AL', holder: 'Ministry of Justice', practice: false });
    expect(made.fingerprint).toMatch(/^([0-9A-HJKMNP-TV-Z]{4} ){7}[0-9A-HJKMNP-TV-Z]{4}$/);
    const { card } = await keys.unlock(made.id, PASSPHRASE);
    expect(card.state).toBe('AL');
    await expect(keys.unlock(made.id, 'four plain words Here')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await expect(keys.unlock('x', PASSPHRASE)).rejects.toMatchObject({ code: 'not-found' });
    await expect(keys.unlock('../../etc/passwd', PASSPHRASE)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is still listed where another key file is damaged, and the damaged one is named', async () => {
    const { keys, folder } = await keyRing();
    const [whole, torn, renamed] = [await keys.create(ministry), await keys.create(ministry), await keys.create(ministry)];
    await writeFile(join(folder, 'keys', `${torn.id}.json`), '{"format":"omni');
    await copyFile(join(folder, 'keys', `${whole.id}.json`), join(folder, 'keys', `${renamed.id}.json`));
    expect(await keys.list()).toEqual([whole]);
    const problems = await keys.problems();
    expect(problems.map(({ code }) => code)).toEqual(['damaged', 'damaged']);
    expect(new Set(problems.map(({ params }) => params['file']))).toEqual(new Set([torn, renamed].map(({ id }) => `keys/${id}.json`)));
  });

  it('asks for a passphrase that is not guessed at once', async () => {
    const { keys, folder } = await keyRing();
    for (const passphrase of ['short', 'eleven char', '              ', 'aaaaaaaaaaaaaaaaaaaa']) {
      await expect(keys.create({ ...ministry, passphrase })).rejects.toMatchObject({ code: 'passphrase-weak', params: { minimum: 12 } });
    }
    expect(await keys.list()).toEqual([]);
    expect(await readdir(folder)).not.toContain('keys');
  });

  it('opens whichever way a keyboard composes the letters of its passphrase', async () => {
    const { keys } = await keyRing();
    const { id } = await keys.create({ ...ministry, passphrase: 'trois \u00e9t\u00e9s \u00e0 la mer' });
    await expect(keys.unlock(id, 'trois e\u0301te\u0301s a\u0300 la mer')).resolves.toMatchObject({ id });
  });

  it('lies on the disk only encrypted', async () => {
    const { keys, folder } = await keyRing();
    const { id } = await keys.create(ministry);
    const { ageIdentity } = await keys.unlock(id, PASSPHRASE);
    for (const name of await readdir(join(folder, 'keys'))) {
      const text = await readFile(join(folder, 'keys', name), 'utf8');
      expect(text).not.toContain(ageIdentity);
      expect(text).not.toContain('AGE-SECRET-KEY');
      // The fixed start of an Ed25519 private key in PKCS #8, in base64.
      expect(text).not.toContain('MC4CAQAwBQYDK2Vw');
      expect(text).not.toContain(PASSPHRASE);
    }
  });

  it('takes a new passphrase, after which the old one opens it no more', async () => {
    const { keys } = await keyRing();
    const { id } = await keys.create(ministry);
    await expect(keys.changePassphrase(id, 'not the passphrase', 'another five plain words')).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    await expect(keys.changePassphrase(id, PASSPHRASE, 'weak')).rejects.toMatchObject({ code: 'passphrase-weak' });
    await keys.changePassphrase(id, PASSPHRASE, 'another five plain words');
    await expect(keys.unlock(id, PASSPHRASE)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await expect(keys.unlock(id, 'another five plain words')).resolves.toMatchObject({ id });
  });

  it('comes back from its backup on another machine', async () => {
    const [here, there] = [await keyRing(), await keyRing()];
    const made = await here.keys.create(ministry);
    const backup = await here.keys.backup(made.id);
    await expect(there.keys.restore(backup, 'backup.json', 'not the passphrase')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    expect(await there.keys.list()).toEqual([]);
    expect(await there.keys.restore(backup, 'backup.json', PASSPHRASE)).toEqual(made);
    expect(await there.keys.list()).toEqual([made]);
  });

  it('is not restored from a file that is none, was altered, or asks for endless memory', async () => {
    const { keys } = await keyRing();
    const made = await keys.create(ministry);
    const file = JSON.parse(Buffer.from(await keys.backup(made.id)).toString('utf8')) as {
      card: { card: string; signature: string };
      secret: { n: number; text: string };
    };
    const restoring = (changed: unknown) => keys.restore(Buffer.from(JSON.stringify(changed)), 'backup.json', PASSPHRASE);
    for (const changed of [
      {},
      [],
      'x',
      { ...file, secret: { ...file.secret, n: 2 ** 30 } },
      { ...file, secret: { ...file.secret, n: 100_001 } },
    ]) {
      await expect(restoring(changed)).rejects.toMatchObject({ code: 'file-unreadable', params: { name: 'backup.json' } });
    }
    const text = `${file.secret.text.startsWith('A') ? 'B' : 'A'}${file.secret.text.slice(1)}`;
    await expect(restoring({ ...file, secret: { ...file.secret, text } })).rejects.toMatchObject({ code: 'wrong-passphrase' });
    const card = { ...file.card, card: file.card.card.replace('"AL"', '"IT"') };
    await expect(restoring({ ...file, card })).rejects.toMatchObject({ code: 'card-invalid' });
  });

  it('does not open for a card that was put in the place of its own', async () => {
    const { keys } = await keyRing();
    const [one, other] = [await keys.create(ministry), await keys.create({ ...ministry, state: 'IT' })];
    const [oneFile, otherFile] = await Promise.all(
      [one, other].map(async ({ id }) => JSON.parse(Buffer.from(await keys.backup(id)).toString('utf8')) as Record<string, unknown>),
    );
    const mixed = Buffer.from(JSON.stringify({ ...oneFile, card: otherFile?.['card'] }));
    await expect(keys.restore(mixed, 'backup.json', PASSPHRASE)).rejects.toMatchObject({ code: 'wrong-passphrase' });
  });
});

describe('a fingerprint', () => {
  const digest = fc.uint8Array({ minLength: 32, maxLength: 32 });

  it('is the first 160 bits in base 32', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    fc.assert(
      fc.property(digest, (bytes) => {
        let number = BigInt(`0x${Buffer.from(bytes.subarray(0, 20)).toString('hex')}`);
        let expected = '';
        for (let index = 0; index < 32; index++, number >>= 5n) expected = alphabet.charAt(Number(number & 31n)) + expected;
        expect(fingerprintText(bytes).replaceAll(' ', '')).toBe(expected);
      }),
    );
  });

  it('is recognized as it is typed: spaces, hyphens and case do not matter, nor O for 0 and I or L for 1', () => {
    fc.assert(
      fc.property(digest, (bytes) => {
        const fingerprint = fingerprintText(bytes);
        expect(sameFingerprint(fingerprint.toLowerCase().replaceAll(' ', '-'), fingerprint)).toBe(true);
        expect(sameFingerprint(` ${fingerprint.replaceAll(' ', '')} `, fingerprint)).toBe(true);
        expect(sameFingerprint(fingerprint.replaceAll('0', 'o').replaceAll('1', 'l'), fingerprint)).toBe(true);
      }),
    );
  });

  it('is not recognized when a character differs, or when there is none', () => {
    fc.assert(
      fc.property(digest, fc.nat({ max: 31 }), (bytes, at) => {
        const bare = fingerprintText(bytes).replaceAll(' ', '');
        const other = `${bare.slice(0, at)}${bare[at] === 'X' ? 'Y' : 'X'}${bare.slice(at + 1)}`;
        expect(sameFingerprint(other, fingerprintText(bytes))).toBe(false);
        expect(sameFingerprint(bare.slice(0, 31), fingerprintText(bytes))).toBe(false);
      }),
    );
    expect(sameFingerprint('', '')).toBe(false);
  });
});

describe('a key file that somebody put in the place of another', () => {
  it('is not taken for the key whose name it bears', async () => {
    const { keys, folder } = await keyRing();
    const mine = await keys.create(ministry);
    const other = await keys.create({ ...ministry, holder: 'Somebody else' });
    await copyFile(join(folder, 'keys', `${other.id}.json`), join(folder, 'keys', `${mine.id}.json`));
    const damaged = { code: 'damaged', params: { file: `keys/${mine.id}.json` } };
    await expect(keys.unlock(mine.id, PASSPHRASE)).rejects.toMatchObject(damaged);
    await expect(keys.card(mine.id)).rejects.toMatchObject(damaged);
    await expect(keys.unlock(other.id, PASSPHRASE)).resolves.toMatchObject({ id: other.id });
  });
});
