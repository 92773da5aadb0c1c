import { expect, it } from 'vitest';
import type { ContractTools } from './contract-tools';

export function practiceHolds({ state, does, isStopped, official }: ContractTools): void {
  it('fills an assessment with a practice exercise, in the language asked for, marked as practice', async () => {
    const outlines = await does(state(), 'practice.list', { language: 'fr' });
    expect(outlines.map(({ id }) => id)).toEqual(['2024', '2026', 'to-finish']);
    const { document } = await does(state(), 'practice.create', { exercise: 'to-finish', language: 'fr', by: official });
    expect(document.settings['assessment']).toMatchObject({ state: 'XX', practice: true, languages: ['fr'] });
    expect(document.answers['TIP:10(1)/status']).toMatchObject({ standing: 'not-known', language: 'fr', by: official });
    expect(document.answers['TIP:10(1)/status']?.reason).toContain('2 mai');
    expect(document.answers['TIP:5(1)/status']).not.toHaveProperty('language');
    expect(Object.keys(document.comments)).toHaveLength(2);
    await does(state(), 'assessments.remove', { assessment: document.id });
    expect(await isStopped(state(), 'practice.create', { exercise: '1999', language: 'fr', by: official })).toEqual({
      code: 'not-found',
      params: { what: 'practice-exercise', id: '1999' },
    });
  });
}
