import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { ContractTools } from './contract-tools';

/** The secretariat's register once a submission of Albania has been received: searched, filtered, and asked what is due. */
export function registerSearchHolds({ secretariat, does, isStopped }: Pick<ContractTools, 'secretariat' | 'does' | 'isStopped'>): void {
  it('narrows the register, and finds words in its answers', async () => {
    const { total, rows, choices } = await does(secretariat(), 'register.search', {});
    expect(total).toBeGreaterThan(0);
    expect(choices.states).toContain('AL');
    const digest = rows[0]?.digest ?? '';
    expect((await does(secretariat(), 'register.search', { state: 'FR' })).rows).toEqual([]);
    expect((await does(secretariat(), 'register.search', { text: 'words that nobody wrote' })).matching).toBe(0);
    expect(await does(secretariat(), 'register.hits', { digest, text: 'words that nobody wrote' })).toEqual({ hits: [], more: false });
    const { answers } = await does(secretariat(), 'register.provision', { digest, provision: 'TIP:5(1)' });
    expect(answers[0]).toMatchObject({ id: 'TIP:5(1)/status', answer: { standing: 'answered' } });
    expect((await isStopped(secretariat(), 'register.hits', { digest: 'none', text: 'x' })).code).toBe('not-found');
    expect((await isStopped(secretariat(), 'register.search', { limit: 100_000 })).code).toBe('input-invalid');
    expect(await does(secretariat(), 'register.rebuild', {})).toMatchObject({ submissions: total });
  });

  it('says what is due, and writes a letter in the language of the State', async () => {
    const exercise = { exercise: 'conference-2030', title: 'Exercise 2030', deadline: '2030-03-31', instruments: ['SOM'] };
    await does(secretariat(), 'register.decide', { decision: { action: 'exercise', ...exercise } });
    await does(secretariat(), 'register.decide', { decision: { action: 'party', state: 'FR', instrument: 'SOM', party: true } });
    const due = await does(secretariat(), 'register.due', { exercise: 'conference-2030' });
    expect(due.rows).toEqual([{ state: 'FR', instruments: [{ instrument: 'SOM', standing: 'due' }] }]);
    const { letters } = await does(secretariat(), 'register.remind', { exercise: 'conference-2030', states: ['FR'], format: 'pdf' });
    expect(letters).toMatchObject([{ state: 'FR', language: 'fr', name: 'reminder-FR-conference-2030-fr.pdf' }]);
    expect((await readFile(await secretariat().keep(letters[0]!))).subarray(0, 5).toString()).toBe('%PDF-');
    const strange = { action: 'party', state: 'FR', instrument: 'XX', party: true } as const;
    expect(await isStopped(secretariat(), 'register.decide', { decision: strange })).toMatchObject({ code: 'not-found' });
  });
}
