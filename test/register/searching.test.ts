import { describe, expect, it } from 'vitest';
import { packIndex, unpackIndex } from '#services/register/packed-index';
import { searchIndex } from '#core/register/search-index';
import { marksIn, queryWords } from '#core/register/search-words';
import { WordIndexBuilder } from '#core/register/word-index';
import { Seeded } from '#test/conference/seeded';
import { phrasesOf } from '#test/conference/invented-words';
import { LANGUAGES } from '#core/questionnaire/wording';

/** The provisions at which each text stands alone. */
function finds(query: string, ...texts: readonly string[]): readonly string[] {
  const builder = new WordIndexBuilder();
  builder.add(
    submission('one'),
    texts.map((text, at) => ({ place: `P:${at + 1}`, of: 'q', text })),
  );
  return searchIndex(builder.build(), queryWords(query)).flatMap(({ places }) => places);
}
const submission = (digest: string) => ({ digest, clusters: [], parties: [] });

/** What is marked of a text. */
const marked = (query: string, text: string): readonly string[] =>
  marksIn(text, queryWords(query)).map(({ from, to }) => text.slice(from, to));

describe('words are found however they were written', () => {
  it.each([
    ['case and accents', 'societe ecran', 'Une SOCIÉTÉ-écran a été dissoute.'],
    ['the beginning of a word', 'court', 'The courts decided.'],
    ['Spanish', 'investigacion', 'Las investigaciones y la investigación'],
    ['ё as е', 'учет', 'Порядок учёта дел'],
    ['е as ё', 'учёт', 'Порядок учета дел'],
    ['hamza and alef', 'الاجراءات', 'قانون الإجراءات الجزائية'],
    ['vowel signs and stretched letters', 'تنشر', 'تُنْـــشَر أرقام'],
    ['Arabic without its article', 'محكمة', 'أكدت المحكمة العليا ذلك'],
    ['Arabic digits', '2019', 'سنة ٢٠١٩'],
    ['Chinese within a sentence', '证人保护', '自2019年以来，证人保护法适用于全国。'],
    ['one Chinese character', '护', '证人保护'],
    ['Chinese beside figures', '2019年', '自2019年以来'],
    ['a ligature', 'oeuvre', 'mise en œuvre'],
  ])('%s', (_, query, text) => {
    expect(finds(query, text, 'zzz 犬 яяя ظظظ')).toEqual(['P:1']);
    expect(marked(query, text).length).toBeGreaterThan(0);
  });

  it('only where all of them stand together', () => {
    expect(finds('frozen accounts', 'frozen accounts', 'frozen', 'accounts', 'accounts that were frozen')).toEqual(['P:1', 'P:4']);
  });

  it('and marks whole words in the text as it was written', () => {
    expect(marked('etat', 'Les États et l’État')).toEqual(['États', 'État']);
    expect(marked('كتاب', 'الكِتَاب المفتوح')).toEqual(['الكِتَاب']);
    expect(marked('保护', '证人保护法')).toEqual(['保护']);
    expect(marked('证人保护', '证人保护法')).toEqual(['证人保护']);
  });

  it('nothing to look for is nothing', () => {
    expect(queryWords(' – “” …')).toEqual([]);
  });
});

describe('an index', () => {
  const texts = (number: number) => {
    const draw = new Seeded('texts', number);
    const language = LANGUAGES[number % LANGUAGES.length] ?? 'en';
    return [1, 2, 3].map((at) => ({ place: `P:${draw.between(1, 9)}-${at}`, of: 'q', text: phrasesOf(draw, language, 'measures', 1, 4) }));
  };
  const built = (numbers: readonly number[]) => {
    const builder = new WordIndexBuilder();
    for (const number of numbers) builder.add(submission(String(number)), texts(number));
    return builder.build();
  };
  const numbers = Array.from({ length: 60 }, (_, at) => at);

  it('put together from parts is byte for byte the one that was built at once', () => {
    const together = new WordIndexBuilder();
    for (const [from, to] of [
      [0, 1],
      [1, 25],
      [25, 60],
    ] as const)
      together.addIndex(built(numbers.slice(from, to)));
    expect(Buffer.compare(packIndex(together.build(), 'v'), packIndex(built(numbers), 'v'))).toBe(0);
  });

  it('comes back from its file, and not from one that is cut, of another version or for another questionnaire', () => {
    const index = built(numbers);
    const packed = packIndex(index, 'v');
    expect(unpackIndex(packed, 'v')).toEqual(index);
    expect(unpackIndex(packed.subarray(0, packed.length - 1), 'v')).toBeNull();
    expect(unpackIndex(packed, 'w')).toBeNull();
    const other = Buffer.from(packed);
    other.write('9', other.indexOf('/1') + 1);
    expect(unpackIndex(other, 'v')).toBeNull();
    expect(unpackIndex(new Uint8Array(), 'v')).toBeNull();
  });

  it('finds what reading every text finds', () => {
    const index = built(numbers);
    for (const query of ['section', 'criminal code', 'ley', 'закон', 'قانون', '证人', '2019', 'train officials']) {
      const words = queryWords(query);
      const found = searchIndex(index, words).flatMap(({ digest, places }) => places.map((place) => `${digest} ${place}`));
      const read = numbers.flatMap((number) => {
        const places = new Map<string, string>();
        for (const { place, text } of texts(number)) places.set(place, `${places.get(place) ?? ''} ${text}`);
        return [...places].filter(([, text]) => words.every((word) => finds(word, text).length > 0)).map(([place]) => `${number} ${place}`);
      });
      expect(found).toEqual(read);
      expect(found.length).toBeGreaterThan(0);
    }
  });
});
