import { expect, it } from 'vitest';
import type { Input } from '#core/contract/operations';
import type { ReviewTools } from './review-contract';

const PASSPHRASE = 'five plain words for tests';

interface Signing extends ReviewTools {
  readonly exportIt: () => Input<'submissions.export'>;
}

/** Two signatories: on one computer, and by file. Needs an assessment that is ready to be sealed. */
export function secondSignatureHolds({ state, assessment, by, does, isStopped, exportIt }: Signing): void {
  let second = '';
  const about = (): { assessment: string; by: ReviewTools['by'] } => ({ assessment: assessment(), by });
  const requires = async (required: boolean): Promise<void> => {
    const { document } = await does(state(), 'assessments.open', { assessment: assessment() });
    const base = document.settings['assessment']?.revision ?? 0;
    const saved = await does(state(), 'signatures.require', { ...about(), base, required });
    expect(saved.changes).toMatchObject([{ collection: 'settings', after: { secondSignature: { required, by } } }]);
  };

  it('hands nothing over until the second signatory has signed, here', async () => {
    await requires(true);
    const common = { practice: false, passphrase: PASSPHRASE };
    second = (await does(state(), 'keys.create', { purpose: 'submission', state: 'AL', holder: 'Auditor General', ...common })).id;
    const { digest, report, awaits } = await does(state(), 'submissions.export', exportIt());
    expect([report.verdict, awaits]).toEqual(['incomplete', 'second']);
    expect((await isStopped(state(), 'submissions.fetch', { assessment: assessment(), digest })).code).toBe('signature-awaited');
    const signing = { ...about(), digest, passphrase: PASSPHRASE };
    const first = exportIt().key;
    expect(await isStopped(state(), 'signatures.give', { ...signing, key: first })).toMatchObject({ params: { reason: 'same-key' } });
    const whole = await does(state(), 'signatures.give', { ...signing, key: second });
    expect(whole).toMatchObject({ digest, report: { verdict: 'whole' } });
    expect((await does(state(), 'submissions.fetch', { assessment: assessment(), digest })).name).toBe(whole.name);
    const { comparison } = await does(state(), 'submissions.changes', { assessment: assessment(), digest });
    expect(comparison.counts).toMatchObject({ changed: 0, added: 0, withdrawn: 0 });
  });

  it('takes the second signature from a file', async () => {
    const { digest } = await does(state(), 'submissions.export', exportIt());
    const request = await state().keep(await does(state(), 'signatures.request', { assessment: assessment(), digest }));
    const inspected = await does(state(), 'signatures.inspect', { file: await state().choose(request) });
    const signing = { key: second, passphrase: PASSPHRASE };
    const stranger = await isStopped(state(), 'signatures.sign', { ...signing, request: 'of-nothing' });
    expect(stranger.code).toBe('not-found');
    if (inspected.request === null) throw new Error(`nothing to sign: ${JSON.stringify(inspected.report)}`);
    const signature = await state().keep(await does(state(), 'signatures.sign', { ...signing, file: await state().choose(request) }));
    const read = await does(state(), 'signatures.read', { file: await state().choose(signature) });
    expect(read).toMatchObject({ digest, known: true });
    const whole = await does(state(), 'signatures.accept', { ...about(), signature: read.text });
    expect(whole).toMatchObject({ digest, report: { verdict: 'whole' } });
  });

  it('withdraws what awaits its signature', async () => {
    const { digest } = await does(state(), 'submissions.export', exportIt());
    const saved = await does(state(), 'signatures.withdraw', { ...about(), digest });
    expect(saved.changes).toMatchObject([{ collection: 'submissions', key: digest, after: { second: { withdrawn: { by } } } }]);
    await requires(false);
  });
}
