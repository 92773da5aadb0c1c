import writeExcelFile from 'write-excel-file/node';
import type { Sheet } from 'write-excel-file/node';
import type { Language } from '#core/questionnaire/wording';
import type { AnswerTable, AnswerTables, TableCell } from '#core/report/answer-tables';
import { directionOf } from '../direction';
import type { WriterContext } from '../writer';

/** Characters (UTF-16 units) that a cell can hold, with room to spare: the format's own limit is 32,767. */
const MOST_IN_CELL = 32_000;
const WIDTHS = { short: 14, long: 60 } as const;

/** A workbook of four sheets, right to left in Arabic. Text is text and a number a number: nothing is worked out as a formula. */
export const writeXlsx = (
  { about, answers, sources, codebook }: AnswerTables,
  language: Language,
  out: string,
  context: WriterContext,
): Promise<void> => writeXlsxTables([about, answers, sources, codebook], language, out, context);

/** A sheet each. */
export async function writeXlsxTables(
  tables: readonly AnswerTable[],
  language: Language,
  out: string,
  { progress }: WriterContext,
): Promise<void> {
  progress(0, 2);
  const sheets = tables.map((table) => sheetOf(table, language));
  progress(1, 2);
  await writeExcelFile(sheets, { fontFamily: language === 'ar' ? 'Arial' : 'Calibri' }).toFile(out);
}

function sheetOf({ title, columns, rows }: AnswerTable, language: Language): Sheet<never> {
  const split = rows.flatMap(withinCells);
  const head = columns.map((value) => ({
    value,
    type: String,
    fontWeight: 'bold' as const,
    backgroundColor: '#EEF2F7' as const,
    wrap: true,
  }));
  const data = split.map((row) =>
    row.map((value) =>
      value === null || value === ''
        ? null
        : typeof value === 'number'
          ? { value, type: Number }
          : { value, type: String, wrap: true, alignVertical: 'top' as const },
    ),
  );
  const widths = columns.map((_, at) => ({ width: split.some((row) => String(row[at] ?? '').length > 24) ? WIDTHS.long : WIDTHS.short }));
  return {
    sheet: title.slice(0, 31),
    data: [head, ...data],
    columns: widths,
    stickyRowsCount: 1,
    rightToLeft: directionOf(language) === 'rtl',
    orientation: 'landscape',
  };
}

/** A text longer than a cell goes on in the rows below, the other cells repeated. */
function withinCells(row: readonly TableCell[]): readonly (readonly TableCell[])[] {
  const parts = row.map((cell) => (typeof cell === 'string' && cell.length > MOST_IN_CELL ? piecesOf(cell) : [cell]));
  const most = Math.max(1, ...parts.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) => parts.map((pieces) => (pieces.length === 1 ? pieces[0]! : (pieces[at] ?? null))));
}

/** Never between the two halves of a character. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length;) {
    const end = at + MOST_IN_CELL;
    const half = /[\ud800-\udbff]/.test(text[end - 1] ?? '');
    pieces.push(text.slice(at, half ? end - 1 : end));
    at = half ? end - 1 : end;
  }
  return pieces;
}
