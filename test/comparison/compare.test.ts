import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerValue, Cell } from '#core/answers/answer';
import { obstacleToComparison } from '#core/comparison/compare';
import type { Question } from '#core/questionnaire/definition';
import type { SubmittedEvidence } from '#core/submission/submission';
import { asks, compared, Exercise, kindOf, questionOf } from './exercise';

const LAW = { kind: 'law', title: 'Act on trafficking', reference: 'section 12', stage: 'in-force' } as const;
const before = () => new Exercise('cycle-2024');
const now = () => new Exercise('cycle-2026');

describe('comparing two exercises of a State', () => {
  it('tells apart what stayed, changed, came and went', () => {
    const comparison = compared(
      before().answers('TIP:5(1)/status', 'partial').answers('TIP:5(1)/text', 'A bill is drafted.').answers('TIP:6(1)/status', 'yes'),
      now().answers('TIP:5(1)/status', 'yes').answers('TIP:5(1)/text', 'A bill is drafted.').answers('TIP:9(1)(a)/status', 'no'),
    );
    expect(kindOf(comparison, 'TIP:5(1)/status')).toBe('changed');
    expect(kindOf(comparison, 'TIP:5(1)/text')).toBe('unchanged');
    expect(kindOf(comparison, 'TIP:5(1)')).toBe('changed');
    expect(kindOf(comparison, 'TIP:6(1)')).toBe('withdrawn');
    expect(kindOf(comparison, 'TIP:9(1)(a)')).toBe('added');
    expect(comparison.counts).toEqual({ unchanged: 0, changed: 1, added: 1, withdrawn: 1, moved: 0 });
  });

  it('shows which words of a text changed', () => {
    const comparison = compared(
      before().answers('TIP:5(1)/text', 'The act covers attempts.'),
      now().answers('TIP:5(1)/text', 'The act covers complicity.'),
    );
    expect(questionOf(comparison, 'TIP:5(1)/text')?.words?.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'attempts' },
      { kind: 'added', text: 'complicity' },
    ]);
  });

  it('keeps "not known", "not applicable" and "no" apart, and shows what changed in the reason', () => {
    const comparison = compared(
      before().doesNotKnow('TIP:5(1)/status', 'Courts keep no figures.').doesNotKnow('TIP:6(1)/status', 'Asked.'),
      now().doesNotKnow('TIP:5(1)/status', 'Courts keep few figures.').holdsNotApplicable('TIP:6(1)/status', 'Asked.'),
    );
    expect(questionOf(comparison, 'TIP:5(1)/status')?.reasonWords).toContainEqual({ kind: 'added', text: 'few' });
    expect(kindOf(comparison, 'TIP:6(1)/status')).toBe('changed');
  });

  it('finds the same evidence under another id, and other evidence under the same id', () => {
    const older = before()
      .registers('a', LAW)
      .registers('b', LAW)
      .answers('TIP:5(1)/citations', ['a'])
      .answers('TIP:6(1)/citations', ['b']);
    const newer = now()
      .registers('x', { ...LAW })
      .registers('b', { ...LAW, reference: 'section 14' })
      .answers('TIP:5(1)/citations', ['x'])
      .answers('TIP:6(1)/citations', ['b']);
    const comparison = compared(older, newer);
    expect(kindOf(comparison, 'TIP:5(1)/citations')).toBe('unchanged');
    expect(questionOf(comparison, 'TIP:6(1)/citations')?.citations).toEqual([
      { kind: 'added', evidence: { ...LAW, reference: 'section 14' } },
      { kind: 'removed', evidence: LAW },
    ]);
  });

  it('says what differs of a source that both call the same, each with one partner', () => {
    const once = { ...LAW, link: 'https://example.org/2019', summary: 'Penalties' };
    const again = { ...LAW, link: 'https://example.org/2024', inForce: '2024-01-01', summary: 'Penalties' };
    const cites = (exercise: Exercise, ...sources: readonly SubmittedEvidence[]) => {
      sources.forEach((source, place) => exercise.registers(`e${place}`, source));
      return exercise.answers(
        'TIP:5(1)/citations',
        sources.map((_, place) => `e${place}`),
      );
    };
    const between = (older: readonly SubmittedEvidence[], newer: readonly SubmittedEvidence[]) =>
      questionOf(compared(cites(before(), ...older), cites(now(), ...newer)), 'TIP:5(1)/citations');
    expect(between([once], [again])).toMatchObject({
      kind: 'changed',
      citations: [{ kind: 'changed', older: once, newer: again, parts: ['inForce', 'link'] }],
    });
    // Of what is called the same, only as many are one as stand on both sides.
    expect(between([once], [again, { ...again, court: 'High Court' }])?.citations?.map(({ kind }) => kind)).toEqual(['changed', 'added']);
    // When somebody last saw the page is nothing that the State says.
    expect(between([once], [{ ...once, lastSeen: '2026-05-01' }])).toMatchObject({ kind: 'unchanged' });
    const filed = (sha512: string) => ({ ...once, attachment: { sha512, name: 'act.pdf', bytes: 9, mediaType: 'application/pdf' } });
    expect(between([filed('aa')], [filed('bb')])?.citations).toMatchObject([{ kind: 'changed', parts: ['attachment'] }]);
    expect(between([{ ...once, title: 'Décret' }], [{ ...once, title: 'De\u0301cret', stage: 'bill' }])?.citations).toMatchObject([
      { kind: 'changed', parts: ['stage'] },
    ]);
  });

  it('compares a file by its bytes', () => {
    const file = (name: string, sha512: string) =>
      ({ kind: 'file', title: 'Decree', attachment: { sha512, name, bytes: 9, mediaType: 'application/pdf' } }) as const;
    const older = before().registers('a', file('decree.pdf', 'aa')).answers('TIP:5(1)/citations', ['a']);
    const renamed = now().registers('a', file('Decree (1).pdf', 'aa')).answers('TIP:5(1)/citations', ['a']);
    const altered = now().registers('a', file('decree.pdf', 'bb')).answers('TIP:5(1)/citations', ['a']);
    expect(kindOf(compared(older, renamed), 'TIP:5(1)/citations')).toBe('unchanged');
    expect(kindOf(compared(older, altered), 'TIP:5(1)/citations')).toBe('changed');
  });

  it('does not mind the order of choices or of free rows, nor blank rows', () => {
    const older = before()
      .answers('TIP:5(1)/reasons', ['a', 'b'])
      .answers('TIP:5(1)/steps', {
        rows: [
          { id: '1', cells: { step: 'Draft' } },
          { id: '2', cells: { step: 'Train' } },
        ],
      });
    const newer = now()
      .answers('TIP:5(1)/reasons', ['b', 'a'])
      .answers('TIP:5(1)/steps', {
        rows: [
          { id: '8', cells: { step: 'Train' } },
          { id: '7', cells: {} },
          { id: '9', cells: { step: 'Draft' } },
        ],
      });
    expect(kindOf(compared(older, newer), 'TIP:5(1)')).toBe('unchanged');
  });

  it('names the row and the year whose figure changed', () => {
    const table = (convicted: number) => ({
      years: [2023, 2024],
      rows: [
        { id: 'prosecuted', cells: { 2023: 4, 2024: 6 } },
        { id: 'convicted', cells: { 2023: 1, 2024: convicted } },
      ],
    });
    const comparison = compared(before().answers('TIP:5(1)/persons', table(2)), now().answers('TIP:5(1)/persons', table(3)));
    const rows = questionOf(comparison, 'TIP:5(1)/persons')?.rows;
    expect(rows?.map(({ kind, columns }) => [kind, ...columns])).toEqual([['unchanged'], ['changed', '2024']]);
  });

  it('does not take zero, blank and "not available" for one another', () => {
    const with2024 = (cell: Readonly<Record<string, Cell>>) => ({
      years: [2024],
      rows: [
        { id: 'convicted', cells: cell },
        { id: 'prosecuted', cells: { 2024: 1 } },
      ],
    });
    const [blank, zero, unknown] = [with2024({}), with2024({ 2024: 0 }), with2024({ 2024: { notAvailable: true } })];
    for (const [a, b] of [
      [blank, zero],
      [zero, unknown],
      [blank, unknown],
    ] as const) {
      expect(kindOf(compared(before().answers('TIP:5(1)/persons', a), now().answers('TIP:5(1)/persons', b)), 'TIP:5(1)')).toBe('changed');
    }
  });

  it('does not take a figure in one given row for the same figure in another', () => {
    const of = (id: string) => ({ years: [2024], rows: [{ id, cells: { 2024: 5 } }] });
    const comparison = compared(before().answers('TIP:5(1)/persons', of('prosecuted')), now().answers('TIP:5(1)/persons', of('convicted')));
    expect(kindOf(comparison, 'TIP:5(1)/persons')).toBe('changed');
  });

  it('follows a provision that moved with all its questions, and a question that moved alone', () => {
    const newer = asks(['TIP:5(1)', 'TIP:6(9)'], { 'TIP:6(9)': ['TIP:6(1)'], 'TIP:5(1)/text': ['TIP:5(1)/remarks'] });
    const older = { ...asks(['TIP:5(1)', 'TIP:6(1)']) };
    const renamed = {
      ...older,
      questions: older.questions.map((each) => (each.id === 'TIP:5(1)/text' ? { ...each, id: 'TIP:5(1)/remarks' } : each)),
    };
    const comparison = compared(
      new Exercise('old', renamed)
        .answers('TIP:6(1)/status', 'yes')
        .answers('TIP:5(1)/remarks', 'As before.')
        .answers('TIP:6(1)/text', 'Old.'),
      new Exercise('new', newer).answers('TIP:6(9)/status', 'yes').answers('TIP:5(1)/text', 'As before.').answers('TIP:6(9)/text', 'New.'),
    );
    expect(questionOf(comparison, 'TIP:6(9)/status')).toMatchObject({ kind: 'moved', from: 'TIP:6(1)/status' });
    expect(questionOf(comparison, 'TIP:6(9)/text')).toMatchObject({ kind: 'changed', from: 'TIP:6(1)/text' });
    expect(questionOf(comparison, 'TIP:5(1)/text')).toMatchObject({ kind: 'moved', from: 'TIP:5(1)/remarks' });
    expect(comparison.provisions.find(({ provision }) => provision === 'TIP:6(9)')).toMatchObject({ kind: 'changed', from: 'TIP:6(1)' });
  });

  it('sets each part of a split question beside the answer that was given to the whole', () => {
    const older = asks(['TIP:5(1)']);
    const asked = older.questions.filter(({ id }) => id !== 'TIP:5(1)/reasons');
    const whole = { ...older, questions: asked.map((each) => renamed(each, 'TIP:5(1)/text', 'TIP:5(1)/all')) };
    const split = { 'TIP:5(1)/text': ['TIP:5(1)/all'], 'TIP:5(1)/reasons': ['TIP:5(1)/all'] };
    const before = new Exercise('old', whole).answers('TIP:5(1)/all', 'Both.');
    const both = compared(
      before,
      new Exercise('new', asks(['TIP:5(1)'], split)).answers('TIP:5(1)/text', 'Both.').answers('TIP:5(1)/reasons', ['a']),
    );
    expect(questionOf(both, 'TIP:5(1)/text')).toMatchObject({ kind: 'moved', from: 'TIP:5(1)/all' });
    expect(questionOf(both, 'TIP:5(1)/reasons')).toMatchObject({ kind: 'changed', from: 'TIP:5(1)/all', older: { value: 'Both.' } });
    expect(both.provisions.flatMap(({ questions }) => questions)).toHaveLength(2);

    const neither = compared(before, new Exercise('new', asks(['TIP:5(1)'], split)).answers('TIP:5(1)/status', 'yes'));
    expect(questionOf(neither, 'TIP:5(1)/all')).toMatchObject({ kind: 'withdrawn', older: { value: 'Both.' } });
  });

  it('loses neither of two answers whose questions were merged', () => {
    const older = asks(['TIP:5(1)', 'TIP:6(1)']);
    const merged = asks(['TIP:5(1)'], { 'TIP:5(1)/text': ['TIP:6(1)/text', 'TIP:6(1)/reasons'] });
    const withoutOwn = { ...older, questions: older.questions.filter(({ id }) => id !== 'TIP:5(1)/text') };
    const comparison = compared(
      new Exercise('old', withoutOwn).answers('TIP:6(1)/text', 'First.').answers('TIP:6(1)/reasons', ['a']),
      new Exercise('new', merged).answers('TIP:5(1)/text', 'First and second.'),
    );
    expect(questionOf(comparison, 'TIP:5(1)/text')).toMatchObject({ kind: 'changed', from: 'TIP:6(1)/text' });
    expect(questionOf(comparison, 'TIP:6(1)/reasons')).toMatchObject({ kind: 'withdrawn', older: { value: ['a'] } });
  });

  it('follows an option to the one that took its place', () => {
    const older = asks(['TIP:5(1)']);
    const options = [{ id: 'a', retired: true }, { id: 'b' }, { id: 'd', replaces: ['a'] }] as const;
    const newer = {
      ...older,
      questions: older.questions.map((each) => (each.type === 'choices' ? { ...each, options } : each)),
    };
    const before = new Exercise('old', older).answers('TIP:5(1)/reasons', ['a', 'b']);
    const chosen = (...ids: string[]) =>
      questionOf(compared(before, new Exercise('new', newer).answers('TIP:5(1)/reasons', ids)), 'TIP:5(1)/reasons');
    expect(chosen('d', 'b')?.kind).toBe('moved');
    expect(chosen('a', 'b')?.kind).toBe('unchanged');
    expect(chosen('b')?.kind).toBe('changed');
  });

  it('shows the answers of a provision that is no longer asked', () => {
    const comparison = compared(
      new Exercise('old').answers('TIP:6(1)/status', 'yes'),
      new Exercise('new', asks(['TIP:5(1)'])).answers('TIP:5(1)/status', 'no'),
    );
    expect(comparison.provisions.map(({ provision, kind }) => [provision, kind])).toEqual([
      ['TIP:5(1)', 'added'],
      ['TIP:6(1)', 'withdrawn'],
    ]);
  });

  it('compares only the instruments that both exercises cover', () => {
    const comparison = compared(
      new Exercise('old', asks(['TIP:5(1)', 'UNTOC:5(1)'])).answers('UNTOC:5(1)/status', 'yes').answers('TIP:5(1)/status', 'yes'),
      new Exercise('new', asks(['TIP:5(1)'])).answers('TIP:5(1)/status', 'yes'),
    );
    expect(comparison.instruments).toEqual(['TIP']);
    expect(comparison.counts).toEqual({ unchanged: 1, changed: 0, added: 0, withdrawn: 0, moved: 0 });
  });

  it('refuses two States, and two exercises without a common instrument', () => {
    const tip = new Exercise('a', asks(['TIP:5(1)'])).sealed();
    expect(obstacleToComparison(tip, new Exercise('b', asks(['TIP:5(1)']), 'DE').sealed())).toBe('other-state');
    expect(obstacleToComparison(tip, new Exercise('b', asks(['UNTOC:5(1)'])).sealed())).toBe('no-common-instrument');
    expect(obstacleToComparison(tip, new Exercise('b', asks(['TIP:5(1)', 'UNTOC:5(1)'])).sealed())).toBeNull();
  });
});

