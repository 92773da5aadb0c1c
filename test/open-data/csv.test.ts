import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPEN_TABLES, OPEN_TABLE_NAMES, type OpenCell } from '#core/open-data/tables';
import { TableFiles } from '#services/open-data/table-files';
import { csvLine } from '#services/report/tables/csv-line';
import { writeCsvTables } from '#services/report/tables/write-csv';
import { strictCsv, withoutGuard } from './strict-csv';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'omnibus-csv-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What breaks tables: in all scripts, with what ends cells and lines, and with what spreadsheet programs calculate. */
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom(
      '"',
      ',',
      ';',
      '\r',
      '\n',
      '\r\n',
      '\t',
      ' ',
      "'",
      '=',
      '+',
      '-',
      '@',
      '\ufeff',
      '\u2028',
      'א',
      'ع',
      '中',
      '🏳️‍⚧️',
      'é',
    ),
    maxLength: 12,
  }),
  fc.constantFrom('=1+1', '+1', '-2+3', '@SUM(1)', '\t=1', '\r=1', "'=1", "''=1", ' =1', '＝1', '-', "=cmd|' /C calc'!A0", '"=1"'),
);
/** A spreadsheet program calculates a cell that begins so, also where blanks stand before it. */
const CALCULATED = /^[\s\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;
/** Numbers are numbers, and may begin with a minus sign. */
const isNumber = (field: string): boolean => /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(field);

describe('a line of CSV', () => {
  it('is read back as it was written, whatever the words', () => {
    fc.assert(
      fc.property(fc.array(fc.array(hostile, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const read = strictCsv(rows.map((row) => csvLine(row)).join(''));
        expect(read.map((row) => row.map(withoutGuard))).toEqual(rows);
      }),
    );
  });

  it('holds no text that a spreadsheet program would calculate', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [[field = ''] = []] = strictCsv(csvLine([text, 1]));
        expect(CALCULATED.test(field), JSON.stringify(field)).toBe(false);
      }),
    );
  });

  it('leaves numbers, yes and no, and blanks alone', () => {
    expect(csvLine([-1.5, 0, true, null, ''])).toBe('-1.5,0,true,,\r\n');
  });
});

describe('the tables of the open data', () => {
  it('say the same as CSV and as JSON, whatever States write', async () => {
    let made = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(fc.oneof(hostile, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null)), {
            minLength: 13,
            maxLength: 13,
          }),
          { maxLength: 6 },
        ),
        async (rows) => {
          const own = await mkdtemp(path.join(folder, `${(made += 1)}-`));
          const tables = await TableFiles.in(own);
          const width = OPEN_TABLES.texts.columns.length;
          for (const row of rows) tables.add('texts', row.slice(0, width) as OpenCell[]);
          await tables.finish();
          const [head = [], ...read] = strictCsv(await readFile(path.join(own, 'data-texts.csv'), 'utf8'));
          const objects = JSON.parse(await readFile(path.join(own, 'data-texts.json'), 'utf8')) as readonly Record<string, OpenCell>[];
          expect(head).toEqual(OPEN_TABLES.texts.columns.map(({ name }) => name));
          expect(objects.map((each) => head.map((name) => each[name]))).toEqual(
            rows.map((row) => row.slice(0, width).map((cell) => (Object.is(cell, -0) ? 0 : cell))),
          );
          const cells = (cell: OpenCell | undefined): string => (cell === null || cell === undefined ? '' : String(cell));
          expect(read.map((row) => row.map((field) => (isNumber(field) ? field : withoutGuard(field))))).toEqual(
            objects.map((each) => head.map((name) => cells(each[name]))),
          );
          for (const field of read.flat()) expect(isNumber(field) || !CALCULATED.test(field), JSON.stringify(field)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('have an empty table as its columns alone', async () => {
    const tables = await TableFiles.in(await mkdtemp(path.join(folder, 'empty-')));
    const { rows } = await tables.finish();
    expect(Object.values(rows).every((count) => count === 0)).toBe(true);
    expect(Object.keys(rows)).toEqual([...OPEN_TABLE_NAMES]);
  });
});

describe('a table of the Conference as CSV', () => {
  it('is read back table by table, guarded alike', async () => {
    const words = fc.array(hostile, { minLength: 2, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 4 }), async (rows) => {
        const file = path.join(folder, 'table.csv');
        await writeCsvTables([{ title: 'Only', columns: ['one', 'other'], rows }], file, {
          signal: new AbortController().signal,
        });
        const text = await readFile(file, 'utf8');
        expect(text.startsWith('\ufeff')).toBe(true);
        const [, ...read] = strictCsv(text.slice(1));
        expect(read.map((row) => row.map(withoutGuard))).toEqual(rows);
        for (const field of read.flat()) expect(CALCULATED.test(field)).toBe(false);
      }),
      { numRuns: 30 },
    );
  });
});
