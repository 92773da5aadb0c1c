import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '#core/questionnaire/wording';
import type { ReportDocument } from '#core/report/report-document';
import { printAndRead, wordsOf, type PlacedWord, type ReadPdf } from './read-pdf';
import { DIGEST, sampleDocument, WORDS } from './sample-document';
import { drawn, referenceOrder, wordFromLeft } from './visual-order';

const documents = new Map<Language, Promise<ReadPdf>>();
function sample(language: Language): Promise<ReadPdf> {
  const known = documents.get(language) ?? printAndRead(sampleDocument(language));
  documents.set(language, known);
  return known;
}

describe.each(LANGUAGES)('a report in %s, read back by another program', (language) => {
  it('has every word of every text', async () => {
    const { pages } = await sample(language);
    const found = joined(pages.join('\n'));
    const missing = textsOf(sampleDocument(language)).flatMap((text) => wordsOf(text).filter((word) => !found.includes(joined(word))));
    expect(missing).toEqual([]);
  });

  it('has the words of each paragraph in the order in which they are read, line by line', async () => {
    const paragraphs = (Object.keys(WORDS) as Language[]).flatMap((each) =>
      WORDS[each].paragraphs.map((text) => ({ text, language: each })),
    );
    const { words } = await printAndRead(
      sampleDocument(language, {
        mark: undefined,
        blocks: paragraphs.map(({ text, language: own }) => ({ kind: 'paragraph', style: 'answer', content: [{ text, language: own }] })),
      }),
    );
    const lines = linesOf(words.filter(({ page, top, bottom }) => page > 1 && top > 60 && bottom < 790));
    for (const { text, language: own } of paragraphs) expectLines(lines, text.normalize('NFC'), own === 'ar' ? 'rtl' : 'ltr');
    expect(lines).toEqual([]);
  });

  it('has a digest and an address that can be copied whole', async () => {
    const { pages } = await printAndRead(
      sampleDocument(language, {
        blocks: [{ kind: 'paragraph', style: 'body', content: [{ text: 'https://example.org/law', isolate: true }] }],
      }),
    );
    const unbroken = pages.map((page) => page.replaceAll(/\s/g, ''));
    expect(unbroken[0]).toContain(DIGEST);
    expect(unbroken[1]).toContain('https://example.org/law');
  });

  it('says on every page which page it is of how many, and on every page that it is for practice', async () => {
    const { pages } = await sample(language);
    const { pageOf, mark } = WORDS[language];
    const numbers = (page: number): string[] => wordsOf(pageOf.replace('{page}', `${page}`).replace('{pages}', `${pages.length}`));
    pages.forEach((page, index) => {
      const words = joined(page);
      for (const word of [...numbers(index + 1), ...wordsOf(mark)]) expect(words).toContain(joined(word));
    });
  });

  it('lists its headings with the pages on which they are', async () => {
    const { words } = await sample(language);
    const word = wordsOf(WORDS[language].items[1] ?? '')[0] ?? '';
    const heading = language === 'ar' ? fromLeft(word) : word;
    const entry = words.find(({ page, text }) => page === 2 && joined(text).includes(heading));
    const place = words.filter(({ page, text, bottom, top }) => page > 2 && bottom - top > 15 && joined(text).includes(heading));
    const number = words.find(({ page, top, text }) => page === 2 && Math.abs(top - (entry?.top ?? 0)) < 4 && /^\d+$/.test(text));
    expect(place.map(({ page }) => String(page))).toContain(number?.text);
  });
});

describe('a table in Arabic', () => {
  it('begins on the right', async () => {
    const { words } = await sample('ar');
    const at = (text: string): number => words.find((word) => word.text === fromLeft(text))?.left ?? NaN;
    const [year = '', investigations = '', convictions = '', remarks = ''] = WORDS.ar.table.columns;
    expect(at(year)).toBeGreaterThan(at(investigations));
    expect(at(investigations)).toBeGreaterThan(at(convictions));
    expect(at(convictions)).toBeGreaterThan(at(remarks));
  });

  it('begins on the left in French', async () => {
    const { words } = await sample('fr');
    const at = (text: string): number => words.find((word) => word.text === text)?.left ?? NaN;
    const [year = '', investigations = '', convictions = ''] = WORDS.fr.table.columns;
    expect(at(year)).toBeLessThan(at(investigations));
    expect(at(investigations)).toBeLessThan(at(convictions));
  });
});

describe('the number of an item in a list', () => {
  it.each([
    ['ar', 'right'],
    ['ru', 'left'],
  ] as const)('stands in %s on the %s', async (language, side) => {
    const { words } = await sample(language);
    const number = words.find(({ text }) => text === '2.' || text === '.2');
    const line = words.filter(({ page, top, text }) => page === number?.page && Math.abs(top - number.top) < 4 && text !== number.text);
    expect(line.length).toBeGreaterThan(1);
    for (const { left, right } of line) {
      if (side === 'right') expect(right).toBeLessThan(number?.left ?? NaN);
      else expect(left).toBeGreaterThan(number?.right ?? NaN);
    }
  });
});

const fromLeft = (word: string): string => wordFromLeft(word, true);

/** Letters and figures only, without what separates them: pdftotext puts spaces where letters stand apart. */
const joined = (text: string): string => wordsOf(text).join('');

function textsOf(document: ReportDocument): string[] {
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) {
        if (typeof each === 'string' && ['text', 'title', 'caption', 'label', 'note', 'running', 'mark'].includes(key)) texts.push(each);
        else if (key === 'options' || key === 'series') texts.push(...(each as string[]));
        else collect(each);
      }
    }
  };
  collect(document);
  return texts.filter((text) => !/^[0-9a-f]{128}$|^https/.test(text));
}

/** Words that stand at one height, from left to right. */
function linesOf(words: readonly PlacedWord[]): PlacedWord[][] {
  const lines: PlacedWord[][] = [];
  for (const word of [...words].sort((a, b) => a.page - b.page || middle(a) - middle(b))) {
    const last = lines.at(-1);
    if (last?.[0] !== undefined && last[0].page === word.page && Math.abs(middle(last[0]) - middle(word)) < 5) last.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => line.sort((a, b) => a.left - b.left));
}

const middle = ({ top, bottom }: PlacedWord): number => (top + bottom) / 2;

/** Takes the lines of one paragraph from the front. Each has to stand from left to right as the bidirectional algorithm puts it. */
function expectLines(lines: PlacedWord[][], text: string, direction: 'ltr' | 'rtl'): void {
  let from = 0;
  while (from < text.length) {
    const line = lines.shift();
    if (line === undefined) throw new Error(`Not found: ${text.slice(from)}`);
    let wanted = line.reduce((sum, word) => sum + seen(word.text).length, 0);
    let to = from;
    while (to < text.length && (wanted > 0 || seen(text[to] ?? '') === '')) wanted -= seen(text[to++] ?? '').length;
    const reference = referenceOrder(text, direction, from, to).split(/\s+/);
    expect(line.map((word) => unmirrored(word.text)).join('')).toBe(reference.map(unmirrored).join(''));
    from = to;
  }
}

const seen = (text: string): string => drawn(text).replaceAll(/\s/g, '');
/** A bracket is read as it was written and stands as it is seen: which of the two is no matter of order. */
const unmirrored = (text: string): string => seen(text).replaceAll(/[()«»]/g, '|');
