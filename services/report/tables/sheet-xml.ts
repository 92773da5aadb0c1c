import type { FlowingRow, FlowingTable } from './flowing-table';
import { STYLE, xmlText } from './workbook-parts';

/** Characters (UTF-16 units) that a cell can hold, with room to spare: the format's own limit is 32,767. */
const MOST_IN_CELL = 32_000;
const WIDTHS = { short: 14, long: 60 } as const;
/** A column with more characters in a row than this is wide. */
const SHORT = 24;
/** Rows that decide how wide columns are: a sheet says so before its first row. */
const LOOKED_AT = 500;

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
  const begin = (wide: readonly boolean[]): string =>
    [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0"${rightToLeft ? ' rightToLeft="1"' : ''}>`,
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>',
      ...wide.map((long, at) => `<col min="${at + 1}" max="${at + 1}" width="${long ? WIDTHS.long : WIDTHS.short}" customWidth="1"/>`),
      `</cols><sheetData>${rowXml(columns, 1, letters, STYLE.head)}`,
    ].join('');

  let looked: FlowingRow[] | undefined = [];
  let at = 1;
  let done = 0;
  for await (const row of rows) {
    for (const part of withinCells(row)) {
      if (!looked) yield rowXml(part, (at += 1), letters, STYLE.text);
      else if (looked.push(part) === LOOKED_AT) {
        yield begin(wideAmong(columns, looked));
        for (const each of looked) yield rowXml(each, (at += 1), letters, STYLE.text);
        looked = undefined;
      }
    }
    told((done += 1));
  }
  if (looked) {
    yield begin(wideAmong(columns, looked));
    for (const each of looked) yield rowXml(each, (at += 1), letters, STYLE.text);
  }
  yield '</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape"/></worksheet>';
}

const wideAmong = (columns: readonly string[], rows: readonly FlowingRow[]): readonly boolean[] =>
  columns.map((_, at) => rows.some((row) => String(row[at] ?? '').length > SHORT));

function rowXml(row: FlowingRow, at: number, letters: readonly string[], style: number): string {
  let cells = '';
  for (const [place, value] of row.entries()) {
    if (value === null || value === '') continue;
    const name = `${letters[place] ?? lettersOf(place)}${at}`;
    cells +=
      typeof value === 'number' && Number.isFinite(value)
        ? `<c r="${name}" s="${STYLE.number}"><v>${value}</v></c>`
        : `<c r="${name}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(String(value))}</t></is></c>`;
  }
  return `<row r="${at}">${cells}</row>`;
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