describe('for whatever was answered', () => {
  const ids = fc.subarray(['a', 'b', 'c']);
  const cells = fc.dictionary(
    fc.constantFrom('step', '2023', '2024'),
    fc.oneof(fc.string(), fc.nat(99), fc.constant({ notAvailable: true as const })),
    { noNullPrototype: true },
  );
  const table = fc
    .array(fc.record({ id: fc.constantFrom('prosecuted', 'convicted', 'r1', 'r2'), cells }), { maxLength: 4 })
    .map((rows) => ({ rows: [...new Map(rows.map((row) => [row.id, row])).values()] }));
  const value: fc.Arbitrary<AnswerValue> = fc.oneof(fc.string({ unit: 'binary' }), fc.nat(), ids, table);
  const places = asks(['TIP:5(1)', 'TIP:6(1)']).questions.map(({ id }) => id);
  const answers = fc.dictionary(fc.constantFrom(...places), value, { noNullPrototype: true });
  const exercise = (id: string, given: Readonly<Record<string, AnswerValue>>) => {
    const made = new Exercise(id, asks(['TIP:5(1)', 'TIP:6(1)'])).registers('a', LAW).registers('b', { ...LAW, title: 'Other act' });
    for (const [question, each] of Object.entries(given)) made.answers(question, each);
    return made;
  };

  it('a submission compared with itself is unchanged throughout', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const comparison = compared(exercise('a', given), exercise('b', given));
        const questions = comparison.provisions.flatMap((provision) => provision.questions);
        expect(questions).toHaveLength(Object.keys(given).length);
        expect(questions.every(({ kind }) => kind === 'unchanged')).toBe(true);
        expect(comparison.counts.unchanged).toBe(comparison.provisions.length);
      }),
    );
  });

  it('turning the comparison round turns added into withdrawn and keeps the rest', () => {
    const opposite = { added: 'withdrawn', withdrawn: 'added', changed: 'changed', unchanged: 'unchanged', moved: 'moved' } as const;
    fc.assert(
      fc.property(answers, answers, (one, other) => {
        const kinds = (comparison: ReturnType<typeof compared>) =>
          comparison.provisions
            .flatMap(({ questions }) => questions.map(({ question, kind }) => [question, kind] as const))
            .sort(([a], [b]) => (a < b ? -1 : 1));
        const there = kinds(compared(exercise('a', one), exercise('b', other)));
        const back = kinds(compared(exercise('b', other), exercise('a', one)));
        expect(back).toEqual(there.map(([question, kind]) => [question, opposite[kind]]));
      }),
    );
  });
});

const renamed = (question: Question, from: string, to: string): Question => (question.id === from ? { ...question, id: to } : question);
