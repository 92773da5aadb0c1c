import { expect, it } from 'vitest';
import type { AppErrorBody } from '#core/contract/errors';
import type { Input, OperationName, Output } from '#core/contract/operations';
import type { Office } from './office';

/** What a part of the contract needs of the whole: the offices, and calls that are counted. */
export interface ContractWork {
  readonly state: () => Office;
  readonly assessment: () => string;
  readonly by: { readonly name: string; readonly role: string };
  does<N extends OperationName>(office: Office, name: N, input: Input<N>): Promise<Output<N>>;
  isStopped<N extends OperationName>(office: Office, name: N, input: Input<N>): Promise<AppErrorBody>;
}

/** The State's own review before it seals: status by provision, and who said what when. */
export function reviewHolds({ state, assessment, by, does, isStopped }: ContractWork): void {
  it('keeps the answers of a cleared provision until it is reopened', async () => {
    const about = { assessment: assessment(), by };
    const set = { ...about, provisions: [{ provision: 'TIP:5(1)', base: 0 }] };
    const saved = await does(state(), 'clearance.set', { ...set, status: 'cleared' });
    expect(saved.changes).toMatchObject([{ collection: 'clearances', key: 'TIP:5(1)', after: { status: 'cleared', by } }]);
    const write = { question: 'TIP:5(1)/status', base: 3, standing: 'answered', value: 'partial' } as const;
    const stop = await isStopped(state(), 'answers.record', { ...about, writes: [write] });
    expect(stop).toEqual({ code: 'cleared', params: { provision: 'TIP:5(1)' } });
    const back = { ...about, provisions: [{ provision: 'TIP:5(1)', base: saved.seq }], status: 'draft' as const };
    expect((await isStopped(state(), 'clearance.set', back)).code).toBe('cleared');
    expect((await does(state(), 'clearance.set', { ...back, reopen: true })).changes).toMatchObject([{ after: null }]);
  });
}
