import { expect, it } from 'vitest';
import type { Input } from '#core/contract/operations';
import type { ReviewTools } from './review-contract';

/** A copy without what not everybody may see, which is never taken for a submission. */
export function redactionHolds({ state, assessment, does, isStopped }: ReviewTools): void {
  it('makes a redacted copy of a sealed submission and of the assessment, and lets neither into the register', async () => {
    const { document } = await does(state(), 'assessments.open', { assessment: assessment() });
    const sealed = Object.values(document.submissions).find(({ number, fileName }) => number === 1 && fileName.endsWith('.omnibus'));
    expect(sealed).toBeDefined();
    const leaveOut = { provisions: ['TIP:5(1)'], evidence: [], attachments: [], agencies: [] };
    for (const source of [{ assessment: assessment() }, { assessment: assessment(), digest: sealed?.digest ?? '' }]) {
      const choices = await does(state(), 'redaction.choices', source);
      const before = choices.provisions.find(({ id }) => id === 'TIP:5(1)')?.answers;
      expect(before).toBeGreaterThan(0);
      const { leftOut } = await does(state(), 'redaction.preview', { ...source, leaveOut });
      expect(leftOut).toMatchObject({ provisions: 1, answers: before });
      const made = await does(state(), 'redaction.make', { ...source, leaveOut });
      expect(made.report).toMatchObject({ verdict: 'redacted', redacted: { leftOut, state: 'AL' } });
      const kept = await state().keep(made);
      const report = await does(state(), 'bundles.verify', { file: await state().choose(kept) });
      expect(report).toMatchObject({ verdict: 'redacted', digest: made.digest, signatures: [] });
      if ('digest' in source) expect(report.redacted?.from).toMatchObject({ kind: 'submission', digest: source.digest, number: 1 });
      const [received] = await does(state(), 'bundles.receive', { files: [await state().choose(kept)] });
      expect(received?.outcome).toBe('refused');
    }
    const mark = async (change: { readonly mark: string[]; readonly unmark: string[] }): Promise<void> => {
      await does(state(), 'release.set', { assessment: assessment(), ...change, by: { name: 'A. Official', role: 'Focal point' } });
    };
    const proposed = async (source: Input<'redaction.choices'>): Promise<string[]> =>
      (await does(state(), 'redaction.choices', source)).provisions.flatMap(({ id, confidential }) => (confidential ? [id] : []));
    const before = await proposed({ assessment: assessment() });
    expect(before).not.toContain('TIP:5(1)');
    await mark({ mark: ['TIP:5(1)'], unmark: [] });
    for (const source of [{ assessment: assessment() }, { assessment: assessment(), digest: sealed?.digest ?? '' }])
      expect(await proposed(source)).toContain('TIP:5(1)');
    await mark({ mark: [], unmark: ['TIP:5(1)'] });
    expect(await proposed({ assessment: assessment() })).toEqual(before);

    const nothing = { provisions: [], evidence: [], attachments: [], agencies: [] };
    expect((await isStopped(state(), 'redaction.make', { assessment: assessment(), leaveOut: nothing })).code).toBe('input-invalid');
  });
}
