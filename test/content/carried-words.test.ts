import { describe, expect, it } from 'vitest';
import { carriedWords, wordsOf, type Language, type Wording } from '#core/questionnaire/wording';

const wording = (language: Language, entries: Record<string, string>): Wording => ({
  format: 'omnibus-wording/1',
  language,
  entries,
  stale: [],
});
const installed = wordsOf(
  wording('ar', { 'question/basis/label': 'الأساس', 'question/step/label': 'الخطوة' }),
  wording('en', { 'question/basis/label': 'Basis', 'question/step/label': 'Next step' }),
);

describe('the words of a bundle', () => {
  it('come from the bundle where it has the language', () => {
    const carried = [wording('en', { 'question/basis/label': 'Basis' }), wording('ar', { 'question/basis/label': 'الأساس آنذاك' })];
    expect(carriedWords(carried, 'ar', installed)('question/basis/label').text).toBe('الأساس آنذاك');
  });

  it('are translated by this program where it has the very same English', () => {
    const carried = [wording('en', { 'question/basis/label': 'Basis' })];
    expect(carriedWords(carried, 'ar', installed)('question/basis/label')).toMatchObject({ text: 'الأساس', language: 'ar' });
  });

  it('stay in English where the English was another', () => {
    const carried = [wording('en', { 'question/step/label': 'Step taken' })];
    expect(carriedWords(carried, 'ar', installed)('question/step/label')).toMatchObject({ text: 'Step taken', language: 'en' });
  });

  it('show no words of today for what the bundle has no words for', () => {
    expect(carriedWords([], 'ar', installed)('question/basis/label')).toMatchObject({ shown: 'key' });
  });
});
