import { describe, expect, test } from 'vitest';
import { assessmentFacts } from '#core/answers/assessment-facts';
import type { Participation } from '#core/answers/document';

const factsOn = (assessmentDate: string, participation: Readonly<Record<string, Participation>>) =>
  assessmentFacts(
    {
      state: 'CH',
      exercise: { id: 'x', title: 'X', mechanism: 'self-assessment' },
      languages: ['en'],
      participation,
      instruments: ['TIP'],
      practice: false,
      assessmentDate,
    },
    'member',
    ['UNTOC', 'TIP'],
  );

describe('what the settings say about participation', () => {
  test('a Party is a Party from the day of entry into force', () => {
    const participation = { TIP: { standing: 'party', inForce: '2026-03-01' } } as const;
    expect(factsOn('2026-02-28', participation).get('party:TIP')).toBe(false);
    expect(factsOn('2026-03-01', participation).get('party:TIP')).toBe(true);
  });
  test('a denunciation ends it one year after it was received', () => {
    const participation = { TIP: { standing: 'party', denunciationReceived: '2025-06-01' } } as const;
    expect(factsOn('2026-05-31', participation).get('party:TIP')).toBe(true);
    expect(factsOn('2026-06-01', participation).get('party:TIP')).toBe(false);
    expect(factsOn('2026-06-01', participation).get('denounced:TIP')).toBe(true);
  });
  test('what was not stated is absent, and nobody is a Party by silence', () => {
    const facts = factsOn('2026-06-01', {});
    expect(facts.has('participation:UNTOC')).toBe(false);
    expect(facts.get('party:UNTOC')).toBe(false);
    expect(facts.get('assessed:TIP')).toBe(true);
  });
});
