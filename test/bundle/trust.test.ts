import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cardFileText, verifyCardFile } from '#services/trust/card-file';
import { inspectCard } from '#services/trust/card-handlers';
import { openDataFolder } from '#services/storage/data-folder';
import { createTrustStore, type TrustStore } from '#services/trust/trust-store';
import { scratchFolder } from './scratch';
import { signer, type Signer } from './signer';

const JOURNAL = join('trust', 'journal.ndjson');

class Secretariat {
  now = '2026-03-01T10:00:00.000Z';
  private constructor(readonly folder: string) {}

  static async opens(): Promise<Secretariat> {
    return new Secretariat(await scratchFolder());
  }

  /** Opens the folder, does the work, and closes it again. */
  async does<T>(work: (trust: TrustStore) => Promise<T>): Promise<T> {
    const data = await openDataFolder(this.folder, { mode: 'own' });
    try {
      return await work(createTrustStore({ data, clock: { now: () => this.now } }));
    } finally {
      await data.close();
    }
  }

  enrols({ card }: Signer, fingerprint = card.publicKey.fingerprint) {
    return this.does((trust) => trust.enrol(card, { fingerprint, confirmedBy: 'B. Officer', note: 'Note Verbale 12/2026' }));
  }
}

describe('enrolling a State key', () => {
  it('keeps the card, who compared the fingerprint, and when by our clock', async () => {
    const [secretariat, albania] = [await Secretariat.opens(), await signer()];
    const enrolment = await secretariat.enrols(albania, albania.card.publicKey.fingerprint.toLowerCase().replaceAll(' ', ''));
    expect(enrolment).toEqual({
      key: albania.card.publicKey.thumbprint,
      fingerprint: albania.card.publicKey.fingerprint,
      card: albania.card.card,
      enrolledAt: '2026-03-01T10:00:00.000Z',
      confirmedBy: 'B. Officer',
      note: 'Note Verbale 12/2026',
    });
    expect(await secretariat.does((trust) => trust.list())).toEqual([enrolment]);
  });

  it('is refused when the fingerprint received by another way differs, and nothing is kept', async () => {
    const [secretariat, albania, other] = [await Secretariat.opens(), await signer(), await signer()];
    await expect(secretariat.enrols(albania, other.card.publicKey.fingerprint)).rejects.toMatchObject({ code: 'fingerprint-differs' });
    expect(await secretariat.does((trust) => trust.list())).toEqual([]);
  });

  it('names the key of the same State and purpose that it would stand beside', async () => {
    const [secretariat, first, second, italy, practice] = [
      await Secretariat.opens(),
      await signer(),
      await signer(),
      await signer({ state: 'IT' }),
      await signer({ practice: true }),
    ];
    await secretariat.enrols(first);
    const replaced = (by: Signer) => secretariat.does((trust) => trust.replacedBy(by.card));
    expect(await replaced(second)).toEqual([first.card.publicKey.thumbprint]);
    expect(await replaced(first)).toEqual([]);
    expect(await replaced(italy)).toEqual([]);
    expect(await replaced(practice)).toEqual([]);
    await secretariat.does((trust) => trust.revoke(first.card.publicKey.thumbprint, { reason: 'lost' }));
    expect(await replaced(second)).toEqual([]);
  });

  it('enrols a key once, and never again once it is revoked', async () => {
    const [secretariat, albania] = [await Secretariat.opens(), await signer()];
    const first = await secretariat.enrols(albania);
    secretariat.now = '2026-04-01T10:00:00.000Z';
    expect(await secretariat.enrols(albania)).toEqual(first);
    await secretariat.does((trust) => trust.revoke(first.key, { reason: 'lost' }));
    await expect(secretariat.enrols(albania)).rejects.toMatchObject({ code: 'key-not-usable', params: { reason: 'revoked' } });
  });
});

