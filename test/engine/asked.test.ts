import { describe, expect, it } from 'vitest';
import { compile } from '#core/engine/compile';
import { evaluate } from '#core/engine/evaluate';
import { open } from '#core/engine/open';
import { questionnaireOf } from './questionnaire-builder';
import { Official } from './official';

const followUp = {
  id: 'A:1(1)',
  questions: [
    { id: 'basis', when: { question: 'A:1(1)/status', kind: ['positive', 'partial'] } },
    { id: 'since', when: { question: 'A:1(1)/basis', answered: true } },
  ],
} as const;

describe('what is asked', () => {
  it('a follow-up appears with the answer that opens it, and its own follow-up after it', () => {
    const official = new Official([followUp]);
    expect(official.isAsked('A:1(1)')).toBe(true);
    expect(official.isAsked('A:1(1)/basis')).toBe(false);
    official.answers('A:1(1)', 'partial');
    expect(official.isAsked('A:1(1)/basis')).toBe(true);
    expect(official.isAsked('A:1(1)/since')).toBe(false);
    official.answers('A:1(1)/basis', 'Penal code');
    expect(official.isAsked('A:1(1)/since')).toBe(true);
  });

  it('a hidden answer is kept, counts for nothing, and returns with its question', () => {
    const official = new Official([followUp]).answers('A:1(1)', 'yes').answers('A:1(1)/basis', 'Penal code');
    official.answers('A:1(1)', 'no');
    expect(official.isAsked('A:1(1)/since')).toBe(false);
    expect(official.live.standing('A:1(1)/basis')).toBe('unanswered');
    expect(official.live.answer('A:1(1)/basis')).toEqual({ standing: 'answered', value: 'Penal code' });
    official.answers('A:1(1)', 'yes');
    expect(official.isAsked('A:1(1)/since')).toBe(true);
    expect(official.live.standing('A:1(1)/basis')).toBe('answered');
  });

  it('a field that was emptied is unanswered', () => {
    const official = new Official([followUp]).answers('A:1(1)', 'yes').answers('A:1(1)/basis', 'Penal code');
    official.answers('A:1(1)/basis', '  ');
    expect(official.isAsked('A:1(1)/since')).toBe(false);
  });

  it('a rule hides a provision with all its questions, and may hide one question alone', () => {
    const official = new Official(
      [followUp, { id: 'A:2(1)', questions: [{ id: 'ships' }, { id: 'aircraft' }] }],
      [
        { id: 'R1/hide', at: 'A:1(1)', effect: 'hide', target: 'A:1(1)', when: { fact: 'party:A', is: false } },
        { id: 'R1/hide-one', at: 'A:2(1)', effect: 'hide', target: 'A:2(1)/ships', when: { fact: 'party:A', is: false } },
      ],
    ).states('party:A', false);
    expect(official.sees('A:1(1)')).toMatchObject({ relevant: false, asked: 0 });
    expect(official.isAsked('A:1(1)')).toBe(false);
    expect(official.isAsked('A:2(1)/ships')).toBe(false);
    expect(official.isAsked('A:2(1)/aircraft')).toBe(true);
    expect(official.live.completeness('all').provisions).toBe(1);
    official.states('party:A', true);
    expect(official.isAsked('A:1(1)')).toBe(true);
    expect(official.live.completeness('all').provisions).toBe(2);
  });

  it('a provision set not applicable by the State asks nothing but its status', () => {
    const official = new Official([{ id: 'A:1(1)', questions: [{ id: 'text' }] }]).setsNotApplicable('A:1(1)', 'No coast');
    expect(official.isAsked('A:1(1)/text')).toBe(false);
    expect(official.isAsked('A:1(1)')).toBe(true);
    expect(official.sees('A:1(1)')).toMatchObject({ progress: 'not-applicable', automatic: false });
  });

  it('a rule sets a provision not applicable until the State answers it', () => {
    const official = new Official(
      [{ id: 'A:1(1)' }, { id: 'A:2(1)', questions: [{ id: 'text', required: true }] }],
      [{ id: 'R1/na', at: 'A:2(1)', effect: 'not-applicable', when: { question: 'A:1(1)/status', is: 'no' } }],
    ).answers('A:1(1)', 'no');
    expect(official.sees('A:2(1)')).toMatchObject({ progress: 'not-applicable', automatic: true, asked: 1, answered: 1 });
    expect(official.isAsked('A:2(1)/text')).toBe(false);
    official.answers('A:2(1)', 'yes');
    expect(official.sees('A:2(1)')).toMatchObject({ progress: 'needs', automatic: false });
    expect(official.isAsked('A:2(1)/text')).toBe(true);
    official.clears('A:2(1)');
    expect(official.sees('A:2(1)').automatic).toBe(true);
  });

  it('the question that made its own provision not applicable stays, so that its answer can be changed', () => {
    const official = new Official(
      [
        {
          id: 'A:1(1)',
          questions: [{ id: 'has-ships', kind: { type: 'choice', options: [{ id: 'yes' }, { id: 'no' }] } }, { id: 'register' }],
        },
      ],
      [{ id: 'R1/na', at: 'A:1(1)', effect: 'not-applicable', when: { question: 'A:1(1)/has-ships', is: 'no' } }],
    ).answers('A:1(1)/has-ships', 'no');
    expect(official.sees('A:1(1)').automatic).toBe(true);
    expect(official.isAsked('A:1(1)/register')).toBe(false);
    expect(official.isAsked('A:1(1)/has-ships')).toBe(true);
    official.answers('A:1(1)/has-ships', 'yes');
    expect(official.isAsked('A:1(1)/register')).toBe(true);
  });

  it('refuses conditions that run in a circle, and names the way round', () => {
    const circle = questionnaireOf([
      {
        id: 'A:1(1)',
        questions: [
          { id: 'first', when: { question: 'A:1(1)/second', answered: true } },
          { id: 'second', when: { question: 'A:1(1)/first', answered: true } },
        ],
      },
    ]);
    expect(() => compile(circle)).toThrow(/circle: (A:1\(1\)\/first → A:1\(1\)\/second|A:1\(1\)\/second → A:1\(1\)\/first)/);
    const answers = {
      'A:1(1)/first': { standing: 'answered', value: 'x' },
      'A:1(1)/second': { standing: 'answered', value: 'x' },
    } as const;
    expect(() => evaluate(circle, { answers, evidence: {}, facts: new Map() })).toThrow(/circle/);
  });

  it('refuses a condition on a question that is not there', () => {
    const astray = questionnaireOf([{ id: 'A:1(1)', questions: [{ id: 'first', when: { question: 'A:9(9)/status', answered: true } }] }]);
    expect(() => compile(astray)).toThrow('no question A:9(9)/status');
  });

  it('refuses an edit of a question that is not there, but opens with an old answer to one', () => {
    const answers = { 'A:9(9)/status': { standing: 'answered', value: 'yes' } } as const;
    const live = open(compile(questionnaireOf([followUp])), { answers, evidence: {}, facts: new Map() });
    expect(live.completeness('all')).toMatchObject({ provisions: 1, open: 1 });
    expect(() => live.set('A:9(9)/status', undefined)).toThrow('no question A:9(9)/status');
  });

  it('counts a change once, and one that changes nothing not at all', () => {
    const official = new Official([followUp]).answers('A:1(1)', 'yes');
    const before = official.live.generation;
    official.answers('A:1(1)', 'yes');
    expect(official.live.generation).toBe(before);
    official.answers('A:1(1)', 'no');
    expect(official.live.generation).toBe(before + 1);
  });
});
