import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '#core/contract/operations';
import { PASSPHRASE, Party } from '#test/register/party';
import { LooseBag } from './bundle-file';

const BY = { name: 'A. Official', role: 'Focal point' };

describe('sealing an assessment', () => {
  let ministry: Party;
  let assessment: string;
  let key: string;

  beforeAll(async () => {
    ministry = await Party.open();
    key = (await ministry.makesKey('submission')).id;
    assessment = await ministry.assesses();
    await ministry.answers(assessment, 'TIP:5(1)', 'Penal Code as amended');
  });
  afterAll(() => ministry.leave());

  const request = (changes: Partial<Input<'submissions.export'>> = {}): Input<'submissions.export'> => ({
    assessment,
    key,
    passphrase: PASSPHRASE,
    declaration: { title: 'Minister of Justice' },
    encryptFor: [],
    by: BY,
    ...changes,
  });
  const seals = (changes: Partial<Input<'submissions.export'>> = {}, signal?: AbortSignal) =>
    ministry.call('submissions.export', request(changes), signal ? { signal } : {});
  const left = async (): Promise<readonly string[]> => readdir(join(ministry.folder, 'outgoing')).catch(() => []);
  const recorded = async () => (await ministry.call('assessments.open', { assessment })).document.submissions;

  it('numbers submissions, and each names the one that it replaces', async () => {
    const first = await seals();
    expect(first.report).toMatchObject({ verdict: 'whole', encrypted: false, claims: { number: 1, replaces: null, practice: true } });
    expect(first.name).toMatch(/^PRACTICE-.+-1\.omnibus$/);
    const second = await seals();
    expect(second.report.claims).toMatchObject({ number: 2, replaces: first.digest });
    expect(await recorded()).toMatchObject({ [first.digest]: { number: 1 }, [second.digest]: { number: 2, replaces: first.digest } });
    const [one, two] = [ministry.keep(first), ministry.keep(second)];
    expect((await LooseBag.of(one)).text('bag-info.txt')).toContain('Practice submission');
    expect(one).not.toBe(two);
  });

  it('names the person only where that was chosen', async () => {
    const silent = await LooseBag.of(ministry.keep(await seals()));
    expect(JSON.parse(silent.text('data/submission.json'))).toMatchObject({ declaration: { title: 'Minister of Justice' } });
    expect(silent.text('data/submission.json')).not.toContain('A. Official');
    const named = await LooseBag.of(ministry.keep(await seals({ declaration: { title: 'Minister of Justice', name: 'M. Named' } })));
    expect(JSON.parse(named.text('data/submission.json'))).toMatchObject({ declaration: { name: 'M. Named' } });
  });

  it('is not done with a key of another purpose, State or practice flag, nor with a revoked one', async () => {
    const secretariat = await ministry.makesKey('secretariat');
    const ofAlbania = (practice: boolean) =>
      ministry.call('keys.create', { purpose: 'submission', state: 'AL', holder: 'Other', practice, passphrase: PASSPHRASE });
    const [earnest, other] = [await ofAlbania(false), await ofAlbania(true)];
    const revoked = await ministry.makesKey('submission');
    await ministry.enrols(revoked.card);
    await ministry.call('cards.revoke', { key: revoked.id, reason: 'lost' });
    const [before, records] = [await left(), await recorded()];
    for (const [id, reason] of [
      [secretariat.id, 'purpose'],
      [earnest.id, 'practice'],
      [other.id, 'state'],
      [revoked.id, 'revoked'],
    ] as const) {
      await expect(seals({ key: id })).rejects.toMatchObject({ code: 'key-not-usable', params: { reason } });
    }
    await expect(seals({ passphrase: 'not the passphrase' })).rejects.toMatchObject({ code: 'wrong-passphrase' });
    expect([await left(), await recorded()]).toEqual([before, records]);
  });

  it('encrypts for enrolled cards of the secretariat only, and the State can open what it sent', async () => {
    const secretariat = await ministry.makesKey('secretariat');
    await expect(seals({ encryptFor: [secretariat.id] })).rejects.toMatchObject({ code: 'not-found' });
    await ministry.enrols(secretariat.card);
    const ours = await ministry.makesKey('submission');
    await ministry.enrols(ours.card);
    await expect(seals({ encryptFor: [ours.id] })).rejects.toMatchObject({ code: 'key-not-usable', params: { reason: 'purpose' } });
    const sealed = await seals({ encryptFor: [secretariat.id] });
    expect(sealed.name).toMatch(/\.omnibus\.age$/);
    expect(sealed.report).toMatchObject({ verdict: 'whole', encrypted: true });
    expect(sealed.encryptedFor).toEqual([secretariat.id, key]);
    const path = ministry.keep(sealed);
    for (const unlock of [secretariat.id, key]) {
      const report = await ministry.call('bundles.verify', { file: ministry.file(path), unlock: { key: unlock, passphrase: PASSPHRASE } });
      expect(report.verdict).toBe('key-unknown');
    }
    expect((await ministry.call('bundles.verify', { file: ministry.file(path) })).verdict).toBe('not-for-us');
  });

  it('leaves nothing behind when the user stops it', async () => {
    const [before, records] = [await left(), await recorded()];
    const stop = new AbortController();
    stop.abort();
    await expect(seals({}, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect([await left(), await recorded()]).toEqual([before, records]);
  });

  it('leaves nothing behind when a cited file is damaged or gone', async () => {
    const file = join(ministry.folder, 'decision.txt');
    await writeFile(file, 'Decision of the supreme court.\n');
    const attachment = await ministry.call('attachments.add', { assessment, file: ministry.file(file) });
    const content = { kind: 'file', title: 'Decision', attachment } as const;
    await ministry.call('evidence.save', { assessment, evidence: 'decision', base: 0, content, by: BY });
    const write: Input<'answers.record'>['writes'][number] = {
      question: 'TIP:5(1)/legal-basis.citations',
      base: 0,
      standing: 'answered',
      value: ['decision'],
    };
    await ministry.call('answers.record', { assessment, writes: [write], by: BY });
    const whole = await LooseBag.of(ministry.keep(await seals()));
    expect(whole.text(`data/attachments/${attachment.sha512}`)).toBe('Decision of the supreme court.\n');

    const [before, records] = [await left(), await recorded()];
    const stored = join(ministry.folder, 'assessments', assessment, 'attachments', attachment.sha512);
    await writeFile(stored, 'Decision of the supreme Court.\n');
    await expect(seals()).rejects.toMatchObject({ code: 'damaged' });
    await rm(stored);
    await expect(seals()).rejects.toMatchObject({ code: 'file-missing', params: { name: 'decision.txt' } });
    expect([await left(), await recorded()]).toEqual([before, records]);
  });
});
