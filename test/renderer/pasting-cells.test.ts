import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TableValue } from '#core/answers/answer';
import type { TableColumn } from '#core/questionnaire/definition';
import { pasteBlock } from '../../renderer/screens/complete/answers/paste-block';
import { readBlock } from '../../renderer/screens/complete/answers/read-block';
import { readCell } from '../../renderer/screens/complete/answers/read-cell';
import { readFigure, readNumber } from '../../renderer/screens/complete/answers/read-figure';
import { cellAt } from '../../renderer/screens/complete/answers/table-cells';

const LOCALES = ['en-GB', 'fr', 'es', 'ru', 'ar', 'ar-EG', 'zh', 'fa'] as const;

describe('a block of cells on the clipboard', () => {
  test('is read as the spreadsheet wrote it, whatever stands in its cells', () => {
    const written = (cell: string): string => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    const cells = fc.array(fc.string({ unit: fc.constantFrom('a', '1', ' ', '\t', '\n', '"', 'ش') }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 5 }), (block) => {
        const text = block.map((line) => line.map(written).join('\t')).join('\r\n');
        expect(readBlock(`${text}\r\n`)).toEqual(block);
      }),
    );
  });
  test('of one cell is left to the field', () => {
    expect(readBlock('12')).toEqual([]);
    expect(readBlock('12\r\n')).toEqual([]);
  });
  test('may be one column', () => {
    expect(readBlock('1\n2\n')).toEqual([['1'], ['2']]);
  });
});

describe('numbers in the notation of a language', () => {
  test.each(LOCALES)('%s: whole numbers are read as they are written', (locale) => {
    const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
    fc.assert(
      fc.property(fc.nat({ max: 999_999 }), (number) => {
        expect(readFigure(format.format(number))).toEqual({ kind: 'cell', cell: number });
      }),
    );
  });
  test.each(LOCALES)('%s: so are decimals', (locale) => {
    const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, minimumFractionDigits: 2 });
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (hundredths) => {
        expect(readNumber(format.format(hundredths / 100), locale)).toBeCloseTo(hundredths / 100, 2);
      }),
    );
  });
  test('what is another notation is not guessed at', () => {
    expect(readNumber('1 234,5', 'fr')).toBe(1234.5);
    expect(readNumber('1,234.5', 'en-GB')).toBe(1234.5);
    expect(readNumber('12.5', 'fr')).toBeUndefined();
    expect(readNumber('1.234,5', 'en-GB')).toBeUndefined();
    expect(readNumber('', 'fr')).toBeUndefined();
  });
  test('the words for "not available" are those of the window', () => {
    expect(readFigure('Non disponible', ['non disponible'])).toEqual({ kind: 'cell', cell: { notAvailable: true } });
    expect(readFigure('Non disponible')).toEqual({ kind: 'unreadable' });
  });
});

const years = (...given: readonly number[]) => given.map((year) => ({ id: String(year), read: (text: string) => readFigure(text) }));

describe('pasting a block of figures', () => {
  const before: TableValue = { years: [2023, 2024], rows: [{ id: 'b', cells: { '2023': 7, '2024': 8 } }] };

  test('fills to the right and downwards; zero, blank and "not available" stay three things', () => {
    const { value, taken, refused } = pasteBlock(
      before,
      [
        ['1', '0'],
        ['', 'n/a'],
      ],
      { rows: ['a', 'b'], columns: years(2023, 2024) },
    );
    expect([cellAt(value, 'a', '2023'), cellAt(value, 'a', '2024')]).toEqual([1, 0]);
    expect([cellAt(value, 'b', '2023'), cellAt(value, 'b', '2024')]).toEqual([7, { notAvailable: true }]);
    expect([taken, refused]).toEqual([3, []]);
  });
  test('names what cannot be read and what finds no place, and leaves what was there', () => {
    const block = [['about ten', '2', '3'], ['4', '5'], ['6']];
    const { value, taken, refused } = pasteBlock(before, block, { rows: ['b', 'c'], columns: years(2023, 2024) });
    expect(cellAt(value, 'b', '2023')).toBe(7);
    expect(taken).toBe(3);
    expect(refused).toEqual([
      { text: 'about ten', row: 1, column: 1, why: 'unreadable' },
      { text: '3', row: 1, column: 3, why: 'no-place' },
      { text: '6', row: 3, column: 1, why: 'no-place' },
    ]);
    expect(value.years).toEqual([2023, 2024]);
  });
  test('every cell of a block that says something is taken or named', () => {
    const cell = fc.constantFrom('', ' ', '1', '2 000', 'n/a', 'many', '1,5');
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (block) => {
        const { taken, refused } = pasteBlock(before, block, { rows: ['a', 'b'], columns: years(2023, 2024) });
        expect(taken + refused.length).toBe(block.flat().filter((text) => text.trim() !== '').length);
      }),
    );
  });
});

describe('pasting rows', () => {
  const columns: readonly TableColumn[] = [
    { id: 'step', type: 'text', required: true },
    { id: 'target', type: 'date', required: false },
    { id: 'cost', type: 'number', required: false, minimum: 0 },
    { id: 'state', type: 'choice', options: [{ id: 'begun' }, { id: 'done' }], required: false },
    { id: 'by', type: 'choices', options: [{ id: 'police' }, { id: 'courts' }, { id: 'nobody', exclusive: true }], required: false },
  ];
  const labels: Readonly<Record<string, string>> = {
    begun: 'En cours',
    done: 'Achevé',
    police: 'Police',
    courts: 'Tribunaux',
    nobody: 'Personne',
  };
  const words = { locale: 'fr', labelOf: (option: string) => labels[option] ?? option };
  const place = (newRow?: () => string) => ({
    rows: [],
    columns: columns.map((column) => ({ id: column.id, read: (text: string) => readCell(text, column, words) })),
    ...(newRow && { newRow }),
  });

  test('adds the rows it needs, and none for a blank line', () => {
    let made = 0;
    const block = [
      ['Former', '31.12.2027', '1 234,5', 'en cours', 'Police; Tribunaux'],
      ['', '', '', '', ''],
      ['Publier', '2028-02-30', '-1', 'peut-être', 'Police, Personne'],
    ];
    const { value, refused } = pasteBlock(
      { rows: [] },
      block,
      place(() => `new ${++made}`),
    );
    expect(value.rows).toEqual([
      { id: 'new 1', cells: { step: 'Former', target: '2027-12-31', cost: 1234.5, state: 'begun', by: ['police', 'courts'] } },
      { id: 'new 2', cells: { step: 'Publier' } },
    ]);
    expect(refused.map(({ text }) => text)).toEqual(['2028-02-30', '-1', 'peut-être', 'Police, Personne']);
  });
  test('adds none where the rows are given', () => {
    const { value, refused } = pasteBlock({ rows: [] }, [['One'], ['Two']], place());
    expect(value.rows).toEqual([]);
    expect(refused.map(({ why }) => why)).toEqual(['no-place', 'no-place']);
  });
});
