import { describe, expect, it } from 'vitest';
import { releasedContent, type Release } from '#core/submission/release';
import type { Submission } from '#core/submission/submission';

const at = '2026-01-01T12:00:00.000Z';
const entered = { kind: 'entered' } as const;
const hash = 'a'.repeat(128);

const submission: Submission = {
  format: 'omnibus-submission/1',
  state: 'SI',
  exercise: { id: 'review', title: 'Review', mechanism: 'untoc-review' },
  instruments: ['TIP'],
  participation: {},
  release: { released: true, confidential: ['TIP:6(3)'] },
  practice: false,
  assessmentDate: '2026-01-01',
  languages: ['en'],
  number: 1,
  replaces: null,
  sealedAt: at,
  declaration: { title: 'Minister' },
  questionnaire: { version: 'v', sha512: hash },
  answers: {
    'TIP:6(3)/status': { standing: 'answered', value: 'canary-of-the-paragraph', at, origin: entered },
    'TIP:6(3)(a)/citations': { standing: 'answered', value: ['hidden-law', 'shared-law'], at, origin: entered },
    'TIP:6(3)(a)/why': { standing: 'not-known', reason: 'canary of a reason', at, origin: entered },
    'TIP:6(4)/citations': { standing: 'answered', value: ['shared-law'], at, origin: { kind: 'reused', from: 'TIP:6(3)(a)/citations' } },
    'TIP:6(30)/table': {
      standing: 'answered',
      value: { rows: [{ id: 'r', cells: { law: ['table-law'], said: 'words' } }] },
      at,
      origin: { kind: 'reused', from: 'TIP:6(4)/citations' },
    },
  },
  evidence: {
    'hidden-law': {
      kind: 'law',
      title: 'canary of a law',
      attachment: { sha512: hash, name: 'canary.pdf', bytes: 1, mediaType: 'application/pdf' },
    },
    'shared-law': { kind: 'law', title: 'Shared law' },
    'table-law': { kind: 'law', title: 'Law of a table' },
  },
  provisions: {
    'TIP:6(3)': { progress: 'complete', gap: true },
    'TIP:6(3)(a)': { progress: 'not-known', gap: false },
    'TIP:6(4)': { progress: 'complete', gap: false },
  },
  completeness: {
    provisions: 3,
    open: 0,
    begun: 0,
    needs: 0,
    complete: 2,
    notKnown: 1,
    notApplicable: 0,
    missingCitation: 0,
    asked: 5,
    answered: 5,
  },
  findings: [
    {
      key: 'one@TIP:6(4)',
      rule: 'one',
      case: 'one',
      level: 'W',
      at: 'TIP:6(4)',
      involves: ['TIP:6(3)(a)/why'],
      explanation: 'canary of a finding',
    },
    { key: 'two@TIP:6(4)', rule: 'two', case: 'two', level: 'W', at: 'TIP:6(4)', involves: ['TIP:6(4)/citations'], explanation: 'stays' },
  ],
  signatures: ['state'],
  generator: { name: 'Omnibus', version: '1' },
};

const released = (release: Partial<Release>): ReturnType<typeof releasedContent> =>
  releasedContent(submission, { released: true, confidential: [], ...release });

describe('what may leave the secretariat of a submission', () => {
  it('is nothing unless it was released, and nothing of a practice', () => {
    expect(released({ released: false })).toBeUndefined();
    expect(releasedContent({ ...submission, practice: true }, { released: true, confidential: [] })).toBeUndefined();
  });

  it('is all answers and evidence where nothing is confidential, but neither counters over the whole nor the marks', () => {
    const { completeness: _, release: __, ...rest } = submission;
    expect(released({})).toEqual(rest);
  });

  it('leaves out a confidential provision with those below it: answers, findings, state, evidence and files that only they cite', () => {
    const content = released({ confidential: ['TIP:6(3)'] });
    expect(JSON.stringify(content)).not.toContain('canary');
    expect(JSON.stringify(content)).not.toContain('TIP:6(3)');
    expect(Object.keys(content?.answers ?? {})).toEqual(['TIP:6(4)/citations', 'TIP:6(30)/table']);
    expect(Object.keys(content?.evidence ?? {})).toEqual(['shared-law', 'table-law']);
    expect(Object.keys(content?.provisions ?? {})).toEqual(['TIP:6(4)']);
    expect(content?.findings.map(({ explanation }) => explanation)).toEqual(['stays']);
  });

  it('no longer says that an answer was taken over from a confidential one, and still where from others', () => {
    const content = released({ confidential: ['TIP:6(3)'] });
    expect(content?.answers['TIP:6(4)/citations']?.origin).toEqual(entered);
    expect(content?.answers['TIP:6(30)/table']?.origin).toEqual({ kind: 'reused', from: 'TIP:6(4)/citations' });
  });
});
