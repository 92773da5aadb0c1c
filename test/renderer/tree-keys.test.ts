import { describe, expect, test } from 'vitest';
import { rowBeginningWith, stepOfKey, type TreeKeysRow } from '../../renderer/components/tree-keys';

/** A convention that is unfolded down to one article, and one that is folded. */
const ROWS: readonly TreeKeysRow[] = [
  { level: 1, text: 'Organized Crime Convention', open: true },
  { level: 2, text: '5 Participation in a group', open: false },
  { level: 2, text: '18 Mutual legal assistance', open: true },
  { level: 3, text: '18(1) Widest measure' },
  { level: 3, text: '18(2) Legal persons' },
  { level: 2, text: '19 Joint investigations', open: false },
  { level: 1, text: 'Convention against Corruption', open: false },
];
const LEFT_TO_RIGHT = { forward: 'ArrowRight', page: 3 } as const;
const at = (text: string): number => ROWS.findIndex((row) => row.text.startsWith(text));

describe('In a tree', () => {
  test.each([
    ['ArrowDown', '18(1)', '18(2)'],
    ['ArrowUp', '18(1)', '18 '],
    ['ArrowUp', 'Organized', 'Organized'],
    ['ArrowDown', 'Convention', 'Convention'],
    ['Home', '19', 'Organized'],
    ['End', '5 ', 'Convention'],
    ['PageDown', '5 ', '18(2)'],
    ['PageUp', '5 ', 'Organized'],
    ['ArrowRight', '18 ', '18(1)'],
    ['ArrowLeft', '18(2)', '18 '],
    ['ArrowLeft', '5 ', 'Organized'],
  ])('%s on "%s" goes to "%s"', (key, from, to) => {
    expect(stepOfKey(key, at(from), ROWS, LEFT_TO_RIGHT)).toEqual({ to: at(to) });
  });

  test('arrows unfold and fold what holds something', () => {
    expect(stepOfKey('ArrowRight', at('5 '), ROWS, LEFT_TO_RIGHT)).toBe('unfold');
    expect(stepOfKey('ArrowLeft', at('18 '), ROWS, LEFT_TO_RIGHT)).toBe('fold');
  });

  test('arrows follow the direction of the window', () => {
    const mirrored = { forward: 'ArrowLeft', page: 3 } as const;
    expect(stepOfKey('ArrowLeft', at('5 '), ROWS, mirrored)).toBe('unfold');
    expect(stepOfKey('ArrowRight', at('18 '), ROWS, mirrored)).toBe('fold');
    expect(stepOfKey('ArrowRight', at('18(1)'), ROWS, mirrored)).toEqual({ to: at('18 ') });
  });

  test.each(['Enter', ' '])('"%s" presses the row', (key) => {
    expect(stepOfKey(key, at('18(1)'), ROWS, LEFT_TO_RIGHT)).toBe('act');
  });

  test('keys that mean nothing to a row are left to the window', () => {
    expect(stepOfKey('F1', 0, ROWS, LEFT_TO_RIGHT)).toBeNull();
    expect(stepOfKey('ArrowRight', at('18(1)'), ROWS, LEFT_TO_RIGHT)).toBeNull();
    expect(stepOfKey('ArrowLeft', at('Convention'), ROWS, LEFT_TO_RIGHT)).toBeNull();
  });

  test.each([
    ['1', '5 ', '18 '],
    ['1', '18 ', '18(1)'],
    ['18(2', '18 ', '18(2)'],
    ['19', '18 ', '19'],
    ['c', 'Organized', 'Convention'],
    ['5', '19', '5 '],
  ])('"%s" typed on "%s" jumps to "%s"', (typed, from, to) => {
    expect(rowBeginningWith(typed, at(from), ROWS, 'en-GB')).toBe(at(to));
  });

  test('what no row begins with stays where it is', () => {
    expect(rowBeginningWith('zz', 0, ROWS, 'en-GB')).toBe(-1);
  });
});
