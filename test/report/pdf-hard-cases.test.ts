import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Block, Inline, Table } from '#core/report/report-document';
import { writePdf } from '#services/report/pdf/write-pdf';
import { printAndRead, wordsOf } from './read-pdf';
import { sampleDocument } from './sample-document';

const one = (text: string): readonly Inline[] => [{ text }];
const paragraph = (text: string): Block => ({ kind: 'paragraph', style: 'answer', content: one(text) });
const bare = (blocks: readonly Block[], language: 'en' | 'ar' = 'en') => sampleDocument(language, { blocks, mark: undefined });
const joined = (pages: readonly string[]): string => pages.slice(1).join('\n');

describe('hostile text', () => {
  it.each([
    ['an override of direction', 'paid \u202eevil\u202c in full', ['[U+202E]evil[U+202C]']],
    ['isolates that are never closed', 'a \u2067\u2068\u2066 b', ['[U+2067 2068 2066]']],
    ['control characters', 'bell\u0007 null\u0000 escape\u001b[31m', ['bell[U+0007]', 'null[U+0000]', 'escape[U+001B][31m']],
    ['half a surrogate pair', 'half \ud83d and \ude00 half', ['half \ufffd and \ufffd half']],
    ['characters that no font has', 'smile \u{1f600} \u{1f468}\u200d\u{1f469} საქართველო', ['[U+1F600]', '[U+10E1 10D0']],
    ['code points outside Unicode’s characters', 'none \uffff\ufdd0', ['[U+FFFF FDD0]']],
  ])('%s is shown and changes nothing else', async (_what, text, expected) => {
    const { pages } = await printAndRead(bare([paragraph(`before ${text} after`)]));
    const read = joined(pages).replaceAll(/\s+/g, ' ');
    for (const each of expected) expect(read).toContain(each);
    expect(read.indexOf('before')).toBeLessThan(read.indexOf('after'));
  });

  it('keeps words whole around what is not seen', async () => {
    const { pages } = await printAndRead(bare([paragraph('co\u00adoperation zero\ufeffwidth law\u200eful may\u200bbreak')]));
    expect(joined(pages)).toMatch(/cooperation zerowidth lawful maybreak/);
  });

  it('is a document for any text at all', async () => {
    const everything = Array.from({ length: 0x10000 / 64 }, (_none, row) =>
      paragraph(String.fromCharCode(...Array.from({ length: 64 }, (_nothing, column) => row * 64 + column))),
    );
    const { pages } = await printAndRead(bare(everything));
    expect(pages.length).toBeGreaterThan(10);
    expect(joined(pages)).toContain('[U+0000 0001 0002');
  }, 120_000);

  it('makes a link of a web address only', async () => {
    const links = ['https://example.org/(a)?q=é', 'javascript:alert(1)', 'file:///etc/passwd', 'not an address'];
    const { bytes } = await printAndRead(
      bare(links.map((link) => ({ kind: 'paragraph', style: 'body', content: [{ text: 'law', link }] }))),
    );
    const found = bytes.toString('latin1').match(/\/URI \(.*\)/g) ?? [];
    expect(found).toEqual(['/URI (https://example.org/\\(a\\)?q=%C3%A9)']);
  });
});

describe('the last page', () => {
  it('has something on it, wherever the last block ends', async () => {
    const signature: Block = { kind: 'signatures', signatures: [['Name', 'Signature'].map((label) => ({ label, value: [] }))] };
    for (let lines = 20; lines < 32; lines++) {
      const { pages } = await printAndRead(bare([{ kind: 'writing-space', lines }, signature]));
      expect(pages.at(-1), `after ${lines} lines`).toContain('Signature');
    }
  });
});

describe('length', () => {
  const sentence = 'The competent authority reports to parliament once a year. ';
  const long = Array.from({ length: 1800 }, (_none, index) => `${index} ${sentence}`).join('');

  it('a paragraph of 100,000 characters goes over as many pages as it needs, and nothing is lost', async () => {
    const { pages } = await printAndRead(bare([paragraph(long)]));
    expect(pages.length).toBeGreaterThan(20);
    const found = wordsOf(joined(pages)).filter((word) => word === 'parliament');
    expect(found).toHaveLength(1800);
  });

  it('a cell of 100,000 characters too, with the head of the table on every page', async () => {
    const table: Table = {
      kind: 'table',
      caption: 'Remarks by question',
      columns: [
        { label: 'Question', numeric: false },
        { label: 'Remarks', numeric: false },
      ],
      rows: [[one('UNTOC 5(1)'), one(long)]],
    };
    const { pages } = await printAndRead(bare([table, paragraph('The end.')]));
    expect(wordsOf(joined(pages)).filter((word) => word === 'parliament')).toHaveLength(1800);
    for (const page of pages.slice(2, -1)) expect(page).toContain('Question');
    expect(pages.at(-1)).toContain('The end.');
  });

  it('a word of 100,000 letters is broken, and stays on the page', async () => {
    const { words, pages } = await printAndRead(bare([paragraph('a'.repeat(100_000)), paragraph('ش'.repeat(5000))]));
    expect(Math.max(...words.map(({ right }) => right))).toBeLessThan(540);
    expect(joined(pages).match(/a/g)?.length).toBeGreaterThanOrEqual(100_000);
  });

  it('a table of many narrow columns breaks its words rather than leave the page', async () => {
    const columns = Array.from({ length: 14 }, (_none, index) => ({ label: `Unbreakable${index}`, numeric: index % 2 === 1 }));
    const rows = [columns.map((_column, index) => one(`${index}${'extraordinary'.repeat(3)}`))];
    const { words } = await printAndRead(bare([{ kind: 'table', caption: 'Wide', columns, rows }]));
    expect(Math.max(...words.map(({ right }) => right))).toBeLessThan(540);
    expect(Math.min(...words.map(({ left }) => left))).toBeGreaterThan(55);
  });
});

