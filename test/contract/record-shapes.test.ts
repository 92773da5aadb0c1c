import { describe, expect, it } from 'vitest';
import { operations } from '#core/contract/operations';

const law = (evidence: string) => ({
  assessment: 'a1',
  evidence,
  base: 0,
  content: { kind: 'law', title: 'Penal Code' },
  by: { name: '', role: '' },
});

describe('what an operation takes in', () => {
  it('can be sealed later: an id that every object inherits is refused on entry already', () => {
    const { input } = operations['evidence.save'];
    expect(input.safeParse(law('penal-code')).success).toBe(true);
    for (const inherited of ['constructor', 'toString', '__proto__']) expect(input.safeParse(law(inherited)).success).toBe(false);
  });
});
