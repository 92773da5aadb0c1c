import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input, Output } from '#core/contract/operations';
import { LooseBag } from '#test/bundle/bundle-file';
import { PASSPHRASE, Party, TestClock } from '#test/register/party';

const BY = { name: 'A. Official', role: 'Focal point' };

/** A ministry that seals, an auditor general who signs after it on a computer of her own, and the secretariat. */
describe('a State that requires two signatories', () => {
  let clock: TestClock;
  let ministry: Party;
  let auditor: Party;
  let secretariat: Party;
  let assessment: string;
  let first: { readonly id: string; readonly card: string };

  beforeEach(async () => {
    clock = new TestClock();
    [ministry, auditor, secretariat] = [await Party.open(clock), await Party.open(clock), await Party.open(clock)];
    first = await ministry.makesKey('submission');
    assessment = await ministry.assesses();
    await ministry.answers(assessment, 'TIP:5(1)', 'Penal Code as amended');
    await requires(true);
  });
  afterEach(async () => {
    for (const party of [ministry, auditor, secretariat]) await party.leave();
  });

  const document = async () => (await ministry.call('assessments.open', { assessment })).document;
  const requires = async (required: boolean): Promise<void> => {
    const base = (await document()).settings['assessment']?.revision ?? 0;
    await ministry.call('signatures.require', { assessment, base, required, by: BY });
  };
  const seals = (changes: Partial<Input<'submissions.export'>> = {}): Promise<Output<'submissions.export'>> =>
    ministry.call('submissions.export', {
      assessment,
      key: first.id,
      passphrase: PASSPHRASE,
      declaration: { title: 'Minister of Justice' },
      encryptFor: [],
      by: BY,
      ...changes,
    });
  const gives = (digest: string, key: string) =>
    ministry.call('signatures.give', { assessment, digest, key, passphrase: PASSPHRASE, by: BY });
  /** The auditor looks at what was sent to her and signs it; returns where the signature file lies. */
  const signsElsewhere = async (request: string, key: string): Promise<string> => {
    const inspected = await auditor.call('signatures.inspect', { file: auditor.file(request) });
    return auditor.keep(await auditor.call('signatures.sign', { request: inspected.request ?? '', key, passphrase: PASSPHRASE }));
  };
  const accepts = async (file: string) => {
    const { text } = await ministry.call('signatures.read', { file: ministry.file(file) });
    return ministry.call('signatures.accept', { assessment, signature: text, by: BY });
  };
  const copied = async (path: string): Promise<string> => {
    const copy = `${path}.sent`;
    await writeFile(copy, await readFile(path));
    return copy;
  };

  it('keeps who decided so with the setting, and the settings form does not lose it', async () => {
    const settings = (await document()).settings['assessment'];
    expect(settings?.secondSignature).toMatchObject({ required: true, by: BY });
    const { revision = 0, secondSignature: _, edition: __, ...form } = settings ?? {};
    const next = { ...form, exercise: { ...settings?.exercise, title: 'Renamed' } } as Input<'assessments.configure'>['settings'];
    await ministry.call('assessments.configure', { assessment, base: revision, settings: next, by: BY });
    expect((await document()).settings['assessment']).toMatchObject({
      exercise: { title: 'Renamed' },
      secondSignature: { required: true },
    });
  });

  it('seals first, and has nothing to hand over until the second has signed', async () => {
    const sealed = await seals();
    expect(sealed).toMatchObject({ awaits: 'second', report: { verdict: 'incomplete' } });
    expect(sealed.name).toMatch(/-1\.to-sign$/);
    const { digest } = sealed;
    await expect(ministry.call('submissions.fetch', { assessment, digest })).rejects.toMatchObject({
      code: 'signature-awaited',
      params: { number: 1 },
    });
    await expect(seals()).rejects.toMatchObject({ code: 'signature-awaited' });
    await secretariat.enrols(first.card);
    const [received] = await secretariat.receives(await copied(ministry.keep(sealed)));
    expect(received).toMatchObject({ outcome: 'refused', report: { verdict: 'incomplete' } });
  });

  it('is whole once another key of this computer has signed, and the secretariat receives it', async () => {
    const sealed = await seals();
    const second = await ministry.makesKey('submission');
    const whole = await gives(sealed.digest, second.id);
    expect(whole).toMatchObject({ digest: sealed.digest, report: { verdict: 'whole' } });
    expect((await document()).submissions[sealed.digest]?.second?.signed).toMatchObject({ key: second.id });
    await secretariat.enrols(first.card);
    const bundle = await copied(ministry.keep(whole));
    expect((await secretariat.receives(bundle))[0]?.report.verdict).toBe('key-unknown');
    await secretariat.enrols(second.card);
    expect((await secretariat.receives(bundle))[0]).toMatchObject({ outcome: 'received', report: { verdict: 'whole' } });
  });

  it('goes by file to a second signatory elsewhere, who reads it, signs, and sends the signature back', async () => {
    const sealed = await seals();
    const request = ministry.keep(await ministry.call('signatures.request', { assessment, digest: sealed.digest }));
    const hers = await auditor.makesKey('submission');
    const inspected = await auditor.call('signatures.inspect', { file: auditor.file(request) });
    expect(inspected.report).toMatchObject({ verdict: 'key-unknown', claims: { number: 1, state: 'XX' } });
    const signature = await signsElsewhere(request, hers.id);
    expect(basename(signature)).toMatch(/signature\.json$/);
    await expect(accepts(signature)).rejects.toMatchObject({ code: 'signature-invalid', params: { problem: 'not-enrolled' } });
    await ministry.enrols(hers.card);
    const whole = await accepts(signature);
    expect(whole.report).toMatchObject({ verdict: 'whole', digest: sealed.digest });
    const again = await ministry.call('submissions.fetch', { assessment, digest: sealed.digest });
    const bag = await LooseBag.of(ministry.keep(again));
    expect([...bag.files.keys()].filter((name) => name.startsWith('signatures/'))).toEqual([
      'signatures/state.jws',
      'signatures/second.jws',
    ]);
    await expect(accepts(signature)).rejects.toMatchObject({ code: 'signature-invalid', params: { problem: 'not-awaited' } });
  });

  it('does not count one key twice, nor a key of another State, another purpose or earnest', async () => {
    const sealed = await seals();
    await expect(gives(sealed.digest, first.id)).rejects.toMatchObject({ code: 'key-not-usable', params: { reason: 'same-key' } });
    const make = (input: Partial<Input<'keys.create'>>) =>
      ministry.call('keys.create', {
        purpose: 'submission',
        state: 'XX',
        holder: 'Other',
        practice: true,
        passphrase: PASSPHRASE,
        ...input,
      });
    for (const [input, reason] of [
      [{ state: 'AL' }, 'state'],
      [{ purpose: 'secretariat', state: undefined }, 'purpose'],
    ] as const) {
      await expect(gives(sealed.digest, (await make(input)).id)).rejects.toMatchObject({ code: 'key-not-usable', params: { reason } });
    }
    expect((await document()).submissions[sealed.digest]?.second?.signed).toBeUndefined();
  });

  it('refuses a signature for another submission, one that was altered, and what is no signature', async () => {
    const hers = await auditor.makesKey('submission');
    await ministry.enrols(hers.card);
    const given = await seals();
    const old = await signsElsewhere(ministry.keep(given), hers.id);
    await ministry.call('signatures.withdraw', { assessment, digest: given.digest, by: BY });
    await ministry.answers(assessment, 'TIP:5(1)', 'Changed since');
    const sealed = await seals();
    await expect(accepts(old)).rejects.toMatchObject({ params: { problem: 'not-awaited' } });
    const moved = `${old}.moved.json`;
    await writeFile(moved, (await readFile(old, 'utf8')).replace(given.digest, sealed.digest));
    await expect(accepts(moved)).rejects.toMatchObject({ code: 'signature-invalid', params: { problem: 'does-not-fit' } });
    const none = `${old}.none.json`;
    await writeFile(none, '{"format":"omnibus-signature/1"}');
    await expect(accepts(none)).rejects.toMatchObject({ params: { problem: 'not-a-signature' } });
    await writeFile(none, '{"format":"omnibus-signature/7"}');
    await expect(accepts(none)).rejects.toMatchObject({ params: { problem: 'newer-version' } });
    expect(
      await ministry.call('signatures.give', {
        assessment,
        digest: sealed.digest,
        key: (await ministry.makesKey('submission')).id,
        passphrase: PASSPHRASE,
        by: BY,
      }),
    ).toMatchObject({ report: { verdict: 'whole' } });
  });

  it('gives the number back when what awaits is withdrawn, and the next submission replaces what was really sent', async () => {
    const second = await ministry.makesKey('submission');
    const sent = await gives((await seals()).digest, second.id);
    const given = await seals();
    await ministry.call('signatures.withdraw', { assessment, digest: given.digest, by: BY });
    await expect(ministry.call('submissions.fetch', { assessment, digest: given.digest })).rejects.toMatchObject({
      code: 'signature-awaited',
    });
    await expect(ministry.call('signatures.request', { assessment, digest: given.digest })).rejects.toMatchObject({ code: 'not-found' });
    expect((await seals()).report.claims).toMatchObject({ number: 2, replaces: sent.digest });
  });

  it('is encrypted when it is complete, for the secretariat and both signatories', async () => {
    const desk = await secretariat.makesKey('secretariat');
    await ministry.enrols(desk.card);
    const sealed = await seals({ encryptFor: [desk.id] });
    expect(sealed.report.encrypted).toBe(false);
    const second = await ministry.makesKey('submission');
    const whole = await gives(sealed.digest, second.id);
    expect(whole.name).toMatch(/\.omnibus\.age$/);
    expect(whole).toMatchObject({ report: { verdict: 'whole', encrypted: true }, encryptedFor: [desk.id, first.id, second.id] });
    const verify = (party: Party, key: string) =>
      party.call('bundles.verify', { file: party.file(bundle), unlock: { key, passphrase: PASSPHRASE } });
    const bundle = await copied(ministry.keep(whole));
    for (const card of [first.card, second.card]) await secretariat.enrols(card);
    expect((await verify(secretariat, desk.id)).verdict).toBe('whole');
    expect((await verify(ministry, second.id)).encrypted).toBe(true);
  });

  it('shows nothing to sign in a bundle that is whole already, or altered', async () => {
    const sealed = await seals();
    const whole = await gives(sealed.digest, (await ministry.makesKey('submission')).id);
    expect((await auditor.call('signatures.inspect', { file: auditor.file(ministry.keep(whole)) })).request).toBeNull();
    const given = ministry.keep(await seals());
    const bytes = await readFile(given);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(`${given}.altered`, bytes);
    const altered = await auditor.call('signatures.inspect', { file: auditor.file(`${given}.altered`) });
    expect(altered).toMatchObject({ request: null, report: { verdict: 'altered' } });
  });

  it('needs one signature again once that is decided, from the next submission on', async () => {
    const sealed = await seals();
    await requires(false);
    await expect(ministry.call('submissions.fetch', { assessment, digest: sealed.digest })).rejects.toMatchObject({
      code: 'signature-awaited',
    });
    await ministry.call('signatures.withdraw', { assessment, digest: sealed.digest, by: BY });
    expect(await seals()).toMatchObject({ report: { verdict: 'whole' } });
  });
});
