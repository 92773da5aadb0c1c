import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerValue } from '#core/answers/answer';
import { validateValue } from '#core/answers/validate-value';
import { compile } from '#core/engine/compile';
import { open } from '#core/engine/open';
import { validateAnswers } from '#core/engine/validate-answers';
import type { QuestionKind } from '#core/questionnaire/definition';
import { questionnaireOf, SCALES } from './questionnaire-builder';

const problemOf = (kind: QuestionKind, value: unknown) => {
  const question = questionnaireOf([{ id: 'A:1(1)', questions: [{ id: 'tested', kind }] }]).questions.at(-1)!;
  return validateValue(question, value as AnswerValue, SCALES);
};
const options = [{ id: 'a' }, { id: 'b' }, { id: 'none', exclusive: true }];

describe('the shape of a value', () => {
  it('of a status is a value of its scale', () => {
    const status: QuestionKind = { type: 'status', scale: 'duty' };
    expect(problemOf(status, 'partial')).toBeNull();
    expect(problemOf(status, 'adopted')).toEqual({ problem: 'unknown-option' });
    expect(problemOf(status, ['yes'])).toEqual({ problem: 'wrong-type' });
    expect(problemOf({ type: 'status', scale: 'gone' }, 'yes')).toEqual({ problem: 'unknown-option' });
  });

  it('of several choices names each option once, and an exclusive one alone', () => {
    const choices: QuestionKind = { type: 'choices', options };
    expect(problemOf(choices, ['a', 'b'])).toBeNull();
    expect(problemOf(choices, ['none'])).toBeNull();
    expect(problemOf(choices, [])).toBeNull();
    expect(problemOf(choices, ['a', 'none'])).toEqual({ problem: 'option-excludes-others' });
    expect(problemOf(choices, ['a', 'a'])).toEqual({ problem: 'option-twice' });
    expect(problemOf(choices, ['c'])).toEqual({ problem: 'unknown-option' });
    expect(problemOf(choices, 'a')).toEqual({ problem: 'wrong-type' });
    expect(problemOf({ type: 'choice', options }, 'c')).toEqual({ problem: 'unknown-option' });
  });

  it('of a date is a day that exists', () => {
    expect(problemOf({ type: 'date' }, '2024-02-29')).toBeNull();
    for (const day of ['2023-02-29', '1900-02-29', '2024-13-01', '2024-04-31', '2024-1-1', '01.02.2024'])
      expect(problemOf({ type: 'date' }, day)).toEqual({ problem: 'not-a-date' });
    expect(problemOf({ type: 'date' }, 20240229)).toEqual({ problem: 'wrong-type' });
  });

  it('of a number keeps to its limits', () => {
    const number: QuestionKind = { type: 'number', whole: true, minimum: 0, maximum: 9 };
    expect(problemOf(number, 0)).toBeNull();
    expect(problemOf(number, 1.5)).toEqual({ problem: 'not-whole' });
    expect(problemOf(number, -1)).toEqual({ problem: 'too-small' });
    expect(problemOf(number, 10)).toEqual({ problem: 'too-large' });
    expect(problemOf(number, NaN)).toEqual({ problem: 'not-a-number' });
    expect(problemOf(number, '5')).toEqual({ problem: 'wrong-type' });
  });

  it('of texts and citations is text and ids', () => {
    expect(problemOf({ type: 'text', lines: 'many' }, 'words')).toBeNull();
    expect(problemOf({ type: 'text', lines: 'many' }, 5)).toEqual({ problem: 'wrong-type' });
    expect(problemOf({ type: 'citations', accepts: ['law'] }, ['law-1'])).toBeNull();
    expect(problemOf({ type: 'citations', accepts: ['law'] }, ['law-1', 'law-1'])).toEqual({ problem: 'option-twice' });
    expect(problemOf({ type: 'citations', accepts: ['law'] }, [7])).toEqual({ problem: 'wrong-type' });
  });

  it('of a table of years has known rows, ascending years, and whole numbers or "not available"', () => {
    const table: QuestionKind = { type: 'table', table: { rows: [{ id: 'all' }], columns: 'years' } };
    const value = (cells: object, years: readonly number[] = [2023, 2024], id = 'all') => ({ years, rows: [{ id, cells }] });
    expect(problemOf(table, value({ 2023: 4, 2024: { notAvailable: true } }))).toBeNull();
    expect(problemOf(table, value({ 2022: 4 }))).toEqual({ problem: 'unknown-column', row: 'all', column: '2022' });
    expect(problemOf(table, value({ 2023: 1.5 }))).toEqual({ problem: 'not-whole', row: 'all', column: '2023' });
    expect(problemOf(table, value({ 2023: -1 }))).toEqual({ problem: 'too-small', row: 'all', column: '2023' });
    expect(problemOf(table, value({ 2023: { notAvailable: true, more: 1 } }))).toEqual({
      problem: 'wrong-type',
      row: 'all',
      column: '2023',
    });
    expect(problemOf(table, value({}, [2024, 2023]))).toEqual({ problem: 'years-not-ascending', column: '2023' });
    expect(problemOf(table, value({}, [2024, 2024]))).toEqual({ problem: 'years-not-ascending', column: '2024' });
    expect(problemOf(table, value({}, [2024], 'other'))).toEqual({ problem: 'unknown-row', row: 'other' });
    expect(problemOf(table, { rows: [] })).toEqual({ problem: 'years-missing' });
    for (const broken of [
      null,
      'table',
      [],
      { years: [2024], rows: {} },
      { years: [2024], rows: [null] },
      { years: [2024], rows: [{ id: 'all' }] },
    ])
      expect(problemOf(table, broken)).toEqual({ problem: 'wrong-type' });
  });

  it('of a table with free rows fits the columns, and names the cell that does not', () => {
    const table: QuestionKind = {
      type: 'table',
      table: {
        rows: 'free',
        columns: [
          { id: 'step', type: 'text', required: true },
          { id: 'stage', type: 'choice', options, required: true },
          { id: 'target', type: 'date', required: false },
          { id: 'forms', type: 'choices', options, required: false },
        ],
      },
    };
    const row = (cells: object, id = 'row-1') => ({ id, cells });
    expect(problemOf(table, { rows: [row({ step: 'Draft a law', stage: 'a', target: '', forms: ['a'] })] })).toBeNull();
    expect(problemOf(table, { rows: [row({ stage: 'c' })] })).toEqual({ problem: 'unknown-option', row: 'row-1', column: 'stage' });
    expect(problemOf(table, { rows: [row({ target: '2024-02-30' })] })).toEqual({ problem: 'not-a-date', row: 'row-1', column: 'target' });
    expect(problemOf(table, { rows: [row({ forms: ['none', 'a'] })] })).toEqual({
      problem: 'option-excludes-others',
      row: 'row-1',
      column: 'forms',
    });
    expect(problemOf(table, { rows: [row({ other: 'x' })] })).toEqual({ problem: 'unknown-column', row: 'row-1', column: 'other' });
    expect(problemOf(table, { rows: [row({}), row({})] })).toEqual({ problem: 'row-twice', row: 'row-1' });
    expect(problemOf(table, { years: [2024], rows: [] })).toEqual({ problem: 'years-not-expected' });
  });
});

