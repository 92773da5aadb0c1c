import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isTable } from '#core/answers/answer';
import { printableLines } from '#core/report/printable';
import type { Language } from '#core/questionnaire/wording';
import { interfaceWords } from '#services/report/interface-words';
import { answerTo } from './answered-assessment';
import { firstMissing, plain } from './plain-text';
import { csvRows, docxText, htmlText, xlsxRows } from './read-back';
import { firstMissingOnPages, readPdf } from './read-pdf';
import { quiet, ReportingOffice } from './reporting-office';

let office: ReportingOffice;
let assessment: string;
/** Texts of the answers that are asked, in the order of the questions, line by line. */
let texts: readonly string[];
let figures: readonly number[];

beforeAll(async () => {
  office = await ReportingOffice.open();
  assessment = await office.begins();
  await office.answersEverything(assessment);
  const { findings } = await office.services.handlers['findings.list']({ assessment }, quiet);
  expect(findings.length).toBeGreaterThan(0);
  const asked = await office.askedAnswers(assessment);
  const questionnaire = await office.questionnaire();
  const order = questionnaire.questions.filter(({ id, internal }) => !internal && asked.has(id));
  const all = questionnaire.questions.filter(({ internal }) => !internal);
  const given = order.map((question) => ({ question, answer: answerTo(question, all.indexOf(question), questionnaire) }));
  texts = given.flatMap(({ question, answer: { value, reason } }) => {
    if (typeof reason === 'string') return [reason];
    if (question.type === 'text') return printableLines(String(value));
    if (!isTable(value) || question.type !== 'table' || question.table.columns === 'years') return [];
    const columns = question.table.columns.filter(({ type, retired }) => type === 'text' && !retired);
    return value.rows.flatMap(({ cells }) => columns.map(({ id }) => String(cells[id])));
  });
  figures = given.flatMap(({ question, answer: { value } }) =>
    question.type === 'number'
      ? [Number(value)]
      : isTable(value)
        ? value.rows.flatMap(({ cells }) => Object.values(cells).filter((cell): cell is number => typeof cell === 'number'))
        : [],
  );
  expect(texts.length).toBeGreaterThan(400);
  expect(figures.length).toBeGreaterThan(100);
});
afterAll(() => office.close());

const LANGUAGES: readonly Language[] = ['en', 'ar', 'zh'];

describe.each(LANGUAGES)('every answer of the assessment, read back from a document in %s', (language) => {
  it('is in the page, in the order of the treaty', async () => {
    const { path } = await office.writes({ assessment }, { format: 'html', language });
    expect(firstMissing(texts.map(plain), await htmlText(path))).toBeUndefined();
  });

  it('is in the PDF, in the order of the treaty', async () => {
    const { path } = await office.writes({ assessment }, { format: 'pdf', language });
    const { pages } = await readPdf(path);
    expect(pages.length).toBeGreaterThan(10);
    expect(firstMissingOnPages(texts, pages.slice(1))).toBeUndefined();
  });

  it('is in the Word document, in the order of the treaty', async () => {
    const { path } = await office.writes({ assessment }, { format: 'docx', language });
    expect(firstMissing(texts.map(plain), await docxText(path))).toBeUndefined();
  });

  it('is in the workbook, numbers as numbers, and the codes are explained', async () => {
    const { path } = await office.writes({ assessment }, { format: 'xlsx', language });
    const say = await interfaceWords(language);
    const sheets = await xlsxRows(path);
    expect([...sheets.keys()]).toEqual(['about', 'answers', 'sources', 'codebook'].map((name) => say(`document.table.${name}`)));
    const { rows = [], xml = '' } = sheets.get(say('document.table.answers')) ?? {};
    expect(xml.includes('rightToLeft="1"')).toBe(language === 'ar');
    expect(firstMissing(texts.map(plain), plain(rows.flat().join('\n')))).toBeUndefined();
    const numbers = rows.flat().filter((cell) => typeof cell === 'number');
    expect(figures.filter((figure) => !numbers.includes(figure))).toEqual([]);
    const meanings = sheets.get(say('document.table.codebook'))?.rows ?? [];
    expect(meanings.some((row) => row.includes('lack-of-resources'))).toBe(true);
  });

  it('is in the CSV file', async () => {
    const { path, codebookPath = '' } = await office.writes({ assessment }, { format: 'csv', language });
    const rows = await csvRows(path);
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
    expect(firstMissing(texts.map(plain), plain(rows.flat().join('\n')))).toBeUndefined();
    expect((await csvRows(codebookPath)).some((row) => row.includes('lack-of-resources'))).toBe(true);
  });
});