describe('another card of an enrolled key', () => {
  it('is refused, and the card that was enrolled stays', async () => {
    const [secretariat, albania] = [await Secretariat.opens(), await signer()];
    const enrolment = await secretariat.enrols(albania);
    const renamed = { ...albania.card.card, holder: 'Ministry of the Interior' };
    const text = JSON.stringify(renamed);
    const file = { card: text, signature: await albania.sign(Buffer.from(text), 'omnibus-card+jws') };
    const another = { ...albania, card: await verifyCardFile(JSON.stringify(file), 'card.json') };
    await expect(secretariat.enrols(another)).rejects.toMatchObject({ code: 'key-not-usable', params: { reason: 'other-card' } });
    expect(await secretariat.does((trust) => trust.list())).toEqual([enrolment]);
    expect(await secretariat.does((trust) => inspectCard(trust, another.card))).toMatchObject({ enrolled: true, differs: true });
    expect(await secretariat.does((trust) => inspectCard(trust, albania.card))).toMatchObject({ enrolled: true, differs: false });
  });
});

describe('revoking a key', () => {
  it('takes effect by our clock, once', async () => {
    const [secretariat, albania] = [await Secretariat.opens(), await signer()];
    const { key } = await secretariat.enrols(albania);
    secretariat.now = '2026-05-01T10:00:00.000Z';
    const revoked = await secretariat.does((trust) => trust.revoke(key, { reason: 'passphrase lost' }));
    expect(revoked.revoked).toEqual({
      at: '2026-05-01T10:00:00.000Z',
      recordedAt: '2026-05-01T10:00:00.000Z',
      reason: 'passphrase lost',
      kind: 'compromised',
    });
    secretariat.now = '2026-06-01T10:00:00.000Z';
    expect(await secretariat.does((trust) => trust.revoke(key, { reason: 'again' }))).toEqual(revoked);
    await expect(secretariat.does((trust) => trust.revoke('unknown', { reason: 'x' }))).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the journal of trust', () => {
  const withTwo = async (): Promise<Secretariat> => {
    const secretariat = await Secretariat.opens();
    await secretariat.enrols(await signer());
    await secretariat.enrols(await signer({ state: 'IT' }));
    return secretariat;
  };

  it('is not believed after a line was changed, taken out, or put elsewhere', async () => {
    for (const change of [
      ([one = '', two = '']: string[]) => [one.replace('B. Officer', 'C. Intruder'), two],
      ([, two = '']: string[]) => [two],
      ([one = '', two = '']: string[]) => [two, one],
      ([one = '', two = '']: string[]) => [one, 'x', two],
    ]) {
      const secretariat = await withTwo();
      const path = join(secretariat.folder, JOURNAL);
      const lines = (await readFile(path, 'utf8')).split('\n').slice(0, -1);
      await writeFile(path, `${change(lines).join('\n')}\n`);
      await expect(secretariat.does((trust) => trust.list())).rejects.toMatchObject({ code: 'damaged' });
    }
  });

  it('loses nothing to a last line that was never finished', async () => {
    const [secretariat, france] = [await withTwo(), await signer({ state: 'FR' })];
    await appendFile(join(secretariat.folder, JOURNAL), '{"seq":3,"previous":"');
    expect(await secretariat.does((trust) => trust.list())).toHaveLength(2);
    await secretariat.enrols(france);
    expect((await secretariat.does((trust) => trust.list())).map(({ card }) => card.state)).toEqual(['AL', 'IT', 'FR']);
  });
});

describe('an enrolment card', () => {
  it('is refused when anything in it was changed, or when another key signed it', async () => {
    const [albania, italy] = [await signer(), await signer({ state: 'IT' })];
    const { file } = albania.card;
    const stranger = { ...file, signature: italy.card.file.signature };
    const asSubmission = { ...file, signature: await albania.sign(Buffer.from(file.card)) };
    const forged = JSON.stringify({ ...albania.card.card, publicKey: italy.card.card.publicKey });
    for (const changed of [
      { ...file, card: file.card.replace('"AL"', '"IT"') },
      { ...file, card: `${file.card} ` },
      { card: forged, signature: file.signature },
      stranger,
      asSubmission,
      { ...file, extra: 1 },
      { card: '{}', signature: file.signature },
      [],
    ]) {
      await expect(verifyCardFile(JSON.stringify(changed), 'card.json')).rejects.toMatchObject({
        code: 'card-invalid',
        params: { name: 'card.json' },
      });
    }
    await expect(verifyCardFile('not a card', 'card.json')).rejects.toMatchObject({ code: 'card-invalid' });
    await expect(verifyCardFile(cardFileText(file), 'card.json')).resolves.toMatchObject({ card: { state: 'AL' } });
  });
});
