import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ContractTools } from './contract-tools';
import type { Office } from './office';

const PASSPHRASE = 'four quiet words here';
const NEXT = 'four louder words there';
const confirmation = { confirmedBy: 'B. Officer', note: 'Note Verbale 7/2026' };

/** How trust in keys comes about, passes on and ends, between a ministry and a secretariat. */
export function trustHolds({ openOffice, does, isStopped, write }: ContractTools): void {
  describe('trust in keys', () => {
    let ministry: Office;
    let secretariat: Office;
    let first: { readonly id: string; readonly card: string; readonly fingerprint: string };
    let second: { readonly id: string; readonly succession: string };
    let own: string;

    beforeAll(async () => {
      ministry = await openOffice('ministry');
      secretariat = await openOffice('register of keys');
      const { id } = await does(ministry, 'keys.create', {
        ...{ purpose: 'submission', state: 'AL', holder: 'Ministry of Justice', practice: false, passphrase: PASSPHRASE },
        ...{ validFrom: '2020-01-01', validUntil: '2090-12-31' },
      });
      const card = await does(ministry, 'keys.card', { key: id });
      first = { id, card: await ministry.keep(card), fingerprint: card.card.fingerprint };
      const key = { purpose: 'secretariat', holder: 'Secretariat', practice: false, passphrase: PASSPHRASE } as const;
      own = (await does(secretariat, 'keys.create', key)).id;
    });

    it('begins with a fingerprint, for as long as the card and whoever enrols it say', async () => {
      const backwards = { validFrom: '2030-01-01', validUntil: '2029-01-01' };
      const card = async () => ({ file: await secretariat.choose(first.card) });
      const enrolment = { fingerprint: first.fingerprint, ...confirmation };
      expect(await isStopped(secretariat, 'cards.enrol', { card: await card(), ...enrolment, ...backwards })).toMatchObject({
        code: 'input-invalid',
        params: { path: 'validUntil' },
      });
      const enrolled = await does(secretariat, 'cards.enrol', { card: await card(), ...enrolment, validUntil: '2080-06-30' });
      expect(enrolled).toMatchObject({ validFrom: '2020-01-01', validUntil: '2080-06-30' });
    });

    it('passes on to a key that the first one has signed for', async () => {
      const wanted = { key: first.id, passphrase: PASSPHRASE, holder: 'Ministry of Justice 2027', next: NEXT };
      expect((await isStopped(ministry, 'keys.succeed', { ...wanted, passphrase: NEXT })).code).toBe('wrong-passphrase');
      const made = await does(ministry, 'keys.succeed', wanted);
      expect(made.key).toMatchObject({ succeeds: first.id, state: 'AL' });
      second = { id: made.key.id, succession: await ministry.keep(made) };
      const again = await ministry.keep(await does(ministry, 'keys.succession', { key: second.id }));
      expect(await readFile(again, 'utf8')).toBe(await readFile(second.succession, 'utf8'));
      expect(await isStopped(ministry, 'keys.succeed', wanted)).toMatchObject({ code: 'key-not-usable', params: { reason: 'superseded' } });

      const inspected = await does(secretariat, 'cards.inspect', { file: await secretariat.choose(second.succession) });
      expect(inspected.succession).toMatchObject({ from: first.id, fromFingerprint: first.fingerprint, problem: null, known: false });
      const taken = await does(secretariat, 'cards.succeed', { succession: { text: inspected.text }, ...confirmation });
      expect(taken).toMatchObject({ outcome: 'taken-in', older: { key: first.id, succeededBy: { key: second.id } } });
      const keys = await does(secretariat, 'cards.list', {});
      expect(keys.find(({ key }) => key === second.id)).toMatchObject({ restsOn: first.id });
    });

    it('is refused a succession that somebody has altered', async () => {
      const altered = await write('altered-succession.json', (await readFile(second.succession, 'utf8')).replace('2027', '2028'));
      const stop = await isStopped(secretariat, 'cards.succeed', {
        succession: { file: await secretariat.choose(altered) },
        ...confirmation,
      });
      expect(stop.code).toMatch(/^(succession|card)-invalid$/);
    });

    it('ends with a reason and from a day on, and says what that calls in question', async () => {
      expect(await does(secretariat, 'cards.seenUnder', { key: second.id, from: '2026-01-01' })).toEqual([]);
      const revoked = await does(secretariat, 'cards.revoke', {
        ...{ key: second.id, reason: 'Stolen laptop', kind: 'compromised', from: '2026-01-01', recordedBy: 'B. Officer' },
      });
      expect(revoked.revoked).toMatchObject({ at: '2026-01-01T00:00:00.000Z', kind: 'compromised', reason: 'Stolen laptop' });
    });

    it('is journalled, and the journal is a file that can be checked', async () => {
      const changes = await does(secretariat, 'trust.changes', {});
      expect(changes.map(({ action }) => action)).toEqual(['enrol', 'succeed', 'revoke']);
      const table = await readFile(await secretariat.keep(await does(secretariat, 'trust.export', { format: 'csv' })), 'utf8');
      expect(table.split('\r\n')).toHaveLength(changes.length + 2);
      const sign = { key: own, passphrase: PASSPHRASE };
      const file = await secretariat.keep(await does(secretariat, 'trust.export', { format: 'json', sign }));
      const check = async (at: string) => does(secretariat, 'trust.check', { file: await secretariat.choose(at) });
      expect(await check(file)).toMatchObject({ whole: true, lines: 3, signature: 'valid', agreesWithOurs: 'same' });
      const forged = await write('forged-trust.json', (await readFile(file, 'utf8')).replace('Stolen laptop', 'Retired desk'));
      expect(await check(forged)).toMatchObject({ whole: false, agreesWithOurs: 'differs' });
      const none = await write('no-trust.json', '{}');
      expect((await isStopped(secretariat, 'trust.check', { file: await secretariat.choose(none) })).code).toBe('file-unreadable');
    });
  });
}
