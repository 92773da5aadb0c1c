import type { FlowingRow, FlowingTable } from './flowing-table';
import { STYLE, xmlText } from './workbook-parts';

/** Characters (UTF-16 units) that a cell can hold, with room to spare: the format's own limit is 32,767. */
const MOST_IN_CELL = 32_000;
const WIDTHS = { short: 14, long: 60 } as const;
/** A column with more characters in a row than this is wide. */
const SHORT = 24;
/** Rows that decide how wide columns are: a sheet says so before its first row. */
const LOOKED_AT = 500;
const POINTS_OF_A_LINE = 15;
/** The format's own limit. */
const MOST_POINTS = 409;
/** Letters as wide as two. */
const WIDE_LETTER = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/g;

export interface SheetLook {
  readonly rightToLeft: boolean;
  /** The sheet that is shown when the workbook is opened. */
  readonly isFirst: boolean;
}

/** A sheet, text by text. Text is text and a number a number: nothing is worked out as a formula. `told`: after each row, how many there were. */
export async function* sheetXml(
  { columns, rows }: FlowingTable,
  { rightToLeft, isFirst }: SheetLook,
  told: (rows: number) => void = () => undefined,
): AsyncGenerator<string> {
  const letters = columns.map((_, at) => lettersOf(at));
  let widths: readonly number[] = [];
  const begin = (among: readonly FlowingRow[]): string => {
    widths = widthsFor(columns, among);
    return [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      // On paper every column stands on the sheet, the last one with its mark as well.
      '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
      `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0"${rightToLeft ? ' rightToLeft="1"' : ''}>`,
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
      `<sheetFormatPr defaultRowHeight="${String(POINTS_OF_A_LINE)}"/><cols>`,
      ...widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`),
      `</cols><sheetData>${rowXml(columns, 1, letters, STYLE.head, widths)}`,
    ].join('');
  };

  let looked: FlowingRow[] | undefined = [];
  let at = 1;
  let done = 0;
  for await (const row of rows) {
    for (const part of withinCells(row)) {
      if (!looked) yield rowXml(part, (at += 1), letters, STYLE.text, widths);
      else if (looked.push(part) === LOOKED_AT) {
        yield begin(looked);
        for (const each of looked) yield rowXml(each, (at += 1), letters, STYLE.text, widths);
        looked = undefined;
      }
    }
    told((done += 1));
  }
  if (looked) {
    yield begin(looked);
    for (const each of looked) yield rowXml(each, (at += 1), letters, STYLE.text, widths);
  }
  yield '</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>';
}

const widthsFor = (columns: readonly string[], rows: readonly FlowingRow[]): readonly number[] =>
  columns.map((_, at) => (rows.some((row) => String(row[at] ?? '').length > SHORT) ? WIDTHS.long : WIDTHS.short));

function rowXml(row: FlowingRow, at: number, letters: readonly string[], style: number, widths: readonly number[]): string {
  let cells = '';
  let lines = 1;
  for (const [place, value] of row.entries()) {
    if (value === null || value === '') continue;
    const name = `${letters[place] ?? lettersOf(place)}${at}`;
    if (typeof value === 'number' && Number.isFinite(value)) {
      cells += `<c r="${name}" s="${STYLE.number}"><v>${value}</v></c>`;
      continue;
    }
    const text = String(value);
    lines = Math.max(lines, linesOf(text, widths[place] ?? WIDTHS.short));
    cells += `<c r="${name}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
  }
  // Not every program measures wrapped text when it opens a sheet: without a height it shows the first line alone.
  const height = lines === 1 ? '' : ` ht="${String(Math.min(lines * POINTS_OF_A_LINE, MOST_POINTS))}"`;
  return `<row r="${at}"${height}>${cells}</row>`;
}

/** In about how many lines a text stands in a column so wide; words that do not break evenly are reckoned with. */
function linesOf(text: string, width: number): number {
  if (text.length * 2 <= width && !text.includes('\n')) return 1;
  const fits = width === WIDTHS.long ? width : width - 2;
  let lines = 0;
  for (const line of text.split('\n')) lines += Math.max(1, Math.ceil((line.length + (line.match(WIDE_LETTER)?.length ?? 0)) / fits));
  return lines;
}

/** A, B … Z, AA … */
function lettersOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : `${lettersOf(Math.floor(at / 26) - 1)}${last}`;
}

/** A text longer than a cell goes on in the rows below, the other cells repeated. */
function withinCells(row: FlowingRow): readonly FlowingRow[] {
  if (!row.some((cell) => typeof cell === 'string' && cell.length > MOST_IN_CELL)) return [row];
  const parts = row.map((cell) => (typeof cell === 'string' && cell.length > MOST_IN_CELL ? piecesOf(cell) : [cell]));
  const most = Math.max(...parts.map(({ length }) => length));
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
