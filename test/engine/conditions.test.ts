import { describe, expect, it } from 'vitest';
import type { Cell, TableValue } from '#core/answers/answer';
import type { Evidence } from '#core/answers/document';
import type { Condition, RowCondition } from '#core/questionnaire/condition';
import type { ProvisionDraft } from './questionnaire-builder';
import { holds } from './official';

const YEARS: ProvisionDraft = {
  id: 'A:1(1)',
  questions: [
    {
      id: 'persons',
      kind: {
        type: 'table',
        table: {
          rows: ['all', 'female', 'male', 'convicted'].map((id) => ({ id, ...(id === 'all' && { totalOf: [['female', 'male']] }) })),
          columns: 'years',
        },
      },
    },
    { id: 'laws', kind: { type: 'citations', accepts: ['law'] } },
    { id: 'day', kind: { type: 'date' } },
    { id: 'forms', kind: { type: 'choices', options: ['labour', 'organs', 'other'].map((id) => ({ id })) } },
    {
      id: 'penalties',
      kind: {
        type: 'table',
        table: {
          rows: 'free',
          columns: [
            { id: 'minimum', type: 'number', required: true },
            { id: 'maximum', type: 'number', required: true },
            { id: 'adopted', type: 'date', required: false },
            { id: 'marks', type: 'choices', options: [{ id: 'life' }], required: false },
          ],
        },
      },
    },
  ],
};
const persons = 'A:1(1)/persons';
const penalties = 'A:1(1)/penalties';

const whenPersons = (condition: Condition, value: TableValue): boolean =>
  holds(condition, [YEARS], (official) => official.answers(persons, value));
const whenPenalties = (row: RowCondition, mode: 'anyRow' | 'everyRow', ...rows: readonly TableValue['rows'][number]['cells'][]): boolean =>
  holds(mode === 'anyRow' ? { question: penalties, anyRow: row } : { question: penalties, everyRow: row }, [YEARS], (official) =>
    official.answers(penalties, { rows: rows.map((cells, index) => ({ id: `row-${String(index)}`, cells })) }),
  );

describe('a total and its parts', () => {
  const NOT_AVAILABLE = { notAvailable: true } as const;
  const wrong = (all: Cell | undefined, female: Cell | undefined, male: Cell | undefined): boolean =>
    whenPersons(
      { totals: persons },
      {
        years: [2024],
        rows: [
          { id: 'all', cells: all === undefined ? {} : { 2024: all } },
          { id: 'female', cells: female === undefined ? {} : { 2024: female } },
          { id: 'male', cells: male === undefined ? {} : { 2024: male } },
        ],
      },
    );

  it('are wrong when the parts add up to something else', () => {
    expect(wrong(5, 2, 3)).toBe(false);
    expect(wrong(6, 2, 3)).toBe(true);
  });

  it('are wrong when the parts that are known exceed it, and open while a part is still missing', () => {
    expect(wrong(5, 6, undefined)).toBe(true);
    expect(wrong(5, 2, undefined)).toBe(false);
    expect(wrong(5, 2, NOT_AVAILABLE)).toBe(false);
  });

  it('are compared with nothing while the total is blank or not available: blank is not zero', () => {
    expect(wrong(undefined, 2, 3)).toBe(false);
    expect(wrong(NOT_AVAILABLE, 2, 3)).toBe(false);
  });
});

describe('two answers', () => {
  const other: ProvisionDraft = {
    id: 'A:2(1)',
    questions: [{ id: 'forms', kind: { type: 'choices', options: ['labour', 'organs'].map((id) => ({ id })) } }],
  };

  it('differ by what their values mean when they are statuses, and by the values otherwise', () => {
    const statuses: Condition = { differ: ['A:1(1)/status', 'A:2(1)/status'] };
    expect(holds(statuses, [YEARS, other], (official) => official.answers('A:1(1)/status', 'yes').answers('A:2(1)/status', 'no'))).toBe(
      true,
    );
    expect(holds(statuses, [YEARS, other], (official) => official.answers('A:1(1)/status', 'yes').answers('A:2(1)/status', 'yes'))).toBe(
      false,
    );
    const forms: Condition = { differ: ['A:1(1)/forms', 'A:2(1)/forms'] };
    expect(
      holds(forms, [YEARS, other], (official) => official.answers('A:1(1)/forms', ['labour']).answers('A:2(1)/forms', ['organs'])),
    ).toBe(true);
  });

  it('do not differ while one of them is missing', () => {
    const statuses: Condition = { differ: ['A:1(1)/status', 'A:2(1)/status'] };
    expect(holds(statuses, [YEARS, other], (official) => official.answers('A:1(1)/status', 'yes'))).toBe(false);
  });
});