describe('a value from outside', () => {
  it('is refused or accepted, whatever it is, without breaking the program', () => {
    const kinds: readonly QuestionKind[] = [
      { type: 'status', scale: 'duty' },
      { type: 'choices', options },
      { type: 'number', whole: true },
      { type: 'date' },
      { type: 'citations', accepts: ['law'] },
      { type: 'table', table: { rows: [{ id: 'all' }], columns: 'years' } },
      { type: 'table', table: { rows: 'free', columns: [{ id: 'step', type: 'text', required: true }] } },
    ];
    const table = fc.record({
      years: fc.anything(),
      rows: fc.oneof(fc.anything(), fc.array(fc.oneof(fc.anything(), fc.record({ id: fc.string(), cells: fc.anything() })))),
    });
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.oneof(fc.anything(), table), (kind, value) => {
        expect(() => problemOf(kind, value)).not.toThrow();
      }),
    );
  });
});

describe('the whole form', () => {
  it('lists what is asked and missing or misshapen, and nothing that is hidden', () => {
    const questionnaire = questionnaireOf([
      {
        id: 'A:1(1)',
        questions: [
          { id: 'day', kind: { type: 'date' } },
          { id: 'reasons', required: true, when: { question: 'A:1(1)/status', is: 'no' } },
        ],
      },
      { id: 'A:2(1)' },
    ]);
    const live = open(compile(questionnaire), {
      answers: { 'A:1(1)/status': { standing: 'answered', value: 'yes' }, 'A:1(1)/day': { standing: 'answered', value: 'soon' } },
      evidence: {},
      facts: new Map(),
    });
    const misshapen = { question: 'A:1(1)/day', problem: { problem: 'not-a-date' } };
    const missing = (question: string) => ({ question, problem: { problem: 'missing' } });
    expect(validateAnswers(questionnaire, live)).toEqual([misshapen, missing('A:2(1)/status')]);
    live.set('A:1(1)/status', { standing: 'answered', value: 'no' });
    expect(validateAnswers(questionnaire, live)).toEqual([misshapen, missing('A:1(1)/reasons'), missing('A:2(1)/status')]);
  });
});
