import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { Input } from '#core/contract/operations';
import type { ContractTools } from './contract-tools';

/** What the Conference asks, once a submission of Albania about the Protocol on trafficking has been received. */
export function conferenceHolds({ secretariat, does, isStopped }: Pick<ContractTools, 'secretariat' | 'does' | 'isStopped'>): void {
  const answered: Input<'conference.table'> = {
    kind: 'answered',
    rows: 'state',
    columns: 'instrument',
    filter: {},
    scope: 'internal',
    language: 'en',
  };

  it('counts what States have answered, and opens the answers behind a number', async () => {
    const { table, exercise, states } = await does(secretariat(), 'conference.table', answered);
    expect(exercise).toBeDefined();
    expect(states).toContain('AL');
    const albania = table!.rows.find(({ key }) => key === 'AL')!;
    const column = table!.columns.indexOf('TIP');
    expect(albania.cells[column]!.count).toBeGreaterThan(0);
    const behind = await does(secretariat(), 'conference.behind', { ...answered, row: 'AL', column: 'TIP' });
    expect(behind.total).toBe(albania.cells[column]!.count);
    expect(behind.answers[0]!.said[0]).toMatchObject({ answer: { standing: 'answered' } });
    expect((await isStopped(secretariat(), 'conference.behind', { ...answered, row: 'nobody' })).code).toBe('not-found');
    expect((await isStopped(secretariat(), 'conference.table', { ...answered, rows: 'theme' })).code).toBe('input-invalid');
  });

  it('lets nothing out that no State has released, unless it is marked for internal use', async () => {
    const released = await does(secretariat(), 'conference.table', { ...answered, scope: 'released' });
    expect(released.states).not.toContain('AL');
    for (const scope of ['released', 'internal'] as const) {
      const file = await does(secretariat(), 'conference.export', { ...answered, scope, format: 'csv' });
      const text = await readFile(await secretariat().keep(file), 'utf8');
      expect(text.includes('Internal use')).toBe(scope === 'internal');
      expect(text.includes('TIP 5(1)')).toBe(scope === 'internal');
    }
  });
}
