import { describe, expect, it } from 'vitest';
import type { ComparedSubmission } from '#core/comparison/compare';
import { compareSeries, obstacleToSeries } from '#core/comparison/series';
import { skippedExercises } from '#core/comparison/skipped-exercises';
import { claimsOf } from '#core/submission/claims';
import { asks, Exercise } from './exercise';

const sealed = (year: string, value?: string, given: Partial<ComparedSubmission['submission']> = {}): ComparedSubmission => {
  const exercise = new Exercise(year);
  const made = (value === undefined ? exercise : exercise.answers('TIP:5(1)/status', value)).sealed();
  return { ...made, submission: { ...made.submission, practice: false, sealedAt: `${year.slice(0, 4)}-06-01T00:00:00.000Z`, ...given } };
};
const rowOf = (...submissions: readonly ComparedSubmission[]) =>
  compareSeries(submissions).trend.rows.find(({ provision }) => provision === 'TIP:5(1)')?.cells ?? [];
const said = (cells: ReturnType<typeof rowOf>) => cells.map((cell) => (cell.kind === 'asked' ? (cell.answer?.value ?? '–') : cell.kind));

describe('the trend of a provision', () => {
  it('has a column for each of four exercises, in the order of time', () => {
    const cells = rowOf(sealed('2026', 'yes'), sealed('2020', 'no'), sealed('2024', 'partly'), sealed('2022', 'no'));
    expect(said(cells)).toEqual(['no', 'no', 'partly', 'yes']);
    expect(cells.map((cell) => cell.kind === 'asked' && cell.change)).toEqual([undefined, 'unchanged', 'changed', 'changed']);
  });

  it('leaves a place empty where nothing was said, and goes on after it', () => {
    const cells = rowOf(sealed('2022', 'no'), sealed('2024'), sealed('2026', 'yes'));
    expect(said(cells)).toEqual(['no', '–', 'yes']);
    expect(cells.map((cell) => cell.kind === 'asked' && cell.change)).toEqual([undefined, 'withdrawn', 'added']);
  });

  it('tells an exercise on another instrument from one in which nothing was said', () => {
    const other = sealed('2024', undefined, { instruments: ['UNTOC'] });
    const both = new Exercise('2026', asks(['TIP:5(1)', 'UNTOC:5(1)'])).answers('TIP:5(1)/status', 'yes').sealed();
    const last = { ...both, submission: { ...both.submission, practice: false } };
    expect(said(rowOf(sealed('2022', 'no'), other, last))).toEqual(['no', 'not-covered', 'yes']);
  });

  it('follows an instrument through submissions on another one in between', () => {
    const corruption = (year: string, value: string): ComparedSubmission => {
      const made = new Exercise(`${year}c`, asks(['UNCAC:5(1)'])).answers('UNCAC:5(1)/status', value).sealed();
      return { ...made, submission: { ...made.submission, practice: false, sealedAt: `${year}-07-01T00:00:00.000Z` } };
    };
    const given = [sealed('2022', 'no'), corruption('2022', 'no'), sealed('2024', 'no'), corruption('2024', 'yes'), sealed('2026', 'yes')];
    const cells = rowOf(...given);
    expect(said(cells)).toEqual(['no', 'not-covered', 'no', 'not-covered', 'yes']);
    expect(cells.map((cell) => cell.kind === 'asked' && cell.change)).toEqual([undefined, false, 'unchanged', false, 'changed']);
    expect(cells.some((cell) => cell.kind === 'asked' && cell.became !== undefined)).toBe(false);
    const { rows } = compareSeries(given).trend;
    expect(said(rows.find(({ provision }) => provision === 'UNCAC:5(1)')?.cells ?? [])).toEqual([
      'not-covered',
      'no',
      'not-covered',
      'yes',
      'not-covered',
    ]);
  });

  it('keeps a revision and what it replaces apart, each in its place', () => {
    const first = sealed('2024', 'no');
    const revised = { ...sealed('2024b', 'yes', { number: 2, replaces: first.digest }) };
    const { submissions, trend } = compareSeries([revised, first, sealed('2026', 'yes')]);
    expect(submissions.map(({ claims }) => [claims.number, claims.replaces])).toEqual([
      [1, null],
      [2, first.digest],
      [1, null],
    ]);
    expect(said(trend.rows[0]?.cells ?? [])).toEqual(['no', 'yes', 'yes']);
  });

  it('never mixes practice with what was really submitted', () => {
    const practice = sealed('2024', 'yes', { practice: true });
    expect(obstacleToSeries([sealed('2022', 'no'), practice])).toBe('practice-and-real');
    expect(obstacleToSeries([practice, sealed('2026', 'yes', { practice: true })])).toBeNull();
  });
});

describe('exercises that a State skipped', () => {
  const claims = (year: string, given: Partial<ComparedSubmission['submission']> = {}) => claimsOf(sealed(year, 'yes', given).submission);
  const shown = [claims('2020'), claims('2026')];

  it('are those in between in which others took part, in the order of time', () => {
    const known = [...shown, claims('2024', { state: 'DE' }), claims('2022', { state: 'IT' }), claims('2022', { state: 'DE' })];
    expect(skippedExercises(shown, known)).toEqual(['2022', '2024']);
    expect(skippedExercises([...shown, claims('2022')], known)).toEqual(['2024']);
  });

  it('are not those before or after, on other instruments, or of practice', () => {
    const known = [
      claims('2018', { state: 'DE' }),
      claims('2028', { state: 'DE' }),
      claims('2022', { state: 'DE', instruments: ['UNCAC'] }),
      claims('2024', { state: 'DE', practice: true }),
    ];
    expect(skippedExercises(shown, known)).toEqual([]);
  });
});
