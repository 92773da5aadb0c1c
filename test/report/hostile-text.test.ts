import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#core/contract/errors';
import { plain } from './plain-text';
import { csvRows, docxText, htmlText, xlsxRows } from './read-back';
import { ReportingOffice } from './reporting-office';

const LONG = 'دليل '.repeat(20_000);
const TEXTS = {
  formula: "=cmd|'/C calc'!A1",
  formulaBehindBlanks: '  @SUM(1+1)*cmd',
  markup: '<script>alert(1)</script>"><img src=x onerror=alert(2)>]]>&amp;</style>',
  turned: 'account \u202e\u2066gnp.exe\u202c end',
  unprintable: 'one\u0000\u0001\u0008two\u001b[31mthree\ud83d four\udc00\uffff\ufeff',
  long: LONG.slice(0, 99_000),
} as const;
/** What a reader is to find of each. */
const READ = {
  formula: TEXTS.formula,
  formulaBehindBlanks: TEXTS.formulaBehindBlanks.trim(),
  markup: TEXTS.markup,
  turned: 'account gnp.exe end',
  unprintable: 'onetwo[31mthree\ufffd four\ufffd',
  long: plain(TEXTS.long),
} as const;

let office: ReportingOffice;
let assessment: string;

beforeAll(async () => {
  office = await ReportingOffice.open();
  assessment = await office.begins({
    exercise: { id: 'hostile', title: '=1+1</style><script>', mechanism: 'self-assessment' },
    instruments: ['TIP'],
  });
  await office.registers(assessment, {
    'law-1': { kind: 'law', title: '+1<b>', reference: TEXTS.markup, link: 'https://laws.example/?q="><script>' },
  });
  const provisions = ['TIP:5(1)', 'TIP:6(1)', 'TIP:6(3)', 'TIP:9(2)', 'TIP:10(1)', 'TIP:11(1)'];
  await office.answers(
    assessment,
    Object.values(TEXTS).flatMap((value, place) => [
      {
        question: `${provisions[place]}/status`,
        standing: 'answered' as const,
        value: provisions[place] === 'TIP:5(1)' ? 'yes' : 'partial',
      },
      { question: `${provisions[place]}/legal-basis.citations`, standing: 'answered' as const, value: ['law-1'] },
      { question: `${provisions[place]}/legal-basis.explanation`, standing: 'answered' as const, value, language: 'ar' as const },
    ]),
  );
});
afterAll(() => office.close());

describe('what an attacker writes into an answer', () => {
  it.each(['en', 'ar'] as const)('breaks no page, which runs nothing (%s)', async (language) => {
    const { path } = await office.writes({ assessment }, { format: 'html', language });
    const text = await htmlText(path);
    for (const read of Object.values(READ)) expect(text).toContain(plain(read));
    const page = await readFile(path, 'utf8');
    expect(page.match(/<\/?(script|img|iframe|object|link|form)\b/gi)).toBeNull();
    expect(page.match(/<style>/g)).toHaveLength(1);
    expect(page.match(/<[a-z][^>]*\son\w+=/g)).toBeNull();
    expect(page).toMatch(/http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;/);
    expect([...page.matchAll(/(?:src|href)="([^"#][^"]*)"/g)].map(([, address]) => address)).toEqual(
      expect.not.arrayContaining([expect.not.stringMatching(/^https:\/\/laws\.example\//)]),
    );
  });

  it('breaks no Word document', async () => {
    const { path } = await office.writes({ assessment }, { format: 'docx' });
    const text = await docxText(path);
    for (const read of Object.values(READ)) expect(text).toContain(plain(read));
  });

  it('is worked out by no spreadsheet program, and longer texts go on below', async () => {
    const { path } = await office.writes({ assessment }, { format: 'xlsx' });
    const sheets = await xlsxRows(path);
    expect([...sheets.values()].some(({ xml }) => /<f[ >]/.test(xml))).toBe(false);
    const cells = [...sheets.values()].flatMap(({ rows }) => rows.flat()).map(String);
    expect(Math.max(...cells.map(({ length }) => length))).toBeLessThan(32_767);
    for (const read of [READ.formula, READ.turned, READ.unprintable]) expect(cells.map(plain)).toContain(plain(read));
    expect(cells.filter((cell) => cell.startsWith('دليل')).join('')).toBe(TEXTS.long);
  });

  it('begins no field of a CSV file as a formula', async () => {
    const { path, codebookPath = '' } = await office.writes({ assessment }, { format: 'csv' });
    const cells = [...(await csvRows(path)), ...(await csvRows(codebookPath))].flat();
    expect(cells.filter((cell) => /^\s*[=+@-]/.test(cell) && Number.isNaN(Number(cell)))).toEqual([]);
    expect(cells).toContain(`'${TEXTS.formula}`);
  });
});

describe('a document that is not wanted any more', () => {
  it('stops at once, and nothing of it stays', async () => {
    const before = await office.outgoingFiles();
    const stop = new AbortController();
    const call = { signal: stop.signal, progress: () => stop.abort() };
    await expect(office.writes({ assessment }, { format: 'html', kind: 'blank' }, call)).rejects.toThrow(new AppError('cancelled'));
    expect(await office.outgoingFiles()).toEqual(before);
  });
});
