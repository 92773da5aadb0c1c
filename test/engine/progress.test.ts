import { describe, expect, it } from 'vitest';
import { Official } from './official';
import { finding } from './questionnaire-builder';

const provision = { id: 'A:1(1)', questions: [{ id: 'reasons', required: true }, { id: 'remarks' }] } as const;

describe('where a provision stands', () => {
  it('goes from open over begun and needs to complete', () => {
    const official = new Official([provision]);
    expect(official.progressOf('A:1(1)')).toBe('open');
    official.answers('A:1(1)/remarks', 'A draft law is before parliament');
    expect(official.progressOf('A:1(1)')).toBe('begun');
    official.answers('A:1(1)', 'no');
    expect(official.progressOf('A:1(1)')).toBe('needs');
    expect(official.sees('A:1(1)')).toMatchObject({ asked: 2, answered: 1 });
    official.doesNotKnow('A:1(1)/reasons', 'Asked the ministry');
    expect(official.progressOf('A:1(1)')).toBe('complete');
    official.doesNotKnow('A:1(1)');
    expect(official.progressOf('A:1(1)')).toBe('not-known');
  });

  it('needs something as long as a finding of level E stands, not for one of level W', () => {
    const unreasoned = { question: 'A:1(1)/remarks', answered: false } as const;
    for (const [level, progress] of [
      ['E', 'needs'],
      ['W', 'complete'],
    ] as const) {
      const official = new Official([{ id: 'A:1(1)', questions: [{ id: 'remarks' }] }], [finding('A:1(1)', unreasoned, { level })]);
      expect(official.answers('A:1(1)', 'yes').progressOf('A:1(1)')).toBe(progress);
      expect(official.answers('A:1(1)/remarks', 'Because').progressOf('A:1(1)')).toBe('complete');
    }
  });

  it('is a gap by its kind and its duty, unless a rule exempts it', () => {
    const official = new Official(
      [{ id: 'A:1(1)' }, { id: 'A:2(1)', obligation: 'consider' }, { id: 'A:3(1)', obligation: 'optional' }],
      [{ id: 'R16/none', at: 'A:3(1)', effect: 'exempt', when: { always: true } }],
    );
    const gapAfter = (place: string, value: string): boolean => official.answers(place, value).sees(place).gap;
    expect([gapAfter('A:1(1)', 'yes'), gapAfter('A:1(1)', 'partial'), gapAfter('A:1(1)', 'no')]).toEqual([false, true, true]);
    expect([gapAfter('A:2(1)', 'adopted-partly'), gapAfter('A:2(1)', 'considered'), gapAfter('A:2(1)', 'not-considered')]).toEqual([
      false,
      false,
      true,
    ]);
    expect(gapAfter('A:3(1)', 'no')).toBe(false);
    expect(official.sees('A:3(1)').exempt).toBe(true);
    expect(official.doesNotKnow('A:1(1)').sees('A:1(1)').gap).toBe(false);
  });

  it('misses a citation while such a finding of level E or W stands', () => {
    const bare = { question: 'A:1(1)/status', is: 'yes' } as const;
    const missing = (level: 'E' | 'W' | 'I'): boolean =>
      new Official([{ id: 'A:1(1)' }], [finding('A:1(1)', bare, { level, group: 'citation' })]).answers('A:1(1)', 'yes').sees('A:1(1)')
        .missingCitation;
    expect([missing('E'), missing('W'), missing('I')]).toEqual([true, true, false]);
  });

  it('counts by instrument, article, cluster, theme and level; what is not assessable counts nowhere', () => {
    const official = new Official([
      { id: 'A:1(1)', themes: ['theme-one', 'theme-two'] },
      { id: 'A:1(2)', obligation: 'optional' },
      { id: 'B:1(1)', cluster: 'cluster-two' },
      { id: 'B:2(1)', assessable: false, questions: [{ id: 'depositary', required: true }] },
    ]).answers('A:1(1)', 'yes');
    const count = (group: string): readonly number[] => {
      const { provisions, complete, open, asked, answered } = official.live.completeness(group);
      return [provisions, complete, open, asked, answered];
    };
    expect(count('all')).toEqual([3, 1, 2, 3, 1]);
    expect(count('instrument:A')).toEqual([2, 1, 1, 2, 1]);
    expect(count('article:A:1')).toEqual([2, 1, 1, 2, 1]);
    expect(count('article:B:2')).toEqual([0, 0, 0, 0, 0]);
    expect(count('cluster:cluster-two')).toEqual([1, 0, 1, 1, 0]);
    expect(count('theme:theme-two')).toEqual([1, 1, 0, 1, 1]);
    expect(count('level:optional')).toEqual([1, 0, 1, 1, 0]);
    expect(count('level:final')).toEqual([0, 0, 0, 0, 0]);
    expect(() => official.live.completeness('theme:unheard-of')).toThrow('no group theme:unheard-of');
  });

  it('lists findings in treaty order, the most serious first in one place, none of a hidden provision', () => {
    const always = { always: true } as const;
    const official = new Official(
      [{ id: 'A:1(1)' }, { id: 'A:2(1)' }, { id: 'B:1(1)' }],
      [
        finding('B:1(1)', always, { id: 'R9/b', level: 'E' }),
        finding('A:2(1)', always, { id: 'R9/hint', level: 'I' }),
        finding('A:2(1)', always, { id: 'R9/error', level: 'E' }),
        finding('B', always, { id: 'R9/instrument', level: 'W' }),
        finding('A:1(1)', always, { id: 'R9/first', level: 'W' }),
        finding('assessment', always, { id: 'R9/whole', level: 'W' }),
        { id: 'R1/hide', at: 'A:1(1)', effect: 'hide', target: 'A:1(1)', when: { fact: 'party:A', is: false } },
      ],
    );
    const later = ['R9/error@A:2(1)', 'R9/hint@A:2(1)', 'R9/instrument@B', 'R9/b@B:1(1)'];
    expect(official.findings()).toEqual(['R9/whole@assessment', 'R9/first@A:1(1)', ...later]);
    expect(official.states('party:A', false).findings()).toEqual(['R9/whole@assessment', ...later]);
    expect(official.live.findingsAt('A:2(1)').map(({ level }) => level)).toEqual(['E', 'I']);
  });

  it('refuses two findings under one key, since explanations are kept under it', () => {
    const twice = [finding('A:1(1)', { always: true }, { id: 'R9/same' }), finding('A:1(1)', { always: false }, { id: 'R9/same' })];
    expect(() => new Official([{ id: 'A:1(1)' }], twice)).toThrow('R9/same@A:1(1)');
  });
});