describe('pages', () => {
  const rows = (count: number, text: (row: number) => string): Table => ({
    kind: 'table',
    caption: 'Cases',
    columns: [
      { label: 'Number of the case', numeric: false },
      { label: 'Remarks', numeric: false },
    ],
    rows: Array.from({ length: count }, (_none, row) => [one(`case-${row}`), one(text(row))]),
  });

  it('repeat the head of a table and tear no row', async () => {
    const { words, pages } = await printAndRead(bare([rows(150, (row) => `first-${row} ${'and so on '.repeat(14)} last-${row}`)]));
    expect(pages.length).toBeGreaterThan(6);
    for (const page of pages.slice(2)) expect(page).toContain('Number of the case');
    const pageOf = (text: string): number | undefined => words.find((word) => word.text === text)?.page;
    for (let row = 0; row < 150; row++) {
      expect(pageOf(`case-${row}`)).toBeDefined();
      expect(pageOf(`last-${row}`)).toBe(pageOf(`first-${row}`));
    }
  });

  it('never end with a heading', async () => {
    const sections = Array.from({ length: 60 }, (_none, index): Block[] => [
      { kind: 'heading', level: 2, id: `h${index}`, content: one(`Heading${index}`) },
      paragraph(`Body${index} ${'and so on '.repeat((index * 7) % 90)}`),
    ]);
    const { words } = await printAndRead(bare(sections.flat()));
    for (let index = 0; index < 60; index++) {
      const heading = words.findLast(({ text }) => text === `Heading${index}`);
      const body = words.find(({ text }) => text === `Body${index}`);
      expect(body?.page).toBe(heading?.page);
    }
  });

  it('keep the lines of a signature together', async () => {
    const block: Block = {
      kind: 'signatures',
      signatures: [['Name', 'Title', 'Date', 'Signature'].map((label) => ({ label, value: [] }))],
    };
    for (const before of [30, 36, 40, 44]) {
      const { words } = await printAndRead(bare([...Array.from({ length: before }, (_none, index) => paragraph(`Line ${index}`)), block]));
      const places = ['Name', 'Title', 'Date', 'Signature'].map((label) => words.findLast(({ text }) => text === label)?.page);
      expect(new Set(places).size).toBe(1);
    }
  });
});

describe('the same document', () => {
  it('gives the same bytes', async () => {
    const [first, second] = [await printAndRead(sampleDocument('ar')), await printAndRead(sampleDocument('ar'))];
    expect(first.bytes.equals(second.bytes)).toBe(true);
  });
});

describe('a report that is no longer wanted', () => {
  it('stops while pages are laid, and says that it was stopped', async () => {
    const stop = new AbortController();
    const reached: number[] = [];
    const progress = (done: number): void => {
      reached.push(done);
      stop.abort();
    };
    const written: Buffer[] = [];
    const out = new Writable({ write: (chunk: Buffer, _encoding, done) => (written.push(chunk), done()) });
    const blocks = Array.from({ length: 20_000 }, (_none, index) => paragraph(`Paragraph ${index} of a long report.`));
    await expect(writePdf(bare(blocks), out, { signal: stop.signal, progress })).rejects.toMatchObject({ name: 'AbortError' });
    expect(reached).toHaveLength(1);
    expect(reached[0]).toBeLessThan(700);
    expect(out.destroyed).toBe(true);
    expect(Buffer.concat(written).includes('%%EOF')).toBe(false);
  });

  it('says how far it is, and that it is done', async () => {
    const reached: [number, number][] = [];
    const progress = (done: number, total: number): void => void reached.push([done, total]);
    const out = new Writable({ write: (_chunk, _encoding, done) => done() });
    const blocks = Array.from({ length: 4000 }, (_none, index) => paragraph(`Paragraph ${index} of a long report.`));
    await writePdf(bare(blocks), out, { signal: new AbortController().signal, progress });
    expect(reached.length).toBeGreaterThan(2);
    expect(reached.map(([done]) => done)).toEqual(reached.map(([done]) => done).sort((a, b) => a - b));
    expect(reached.at(-1)).toEqual([1000, 1000]);
  });

  it('passes on that the file cannot be written', async () => {
    const out = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space'), { code: 'ENOSPC' })) });
    const write = writePdf(sampleDocument('en'), out, { signal: new AbortController().signal, progress: () => {} });
    await expect(write).rejects.toMatchObject({ code: 'ENOSPC' });
  });
});
