import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { verificationReport } from '#core/submission/verification-shape';
import type { ContractTools } from './contract-tools';

interface Receiving extends ContractTools {
  readonly assessment: () => string;
  readonly secretariatKey: () => string;
  readonly passphrase: string;
  /** A bundle that is in the register. */
  readonly received: () => { readonly file: string; readonly digest: string };
}

/** Receipts for many at once, and the report of a check as a file. Needs a register that holds a submission of this assessment. */
export function receiptsHold(tools: Receiving): void {
  const { state, secretariat, does, isStopped, official, assessment, secretariatKey, passphrase, received } = tools;

  it('signs receipts for many submissions at once; the State keeps those for it', async () => {
    const due = await does(secretariat(), 'receipts.due', {});
    expect(due.map(({ digest }) => digest)).toContain(received().digest);
    const digests = due.map(({ digest }) => digest);
    const signing = { key: secretariatKey(), passphrase };
    const unknown = await isStopped(secretariat(), 'receipts.issueBatch', { digests: [...digests, 'of-nothing'], ...signing });
    expect(unknown).toMatchObject({ code: 'not-found', params: { what: 'submission' } });
    const batch = await does(secretariat(), 'receipts.issueBatch', { digests, ...signing });
    expect(batch).toMatchObject({ receipts: digests.length, states: 1 });
    const file = await state().choose(await secretariat().keep(batch));
    const saved = await does(state(), 'receipts.import', { assessment: assessment(), file, by: official });
    expect(saved).toMatchObject({ kept: digests.length, elsewhere: 0 });
    expect((await does(secretariat(), 'receipts.due', {})).every(({ issuedAt }) => issuedAt !== undefined)).toBe(true);
  });

  it('saves what a check has found, in the shape that is promised to other programs', async () => {
    const report = await does(secretariat(), 'bundles.verify', { file: await secretariat().choose(received().file) });
    expect(report).toMatchObject({ revision: { place: 'duplicate' }, signatures: [{ known: { state: 'AL', purpose: 'submission' } }] });
    const file = await secretariat().keep(await does(secretariat(), 'bundles.saveReport', { reports: [report] }));
    const saved = JSON.parse(await readFile(file, 'utf8')) as { readonly format: string; readonly reports: readonly unknown[] };
    expect(saved).toEqual({ format: 'omnibus-verification/1', reports: [report] });
    expect(verificationReport.safeParse(saved.reports[0]).error).toBeUndefined();
    const forged = await secretariat().callAnything('bundles.saveReport', { reports: [{ ...report, verdict: 'splendid' }] });
    expect(forged).toMatchObject({ ok: false, error: { code: 'input-invalid' } });
  });
}
