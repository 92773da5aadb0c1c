import { describe, expect, test } from 'vitest';
import { fillPlaces } from '../../renderer/localisation/fill-places';
import { pseudoText, pseudoTree } from '../../renderer/localisation/pseudo-locale';

describe('the test language', () => {
  test('changes every letter, lengthens the text and leaves places as they are', () => {
    const text = pseudoText('Save {count, number} items');
    expect(text).toContain('{count, number}');
    expect(text.replace(/\{[^}]*\}/g, '')).not.toMatch(/[A-Za-z]/);
    expect(text.length).toBeGreaterThan('Save {count, number} items'.length * 1.3);
  });
  test('goes through sections', () => {
    expect(pseudoTree({ a: { b: 'x' } })).toEqual({ a: { b: pseudoText('x') } });
  });
});

describe('places in the wording of the questionnaire', () => {
  test('take their value; a place without one stays visible', () => {
    expect(fillPlaces('{reference}: "{status}" {other}', { reference: 'TIP 5(1)', status: 'yes' })).toBe('TIP 5(1): "yes" {other}');
  });
});
