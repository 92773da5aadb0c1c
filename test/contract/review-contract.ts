import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { ContractTools } from './contract-tools';

/** The tools of the suite, over one assessment of the State. */
export interface ReviewTools extends Pick<ContractTools, 'state' | 'does' | 'isStopped'> {
  readonly assessment: () => string;
  readonly by: ContractTools['official'];
}

/** The State's own review before it seals: status by provision, and who said what when. */
export function reviewHolds({ state, assessment, by, does, isStopped }: ReviewTools): void {
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

  it('tells the history with what was changed, counts it, and gives it as a file', async () => {
    const about = { assessment: assessment() };
    const filter = { provision: 'TIP:5(1)', kinds: ['clearances' as const] };
    const [line] = await does(state(), 'history.list', { ...about, filter, contents: true });
    expect(line).toMatchObject({ by, changes: [{ key: 'TIP:5(1)', before: null, after: { status: 'cleared' } }] });
    const overview = await does(state(), 'history.overview', { ...about, filter });
    expect(overview).toMatchObject({ matching: 2, people: [by.name] });
    const csv = await does(state(), 'history.export', { ...about, filter, format: 'csv', language: 'en' });
    expect(await readFile(await state().keep(csv), 'utf8')).toContain(',clearance.status.cleared,');
  });
}
