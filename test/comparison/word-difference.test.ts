import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCoarse, wordDifferences } from '#core/comparison/word-difference';

const without = (kind: 'removed' | 'added', older: string, newer: string) =>
  wordDifferences(older, newer)
    .filter((part) => part.kind !== kind)
    .map((part) => part.text)
    .join('');
const shown = (older: string, newer: string) =>
  wordDifferences(older, newer)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

describe('word differences', () => {
  it('names the words that changed, and only those', () => {
    expect(shown('The act covers attempts.', 'The act now covers attempts and complicity.')).toBe(
      'The act {+now +}covers attempts{+ and complicity+}.',
    );
    expect(shown('ten persons were convicted', 'twelve persons were convicted')).toBe('[-ten-]{+twelve+} persons were convicted');
  });

  it('shows a replaced phrase as one replacement', () => {
    expect(shown('a bill of 2024', 'an act from 2026')).toBe('[-a bill of 2024-]{+an act from 2026+}');
  });

  it.each([
    ['Arabic', 'يعاقب القانون على الاتجار', 'يعاقب القانون الجديد على الاتجار', 'يعاقب القانون {+الجديد +}على الاتجار'],
    ['Russian', 'Закон действует с 2014 года', 'Закон действует с 2015 года', 'Закон действует с [-2014-]{+2015+} года'],
  ])('works in %s', (_script, older, newer, expected) => {
    expect(shown(older, newer)).toBe(expected);
  });

  it('works in Chinese, where no space parts the words', () => {
    const parts = wordDifferences('法律保护受害者', '法律保护证人');
    expect(parts[0]).toEqual({ kind: 'same', text: '法律保护' });
    expect(parts.slice(1).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });

  it('gives both texts back, whatever they are', () => {
    const word = fc.constantFrom('law', 'bill', ' ', '  ', '\n', '法', '人', 'ال', '.', '👩‍👩‍👧', '\u0301');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word, { maxLength: 60 }).map((words) => words.join('')),
    );
    fc.assert(
      fc.property(text, text, (older, newer) => {
        expect(without('added', older, newer)).toBe(older);
        expect(without('removed', older, newer)).toBe(newer);
      }),
    );
  });

  it('gives both texts back in each of the six languages, mixed or not', () => {
    const words = {
      en: ['the', 'State’s', 'law', 'No. 12,', '3.5', 'offence'],
      fr: ['l’État', 'infraction', '« loi »', 'à', 'nº 7', 'peine'],
      es: ['el', 'Estado', '¿qué?', 'año', '1.000', 'ley'],
      ru: ['закон', '№ 5', 'государство', 'её', '«акт»', 'ст.'],
      ar: ['الْقَانُون', 'الدولة', '١٢٫٥', 'لا', 'و‌ال', 'ـــ', '؟'],
      zh: ['法律', '国家', '第十二条', '，', '受害人', '。', '𠮷'],
    };
    const texts = (vocabulary: readonly string[], gap: string) =>
      fc.array(fc.constantFrom(...vocabulary), { maxLength: 40 }).map((chosen) => chosen.join(gap));
    const all = Object.values(words).flat();
    for (const vocabulary of [...Object.values(words), all])
      for (const gap of ['', ' ', '\u00a0', '\r\n'])
        fc.assert(
          fc.property(texts(vocabulary, gap), texts(vocabulary, gap), (older, newer) => {
            expect(without('added', older, newer)).toBe(older);
            expect(without('removed', older, newer)).toBe(newer);
          }),
          { numRuns: 60 },
        );
  });

  const LONG = 1_000_000;
  it.each([
    ['one word', 'a'.repeat(LONG), 'b'.repeat(LONG)],
    ['one word that goes on', 'a'.repeat(LONG), `${'a'.repeat(LONG)}b`],
    ['one word of Arabic', 'ق'.repeat(LONG), 'ك'.repeat(LONG)],
    ['characters without a space', '法'.repeat(LONG), '人'.repeat(LONG)],
    ['marks on one letter', `a${'\u0301'.repeat(LONG)}`, `b${'\u0301'.repeat(LONG)}`],
    ['full stops', '.'.repeat(LONG), ','.repeat(LONG)],
    ['halves of characters', '\ud800'.repeat(LONG), '\udc00'.repeat(LONG)],
    ['two words over and over', 'a b '.repeat(LONG / 4), 'b a b '.repeat(LONG / 6)],
  ])('comes to an end with a million characters: %s', (_what, older, newer) => {
    expect(without('added', older, newer) === older).toBe(true);
    expect(without('removed', older, newer) === newer).toBe(true);
  });

  it('says where it stopped comparing, and does not where it went to the end', () => {
    const nothingInCommon = wordDifferences('one two '.repeat(2_000), 'three four '.repeat(2_000));
    expect(isCoarse(nothingInCommon)).toBe(true);
    expect(nothingInCommon.every(({ kind, coarse }) => (kind === 'same') === (coarse === undefined))).toBe(true);
    expect(isCoarse(wordDifferences('ten persons', 'twelve persons'))).toBe(false);
    expect(isCoarse(wordDifferences('long '.repeat(50_000), `${'long '.repeat(50_000)}end`))).toBe(false);
  });

  it('finds nothing between a text and itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        expect(wordDifferences(text, text)).toEqual([{ kind: 'same', text }]);
      }),
    );
  });

  it('gives both texts back when they are long and have little in common', () => {
    const long = (seed: number) => Array.from({ length: 12_000 }, (_, i) => `w${String((i * seed) % 7919)}`).join(' ');
    const [older, newer] = [`start ${long(31)} hinge ${long(17)}`, `begin ${long(37)} hinge ${long(17)}`];
    expect(without('added', older, newer)).toBe(older);
    expect(without('removed', older, newer)).toBe(newer);
    expect(wordDifferences(older, newer).some(({ kind, text }) => kind === 'same' && text.includes('hinge'))).toBe(true);
  });
});
