import { describe, expect, it } from 'vitest';
import type { Answer } from '#core/answers/answer';
import type { AssessmentDocument, Evidence } from '#core/answers/document';
import { forceOf } from '#core/answers/in-force';
import { duplicateGroups, mergedEvidence, similarTo } from '#core/answers/same-evidence';
import { registerState } from '#core/findings/register-state';
import type { Question } from '#core/questionnaire/definition';

const law = (title: string, rest: Partial<Evidence> = {}): Evidence => ({ revision: 1, kind: 'law', title, ...rest });
const file = (sha512: string): Evidence['attachment'] => ({ sha512, name: 'law.pdf', bytes: 3, mediaType: 'application/pdf' });

describe('The same thing entered twice is found', () => {
  const same = (one: Evidence, other: Evidence): boolean => duplicateGroups({ a: one, b: other }).length === 1;

  it('by its title, however it is written', () => {
    expect(same(law('Penal Code'), law('  the PENAL   code. '))).toBe(true);
    expect(same(law('Código Penal'), law('Codigo penal'))).toBe(true);
    expect(same(law('قَانُون العقوبات'), law('قانون العقوبات'))).toBe(true);
    expect(same(law('刑法'), law('刑法 '))).toBe(true);
    expect(same(law('Penal Code'), law('Penal Code of 1990'))).toBe(false);
  });

  it('by its link or its file, whatever it is called', () => {
    const link = 'https://www.laws.example/penal/';
    expect(same(law('Penal Code', { link }), law('Criminal Code', { link: 'http://laws.example/penal' }))).toBe(true);
    expect(same(law('Penal Code', { attachment: file('a') }), law('Scan', { attachment: file('a') }))).toBe(true);
    expect(same(law('Penal Code', { attachment: file('a') }), law('Scan', { attachment: file('b') }))).toBe(false);
    expect(same(law('Code, art. 3', { link: `${link}#3` }), law('Code, art. 4', { link: `${link}#4` }))).toBe(false);
  });

  it('and not taken for one where the article or a date differs, or the kind', () => {
    expect(same(law('Penal Code', { reference: 'Article 3' }), law('Penal Code', { reference: 'Article 4' }))).toBe(false);
    expect(same(law('Penal Code', { reference: 'Article 3' }), law('Penal Code', { reference: 'article 3.' }))).toBe(true);
    expect(same(law('Penal Code', { reference: 'Article 3' }), law('Penal Code'))).toBe(true);
    expect(same(law('Amnesty Act', { adopted: '1999-01-01' }), law('Amnesty Act', { adopted: '2009-01-01' }))).toBe(false);
    expect(same(law('Figures'), { ...law('Figures'), kind: 'statistic' })).toBe(false);
  });

  it('in groups within which all agree', () => {
    const register = {
      a: law('Code', { reference: '3' }),
      b: law('Code', { reference: '4' }),
      c: law('Code'),
      d: law('Code', { reference: '3' }),
    };
    expect(duplicateGroups(register)).toEqual([['a', 'c', 'd']]);
  });

  it('already while it is entered', () => {
    const register = { a: law('Penal Code', { reference: '3' }), b: law('Customs Act') };
    expect(similarTo({ kind: 'law', title: 'penal code' }, register)).toEqual(['a']);
    expect(similarTo({ kind: 'law', title: 'penal code' }, register, 'a')).toEqual([]);
    expect(similarTo({ kind: 'law', title: '' }, { a: law(' ') })).toEqual([]);
  });
});

describe('Two records made one', () => {
  it('keep the words of the one kept, and the others fill what it leaves open', () => {
    const kept = law('Penal Code', { reference: '3', summary: 'Kept.' });
    const other = law('The Penal Code', { summary: 'Not kept.', link: 'https://laws.example/', lastSeen: '2026-01-01' });
    const expected = {
      kind: 'law',
      title: 'Penal Code',
      reference: '3',
      summary: 'Kept.',
      link: 'https://laws.example/',
      lastSeen: '2026-01-01',
    };
    expect(mergedEvidence(kept, [other, law('x', { link: 'https://other.example/' })])).toEqual(expected);
  });
});

describe('Whether a law is in force on the assessment date', () => {
  it.each([
    [{ stage: 'bill', inForce: '2020-01-01' }, 'bill'],
    [{ stage: 'repealed' }, 'repealed'],
    [{ stage: 'adopted' }, 'adopted'],
    [{ stage: 'adopted', inForce: '2026-06-01' }, 'in-force'],
    [{ stage: 'in-force', inForce: '2026-06-02' }, 'not-yet'],
    [{ adopted: '2026-07-01' }, 'not-yet'],
    [{ inForce: '2001-01-01' }, 'in-force'],
    [{}, null],
  ] as const)('%j: %s', (rest, force) => {
    expect(forceOf(law('Act', rest), '2026-06-01')).toBe(force);
  });

  it('is not asked of a case', () => {
    expect(forceOf({ kind: 'case', inForce: '2030-01-01' }, '2026-06-01')).toBeNull();
  });
});

describe('What there is to put in order', () => {
  const answer = (value: Answer['value']): Answer => ({
    standing: 'answered',
    value,
    revision: 1,
    by: { name: '', role: '' },
    at: '',
    origin: { kind: 'entered' },
    confirmed: true,
  });
  const document = {
    evidence: {
      law: law('Act', { link: 'https://laws.example/act', lastSeen: '2025-05-31', attachment: file('a') }),
      fresh: law('Decree', { link: 'https://laws.example/decree', lastSeen: '2025-06-01', attachment: file('b') }),
      unused: law('Regulation', { link: 'https://laws.example/regulation' }),
      case: { revision: 1, kind: 'case', title: 'A. B.' },
    },
    answers: {
      laws: answer(['law', 'gone', 'case']),
      rows: answer({ rows: [{ id: 'one', cells: { source: ['fresh', 'lost'], note: 'x' } }] }),
      retired: answer(['gone']),
    },
  } as unknown as AssessmentDocument;
  const questions = new Map<string, unknown>([
    ['laws', { type: 'citations', accepts: ['law'] }],
    [
      'rows',
      {
        type: 'table',
        table: {
          rows: 'free',
          columns: [
            { id: 'source', type: 'citations' },
            { id: 'note', type: 'text' },
          ],
        },
      },
    ],
  ]);
  const state = registerState(document, (id) => questions.get(id) as Question | undefined, '2026-06-01', new Map([['b', 'altered']]));

  it('what no answer cites', () => expect(state.unused).toEqual(['unused']));
  it('citations of what is gone or of another kind', () => {
    expect(state.broken).toEqual([
      { question: 'laws', evidence: 'gone', problem: 'gone' },
      { question: 'laws', evidence: 'case', problem: 'wrong-kind' },
      { question: 'rows', evidence: 'lost', problem: 'gone' },
    ]);
  });
  it('files that are missing or altered', () => expect(state.files).toEqual([{ evidence: 'fresh', problem: 'altered' }]));
  it('links that nobody has looked at for a year', () => expect(state.unseenLinks).toEqual(['law', 'unused']));
});
