import { describe, expect, it } from 'vitest';
import type { Participation, SettingsRecord } from '#core/answers/document';
import { factsOf } from '#core/answers/facts-of';

const settings = (participation: Readonly<Record<string, Participation>>, assessmentDate = '2026-06-01'): SettingsRecord => ({
  revision: 1,
  state: 'FR',
  exercise: { id: 'round-1', title: 'Round 1', mechanism: 'self-assessment' },
  languages: ['fr'],
  participation,
  instruments: ['TIP'],
  practice: false,
  assessmentDate,
});
const fact = (name: string, participation: Participation, on?: string) => factsOf(settings({ TIP: participation }, on), 'member').get(name);

describe('what is known of the assessment', () => {
  it('says on which instruments it is, of which kind the State is and when', () => {
    const facts = factsOf(settings({}), 'observer', ['TIP', 'UNTOC']);
    expect(Object.fromEntries(facts)).toEqual({
      practice: false,
      'assessment-date': '2026-06-01',
      'state-kind': 'observer',
      'assessed:TIP': true,
      'denounced:TIP': false,
      'party:TIP': false,
      'assessed:UNTOC': false,
      'denounced:UNTOC': false,
      'party:UNTOC': false,
    });
  });

  it('a Party is bound from the day of entry into force on; a signatory is not', () => {
    expect(fact('party:TIP', { standing: 'party' })).toBe(true);
    expect(fact('party:TIP', { standing: 'party', inForce: '2026-06-01' })).toBe(true);
    expect(fact('party:TIP', { standing: 'party', inForce: '2026-06-02' })).toBe(false);
    expect(fact('party:TIP', { standing: 'signatory' })).toBe(false);
    expect(fact('participation:TIP', { standing: 'signatory' })).toBe('signatory');
  });

  it('a denunciation takes effect one year after it was received', () => {
    const denounced = { standing: 'party', denunciationReceived: '2025-06-01' } as const;
    expect([fact('denounced:TIP', denounced, '2026-05-31'), fact('party:TIP', denounced, '2026-05-31')]).toEqual([false, true]);
    expect([fact('denounced:TIP', denounced, '2026-06-01'), fact('party:TIP', denounced, '2026-06-01')]).toEqual([true, false]);
    const onLeapDay = { standing: 'party', denunciationReceived: '2024-02-29' } as const;
    expect(fact('denounced:TIP', onLeapDay, '2025-02-28')).toBe(true);
    expect(fact('denounced:TIP', onLeapDay, '2025-02-27')).toBe(false);
  });
});