describe('a later day', () => {
  it.each([
    ['2026-03-31', false],
    ['2026-04-01', true],
  ])('counts from another cell of the row: notified on %s', (adopted, late) => {
    const row: RowCondition = { column: 'adopted', after: { fact: 'assessment-date', plusDays: 30 } };
    const notified = holds({ question: penalties, anyRow: row }, [YEARS], (official) =>
      official.states('assessment-date', '2026-03-01').answers(penalties, { rows: [{ id: 'row-1', cells: { adopted } }] }),
    );
    expect(notified).toBe(late);
  });
});

describe('sums over a table', () => {
  const partsDiffer: Condition = {
    sum: { question: persons, rows: ['female', 'male'] },
    compare: 'notEqual',
    to: { question: persons, rows: ['all'] },
    by: 'perYear',
  };
  const table = (all: number, female: number, male: number): TableValue => ({
    years: [2024],
    rows: [
      { id: 'all', cells: { 2024: all } },
      { id: 'female', cells: { 2024: female } },
      { id: 'male', cells: { 2024: male } },
    ],
  });

  it('are compared year by year', () => {
    expect(whenPersons(partsDiffer, table(3, 1, 2))).toBe(false);
    expect(whenPersons(partsDiffer, table(4, 1, 2))).toBe(true);
  });

  it('say nothing where a number is blank or not available: blank is not zero', () => {
    const { rows } = table(4, 1, 2);
    expect(whenPersons(partsDiffer, { years: [2024], rows: rows.slice(0, 2) })).toBe(false);
    expect(
      whenPersons(partsDiffer, { years: [2024], rows: [...rows.slice(0, 2), { id: 'male', cells: { 2024: { notAvailable: true } } }] }),
    ).toBe(false);
  });

  it('up to a year find convictions that no prosecution of that year or an earlier one explains', () => {
    const unexplained: Condition = {
      sum: { question: persons, rows: ['convicted'] },
      compare: 'greater',
      to: { question: persons, rows: ['all'] },
      by: 'upToYear',
    };
    const years = (all: readonly number[], convicted: readonly number[]): TableValue => ({
      years: [2023, 2024],
      rows: [
        { id: 'all', cells: { 2023: all[0]!, 2024: all[1]! } },
        { id: 'convicted', cells: { 2023: convicted[0]!, 2024: convicted[1]! } },
      ],
    });
    expect(whenPersons(unexplained, years([2, 0], [0, 2]))).toBe(false);
    expect(whenPersons(unexplained, years([0, 2], [2, 0]))).toBe(true);
    expect(whenPersons(unexplained, years([1, 1], [1, 2]))).toBe(true);
  });
});

describe('rows of a table', () => {
  const reversed: RowCondition = { column: 'minimum', moreThan: { column: 'maximum' } };

  it('are compared column with column', () => {
    expect(whenPenalties(reversed, 'anyRow', { minimum: 2, maximum: 5 }, { minimum: 6, maximum: 5 })).toBe(true);
    expect(whenPenalties(reversed, 'anyRow', { minimum: 5, maximum: 5 }, { minimum: 6 })).toBe(false);
    expect(whenPenalties({ column: 'maximum', atLeast: 4 }, 'everyRow', { maximum: 4 }, { maximum: 3 })).toBe(false);
    expect(whenPenalties({ column: 'maximum', atLeast: 4 }, 'everyRow', { maximum: 4 }, { maximum: '' })).toBe(true);
  });

  it('are tested for dates and for options of a cell', () => {
    expect(whenPenalties({ column: 'adopted', after: { fact: 'assessment-date' } }, 'anyRow', { adopted: '2026-06-01' })).toBe(false);
    expect(whenPenalties({ column: 'adopted', after: { fact: 'assessment-date' } }, 'anyRow', { adopted: '2026-06-02' })).toBe(true);
    expect(whenPenalties({ column: 'marks', is: 'life' }, 'anyRow', { marks: ['life'] })).toBe(true);
  });

  it('of an empty table satisfy nothing', () => {
    expect(whenPenalties({ column: 'maximum', answered: false }, 'everyRow')).toBe(false);
  });
});

