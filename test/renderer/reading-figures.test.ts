import { describe, expect, test } from 'vitest';
import { readFigure } from '../../renderer/screens/complete/answers/read-figure';

describe('figures as people type and paste them', () => {
  test.each([
    ['12', 12],
    ['0', 0],
    ['1 234', 1234],
    ['1,234,567', 1234567],
    ['1.234', 1234],
    ['1\u202f234', 1234],
    ['٢٠٢٤', 2024],
    ['١٬٢٣٤', 1234],
    ['१२', 12],
  ])('%s is the number %d', (text, cell) => {
    expect(readFigure(text)).toEqual({ kind: 'cell', cell });
  });
  test.each(['-', '–', 'n/a', 'N/A', '..'])('%s is "not available"', (text) => {
    expect(readFigure(text)).toEqual({ kind: 'cell', cell: { notAvailable: true } });
  });
  test('nothing is blank, and blank is not zero', () => {
    expect(readFigure('  ')).toEqual({ kind: 'cell', cell: undefined });
  });
  test.each(['1,5', '12.50', '-3', 'twelve', '1e3', '12 34', '12345678901234567'])('%s is not guessed at', (text) => {
    expect(readFigure(text)).toEqual({ kind: 'unreadable' });
  });
});
