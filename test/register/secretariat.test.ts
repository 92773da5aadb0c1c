import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LooseBag } from '../bundle/bundle-file';
import { signer } from '../bundle/signer';
import { Party, PASSPHRASE, TestClock, withOneByteChanged } from './party';

const OFFICIAL = { name: 'A. Official', role: 'Focal point' };

describe('the register of the secretariat', () => {
  let clock: TestClock;
  let state: Party;
  let secretariat: Party;
  let key: { readonly id: string; readonly card: string };
  let assessment: string;

  beforeEach(async () => {
    clock = new TestClock();
    state = await Party.open(clock);
    secretariat = await Party.open(clock);
    key = await state.makesKey('submission');
    assessment = await state.assesses();
    await state.answers(assessment, 'TIP:12(a)', 'Since 2010.');
  });
  afterEach(async () => {
    await state.leave();
    await secretariat.leave();
  });

  const bundlesKept = () => readdir(join(secretariat.folder, 'register/bundles')).catch(() => []);

  it('receives what is whole and signed by an enrolled key, and keeps it as it is', async () => {
    await secretariat.enrols(key.card);
    const bundle = await state.sends(assessment, key.id);
    const [received] = await secretariat.receives(bundle);
    expect(received).toMatchObject({ outcome: 'received', report: { verdict: 'whole' } });
    const [entry] = await secretariat.call('register.list', {});
    expect(entry).toMatchObject({ place: 'latest', key: key.id, claims: { state: 'XX', exercise: 'cycle-2026', number: 1 } });
    expect(await readFile(join(secretariat.folder, `register/bundles/${entry?.digest}.omnibus`))).toEqual(await readFile(bundle));
    expect(await secretariat.call('register.read', { digest: entry?.digest ?? '' })).toEqual(entry);
  });

  it('notices a duplicate and changes nothing', async () => {
    await secretariat.enrols(key.card);
    const bundle = await state.sends(assessment, key.id);
    await secretariat.receives(bundle);
    const before = await secretariat.call('register.list', {});
    const [again] = await secretariat.receives(bundle);
    expect(again?.outcome).toBe('duplicate');
    expect(again?.report.findings).toContainEqual({ code: 'duplicate', severity: 'note' });
    expect(await secretariat.call('register.list', {})).toEqual(before);
  });

  it('refuses what is altered or signed by an unknown key, and keeps it in quarantine', async () => {
    const bundle = await state.sends(assessment, key.id);
    const altered = await withOneByteChanged(bundle, 400);
    const received = await secretariat.receives(bundle, altered);
    expect(received.map(({ outcome, report }) => [outcome, report.verdict])).toEqual([
      ['refused', 'key-unknown'],
      ['refused', 'altered'],
    ]);
    expect(await secretariat.call('register.list', {})).toEqual([]);
    expect(await bundlesKept()).toEqual([]);
    expect(await readdir(join(secretariat.folder, 'register/quarantine'))).toHaveLength(2);
  });

  it('dates a bundle from when it first came, even though its key was enrolled later', async () => {
    const bundle = await state.sends(assessment, key.id);
    await secretariat.receives(bundle);
    const inBetween = clock.now();
    await secretariat.enrols(key.card);
    await secretariat.receives(bundle);
    const [entry] = await secretariat.call('register.list', {});
    expect(entry?.receivedAt.localeCompare(inBetween)).toBe(-1);
  });

  it('judges a revoked key by when the bundle first came', async () => {
    const seen = await state.sends(assessment, key.id);
    await secretariat.receives(seen);
    await secretariat.enrols(key.card);
    await secretariat.call('cards.revoke', { key: key.id, reason: 'Laptop lost' });
    await state.answers(assessment, 'TIP:12(a)', 'Since 2011.');
    const later = await state.sends(assessment, key.id);
    const received = await secretariat.receives(seen, later);
    expect(received.map(({ outcome, report }) => [outcome, report.verdict])).toEqual([
      ['received', 'whole'],
      ['refused', 'key-refused'],
    ]);
  });

  it('judges a revoked key by when the bundle first came under that key, not under another', async () => {
    const second = await state.makesKey('submission');
    const first = await state.sends(assessment, key.id);
    await secretariat.enrols(key.card);
    await secretariat.receives(first);
    await secretariat.enrols(second.card);
    await secretariat.call('cards.revoke', { key: second.id, reason: 'Laptop lost' });
    // The same bag, signed once more: whoever has the lost laptop can do that at any time.
    const bag = await LooseBag.of(first);
    const again = await state.unlocks(second.id);
    bag.put('signatures/state.jws', await again.sign(bag.file('tagmanifest-sha512.txt'), 'omnibus-submission+jws'));
    const report = await secretariat.call('bundles.verify', { file: secretariat.file(await bag.zipped()) });
    expect(report.verdict).toBe('key-refused');
    expect(report.findings.map(({ code }) => code)).toContain('key-revoked');
    expect((await secretariat.call('bundles.verify', { file: secretariat.file(first) })).verdict).toBe('whole');
  });

  it('shows which revision is the latest, whatever the order of arrival', async () => {
    await secretariat.enrols(key.card);
    const first = await state.sends(assessment, key.id);
    await state.answers(assessment, 'TIP:12(a)', 'Since 2011.');
    const second = await state.sends(assessment, key.id);
    const received = await secretariat.receives(second, first);
    const codes = received.map(({ report }) => report.findings.map(({ code }) => code).filter((code) => code !== 'practice-submission'));
    expect(codes).toEqual([['replaces-unknown'], ['older-revision']]);
    const places = (await secretariat.call('register.list', {})).map(({ claims, place }) => [claims.number, place]);
    expect(places).toEqual([
      [2, 'latest'],
      [1, 'replaced'],
    ]);
  });

  it('opens what is encrypted to its key, and says so where it cannot', async () => {
    const own = await secretariat.makesKey('secretariat');
    await secretariat.enrols(key.card);
    const recipient = await state.enrols(own.card);
    const bundle = await state.sends(assessment, key.id, [recipient]);
    const [closed] = await secretariat.receives(bundle);
    expect(closed).toMatchObject({ outcome: 'refused', report: { verdict: 'not-for-us', encrypted: true } });
    const unlock = { key: own.id, passphrase: PASSPHRASE };
    const [opened] = await secretariat.call('bundles.receive', { files: [secretariat.file(bundle)], unlock });
    expect(opened).toMatchObject({ outcome: 'received', report: { verdict: 'whole', encrypted: true } });
    expect(await readdir(join(secretariat.folder, 'register/opening'))).toEqual([]);
  });

  it('does not enrol a card of a State that is not on the list', async () => {
    const { card } = await signer({ state: 'QQ' });
    const enrolment = { card: { text: JSON.stringify(card.file) }, fingerprint: card.publicKey.fingerprint, confirmedBy: 'B', note: '' };
    await expect(secretariat.call('cards.enrol', enrolment)).rejects.toMatchObject({
      code: 'card-invalid',
      params: { problem: 'no-such-state' },
    });
    expect(await secretariat.call('cards.list', {})).toEqual([]);
  });

  it('receives nothing when one of the files is not there', async () => {
    await secretariat.enrols(key.card);
    const bundle = await state.sends(assessment, key.id);
    await expect(secretariat.receives(bundle, `${bundle}.gone`)).rejects.toMatchObject({ code: 'file-missing' });
    expect(await secretariat.call('register.list', {})).toEqual([]);
    expect(await bundlesKept()).toEqual([]);
  });

  it('stops between two bundles when asked, and has received the first as a whole', async () => {
    await secretariat.enrols(key.card);
    const first = await state.sends(assessment, key.id);
    const second = await state.sends(assessment, key.id);
    const stop = new AbortController();
    const files = [first, second].map(secretariat.file);
    const progress = (done: number) => (done === 1 ? stop.abort() : undefined);
    const received = await secretariat.call('bundles.receive', { files }, { signal: stop.signal, progress });
    expect(received).toHaveLength(1);
    expect((await secretariat.call('register.list', {})).map(({ claims }) => claims.number)).toEqual([1]);
    expect(await bundlesKept()).toHaveLength(1);
  });

  it('is the same after a restart, leaves out a line that was cut short, and refuses a damaged one', async () => {
    await secretariat.enrols(key.card);
    await secretariat.receives(await state.sends(assessment, key.id));
    const before = await secretariat.call('register.list', {});
    const journal = join(secretariat.folder, 'register/journal.ndjson');
    await secretariat.close();
    await appendFile(journal, '{"format":"omnibus-register/1","seq":2,"prev');
    secretariat = await Party.open(clock, secretariat.folder);
    expect(await secretariat.call('register.list', {})).toEqual(before);
    await state.answers(assessment, 'TIP:12(a)', 'Since 2011.');
    expect((await secretariat.receives(await state.sends(assessment, key.id)))[0]?.outcome).toBe('received');
    const text = await readFile(journal, 'utf8');
    await secretariat.close();
    await writeFile(journal, text.replace('cycle-2026', 'cycle-2025'));
    secretariat = await Party.open(clock, secretariat.folder);
    await expect(secretariat.call('register.list', {})).rejects.toMatchObject({
      code: 'damaged',
      params: { file: 'register/journal.ndjson', place: 1 },
    });
  });

  it('compares two submissions of the register, and a bundle at hand with one of them', async () => {
    await secretariat.enrols(key.card);
    const older = await state.sends(assessment, key.id);
    await state.answers(assessment, 'TIP:12(a)', 'Since 2011.');
    const newer = await state.sends(assessment, key.id);
    await secretariat.receives(older, newer);
    const [first, second] = (await secretariat.call('register.list', {})).map(({ digest }) => ({ digest }));
    const { comparison, questionnaires, wording } = await secretariat.call('comparison.compare', { older: first!, newer: second! });
    expect(comparison.counts).toMatchObject({ changed: 1, added: 0, withdrawn: 0 });
    expect(questionnaires.newer.version).toBe(questionnaires.older.version);
    expect(wording.older.map(({ language }) => language)).toContain('en');
    const again = await secretariat.call('comparison.compare', { older: { file: secretariat.file(older) }, newer: second! });
    expect(again.comparison).toEqual(comparison);
    const altered = await withOneByteChanged(newer, 400);
    const attempt = secretariat.call('comparison.compare', { older: first!, newer: { file: secretariat.file(altered) } });
    await expect(attempt).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  describe('receipts', () => {
    const receiptFor = async (bundle: string) => {
      const own = await secretariat.makesKey('secretariat');
      await secretariat.enrols(key.card);
      await secretariat.receives(bundle);
      const digest = (await secretariat.call('register.list', {}))[0]?.digest ?? '';
      const issued = await secretariat.call('receipts.issue', { digest, key: own.id, passphrase: PASSPHRASE });
      return { digest, own, name: issued.name, path: secretariat.keep(issued) };
    };
    const importing = (file: string) => state.call('receipts.import', { assessment, file: state.file(file), by: OFFICIAL });

    it('are signed, entered, and kept by the State with its submission', async () => {
      const { digest, own, name, path } = await receiptFor(await state.sends(assessment, key.id));
      expect(name).toBe('practice-XX-cycle-2026-1.receipt.json');
      expect((await secretariat.call('register.read', { digest })).receipt).toMatchObject({ key: own.id });
      await state.enrols(own.card);
      await importing(path);
      const { document } = await state.call('assessments.open', { assessment });
      const { receivedAt } = await secretariat.call('register.read', { digest });
      expect(document.submissions[digest]?.receipt).toMatchObject({ verdict: 'whole', key: own.id, receivedAt });
      expect((await importing(path)).changes).toEqual([]);
    });

    it('are not replaced by an earlier one that comes once more', async () => {
      const { digest, own, path } = await receiptFor(await state.sends(assessment, key.id));
      const later = secretariat.keep(await secretariat.call('receipts.issue', { digest, key: own.id, passphrase: PASSPHRASE }));
      await state.enrols(own.card);
      await importing(later);
      expect((await importing(path)).changes).toEqual([]);
      const { document } = await state.call('assessments.open', { assessment });
      expect(document.submissions[digest]?.receipt?.jws).toBe(await readFile(later, 'utf8'));
    });

    it('are not signed with an own key that was revoked here', async () => {
      const own = await secretariat.makesKey('secretariat');
      await secretariat.enrols(own.card);
      await secretariat.enrols(key.card);
      await secretariat.receives(await state.sends(assessment, key.id));
      await secretariat.call('cards.revoke', { key: own.id, reason: 'Copied' });
      const digest = (await secretariat.call('register.list', {}))[0]?.digest ?? '';
      const attempt = secretariat.call('receipts.issue', { digest, key: own.id, passphrase: PASSPHRASE });
      await expect(attempt).rejects.toMatchObject({ code: 'key-not-usable', params: { reason: 'revoked' } });
      expect((await secretariat.call('register.read', { digest })).receipt).toBeUndefined();
    });

    it('count only from a secretariat whose card the State has enrolled', async () => {
      const { own, path } = await receiptFor(await state.sends(assessment, key.id));
      await expect(importing(path)).rejects.toMatchObject({ code: 'receipt-invalid', params: { problem: 'key-unknown' } });
      await state.enrols(own.card);
      await state.call('cards.revoke', { key: own.id, reason: 'Replaced' });
      await expect(importing(path)).rejects.toMatchObject({ params: { problem: 'key-revoked' } });
    });

    it('are refused when altered, or for another assessment', async () => {
      const { own, path } = await receiptFor(await state.sends(assessment, key.id));
      await state.enrols(own.card);
      const altered = `${path}.altered.json`;
      await writeFile(altered, (await readFile(path, 'utf8')).replace('cycle-2026', 'cycle-2027'));
      await expect(importing(altered)).rejects.toMatchObject({ params: { problem: 'signature-invalid' } });
      await writeFile(altered, '{}');
      await expect(importing(altered)).rejects.toMatchObject({ params: { problem: 'not-a-receipt' } });
      assessment = await state.assesses('cycle-2028');
      await expect(importing(path)).rejects.toMatchObject({ params: { problem: 'other-submission' } });
    });

    it('are issued only with a secretariat key of the right kind', async () => {
      const { digest } = await receiptFor(await state.sends(assessment, key.id));
      const inEarnest = await secretariat.makesKey('secretariat', false);
      const issuing = secretariat.call('receipts.issue', { digest, key: inEarnest.id, passphrase: PASSPHRASE });
      await expect(issuing).rejects.toMatchObject({ code: 'key-not-usable', params: { reason: 'practice' } });
      const unknown = secretariat.call('receipts.issue', { digest: 'f'.repeat(128), key: inEarnest.id, passphrase: PASSPHRASE });
      await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
    });
  });
});