describe('evidence not yet in force (R13)', () => {
  const onlyBills: Condition = { citations: 'A:1(1)/laws', every: 'not-in-force' };
  const whenCited = (...laws: readonly Partial<Evidence>[]): boolean =>
    holds(onlyBills, [YEARS], (official) => {
      laws.forEach((law, index) => official.keepsLaw(`law-${String(index)}`, law));
      return official.cites('A:1(1)/laws', ...laws.map((_, index) => `law-${String(index)}`));
    });

  it('is a bill, a law only adopted, or one whose day lies ahead', () => {
    expect(whenCited({ stage: 'bill' }, { stage: 'adopted' }, { inForce: '2026-06-02' })).toBe(true);
    expect(whenCited({ inForce: '2026-06-01' })).toBe(false);
  });

  it('is a law adopted after the assessment date, and one that has been repealed, whatever its dates say', () => {
    expect(whenCited({ adopted: '2026-06-02' })).toBe(true);
    expect(whenCited({ stage: 'repealed' })).toBe(true);
    expect(whenCited({ stage: 'repealed', inForce: '1990-01-01' })).toBe(true);
    expect(whenCited({ stage: 'in-force', inForce: '2026-06-02' })).toBe(true);
  });

  it('is no longer a law noted as adopted once its day has come', () => {
    expect(whenCited({ stage: 'adopted', adopted: '2026-01-01', inForce: '2026-06-02' })).toBe(true);
    expect(whenCited({ stage: 'adopted', adopted: '2026-01-01', inForce: '2026-06-01' })).toBe(false);
  });

  it('is an agreement whose day lies ahead', () => {
    expect(whenCited({ kind: 'agreement', inForce: '2026-06-02' })).toBe(true);
    expect(whenCited({ kind: 'agreement', inForce: '2020-01-01' })).toBe(false);
  });

  it('is not a law without a date, and one law in force is enough', () => {
    expect(whenCited({})).toBe(false);
    expect(whenCited({ stage: 'bill' }, { inForce: '2001-01-01' })).toBe(false);
    expect(whenCited()).toBe(false);
  });
});

describe('tests of one answer', () => {
  it('know dates, several options and reasons', () => {
    const day = 'A:1(1)/day';
    expect(holds({ question: day, before: '2025-01-01' }, [YEARS], (official) => official.answers(day, '2024-12-31'))).toBe(true);
    expect(holds({ question: day, before: '2025-01-01' }, [YEARS], (official) => official.answers(day, '2025-01-01'))).toBe(false);
    expect(holds({ question: day, before: '2025-01-01' }, [YEARS], () => undefined)).toBe(false);
    const all: Condition = { question: 'A:1(1)/forms', includesAll: ['labour', 'organs'] };
    expect(holds(all, [YEARS], (official) => official.answers('A:1(1)/forms', ['organs', 'other', 'labour']))).toBe(true);
    expect(holds(all, [YEARS], (official) => official.answers('A:1(1)/forms', ['organs', 'other']))).toBe(false);
    const unreasoned: Condition = { question: 'A:1(1)/status', reason: false };
    expect(holds(unreasoned, [YEARS], (official) => official.setsNotApplicable('A:1(1)'))).toBe(true);
    expect(holds(unreasoned, [YEARS], (official) => official.setsNotApplicable('A:1(1)', 'No coast'))).toBe(false);
    expect(holds(unreasoned, [YEARS], () => undefined)).toBe(false);
  });

  it('fail for what is unanswered, except those that ask for just that', () => {
    const status = 'A:1(1)/status';
    const unanswered = (condition: Condition): boolean => holds(condition, [YEARS], () => undefined);
    expect(unanswered({ question: status, in: ['yes', 'no'] })).toBe(false);
    expect(unanswered({ question: status, kind: ['positive', 'partial', 'considered', 'negative'] })).toBe(false);
    expect(unanswered({ question: status, standing: 'unanswered' })).toBe(true);
    expect(unanswered({ question: status, answered: false })).toBe(true);
    expect(unanswered({ not: { question: status, is: 'yes' } })).toBe(true);
  });
});
