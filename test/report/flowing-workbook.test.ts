import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FlowingRow } from '#services/report/tables/flowing-table';
import { writeCsvTables } from '#services/report/tables/write-csv';
import { writeXlsxTables } from '#services/report/tables/write-xlsx';
import { csvRows, parseXml, unzipped, xlsxRows } from './read-back';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'omnibus-workbook-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const COLUMNS = ['State', 'Count'];
const never = new AbortController().signal;

/** Rows that are made when they are asked for; `ended` where nobody asks any more. */
class Rows {
  made = 0;
  ended = false;

  constructor(
    private readonly most: number,
    private readonly at: (made: number) => void = () => undefined,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<FlowingRow> {
    try {
      while (this.made < this.most) {
        this.made += 1;
        this.at(this.made);
        yield [`State ${String(this.made)}`, this.made];
      }
    } finally {
      this.ended = true;
    }
  }
}

const FORMATS = {
  xlsx: (rows: Rows, file: string, signal: AbortSignal) =>
    writeXlsxTables([{ title: 'Answers', columns: COLUMNS, rows }], 'en', file, { signal }),
  csv: (rows: Rows, file: string, signal: AbortSignal) => writeCsvTables([{ title: 'Answers', columns: COLUMNS, rows }], file, { signal }),
} as const;
const formats = Object.keys(FORMATS) as (keyof typeof FORMATS)[];

describe.each(formats)('a table whose rows come one by one, as %s', (format) => {
  const write = FORMATS[format];

  it('has every row in its order, with numbers as numbers', async () => {
    const file = path.join(folder, `whole.${format}`);
    await write(new Rows(2_000), file, never);
    const rows = format === 'csv' ? await csvRows(file) : [...(await xlsxRows(file)).values()][0]!.rows;
    const number = (value: number): string | number => (format === 'csv' ? String(value) : value);
    expect(rows).toEqual([COLUMNS, ...Array.from({ length: 2_000 }, (_, at) => [`State ${String(at + 1)}`, number(at + 1)])]);
  });

  it('is stopped in the middle of rows without end, which are asked for no more', async () => {
    const stop = new AbortController();
    const rows = new Rows(Infinity, (made) => made === 30_000 && stop.abort());
    await expect(write(rows, path.join(folder, `stopped.${format}`), stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(() => rows.ended).toBe(true);
  });

  it('fails as its rows fail', async () => {
    const rows = new Rows(Infinity, (made) => {
      if (made === 20_000) throw new Error('the bundle cannot be read');
    });
    await expect(write(rows, path.join(folder, `failed.${format}`), never)).rejects.toThrow('the bundle cannot be read');
  });
});

describe('a workbook', () => {
  it('names its sheets as the format allows, each once, and keeps what looks like the code of a character', async () => {
    const file = path.join(folder, 'named.xlsx');
    const title = 'Assistance needed: by [theme] / and by kind of assistance';
    const columns = ['_x0041_', 'a & "b" <c>'];
    const table = {
      title,
      columns,
      rows: [
        ['_x000D_', ' two  blanks '],
        [null, '=1+1'],
      ],
    };
    await writeXlsxTables([table, { ...table, rows: [] }], 'ar', file, { signal: never });
    const sheets = await xlsxRows(file);
    expect(sheets.size).toBe(2);
    for (const [name, { xml }] of sheets) {
      expect(name).toMatch(/^Assistance needed[^[\]/\\:*?]+$/);
      expect(name.length).toBeLessThanOrEqual(31);
      expect(xml).toContain('rightToLeft="1"');
      expect(xml).not.toContain('<f>');
    }
    const [{ rows, xml }] = [...sheets.values()] as [{ rows: readonly unknown[][]; xml: string }];
    // A program for spreadsheets reads `_x005F_` as a low line.
    const read = rows.map((row) => row.map((cell) => String(cell).replaceAll('_x005F_', '_')));
    expect(read).toEqual([columns, ['_x000D_', ' two  blanks '], ['=1+1']]);
    expect(xml).toContain('_x005F_x000D_');
  });

  it('goes on below where a text is longer than a cell', async () => {
    const file = path.join(folder, 'long.xlsx');
    const long = '😀'.repeat(40_000);
    await writeXlsxTables([{ title: 'Answers', columns: COLUMNS, rows: [[long, 7]] }], 'en', file, { signal: never });
    const { rows } = [...(await xlsxRows(file)).values()][0]!;
    expect(
      rows
        .slice(1)
        .map(([text]) => text)
        .join(''),
    ).toBe(long);
    expect(rows.slice(1).map((row) => row[1])).toEqual([7, 7, 7]);
  });

  it('gives a row the height that its text takes, also where letters are wide, and never more than a row can have', async () => {
    const file = path.join(folder, 'heights.xlsx');
    const rows = ['short', 'a word '.repeat(20), '条约规定的义务'.repeat(8), 'one\ntwo\n\nfour', 'x'.repeat(31_000)].map((text, at) => [
      text,
      at,
    ]);
    await writeXlsxTables([{ title: 'Answers', columns: COLUMNS, rows }], 'zh', file, { signal: never });
    const { xml } = [...(await xlsxRows(file)).values()][0]!;
    const heights = [...parseXml(xml).getElementsByTagName('row')].map((row) => Number(row.getAttribute('ht') || 15) / 15);
    expect(heights).toEqual([1, 1, 3, 2, 4, 409 / 15]);
  });

  it('has every column and its headings on each sheet of paper', async () => {
    const file = path.join(folder, 'paper.xlsx');
    const titles = ["What a State's law says", 'Sources & cases'];
    await writeXlsxTables(
      titles.map((title) => ({ title, columns: COLUMNS, rows: [] })),
      'en',
      file,
      { signal: never },
    );
    for (const { xml } of (await xlsxRows(file)).values()) {
      const sheet = parseXml(xml);
      expect(sheet.getElementsByTagName('pageSetUpPr')[0]?.getAttribute('fitToPage')).toBe('1');
      expect(sheet.getElementsByTagName('pageSetup')[0]?.getAttribute('fitToHeight')).toBe('0');
    }
    const workbook = parseXml((await unzipped(file)).get('xl/workbook.xml') ?? '');
    const names = [...workbook.getElementsByTagName('definedName')];
    expect(names.map((each) => [each.getAttribute('name'), each.getAttribute('localSheetId'), each.textContent])).toEqual([
      ['_xlnm.Print_Titles', '0', "'What a State''s law says'!$1:$1"],
      ['_xlnm.Print_Titles', '1', "'Sources & cases'!$1:$1"],
    ]);
  });
});
