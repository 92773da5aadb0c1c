import type { Inline, Table } from '#core/report/report-document';
import { Setting } from '../typesetting/setting';
import type { TypeFaces } from '../typesetting/type-faces';
import { PAGE, TEXT_WIDTH, typeStyle, type TextKind } from './appearance';
import { columnWidths, type ColumnNeeds } from './column-widths';
import type { PdfNode } from '../pages/pdfmake-parts';
import type { DocumentNodes } from './paragraph-node';

/** Points on each side of a cell; less where there are many columns. */
const PADDING = 5;
/** From this many columns on, the head is set smaller: its words are often the longest. */
const MANY_COLUMNS = 6;
/** Rows looked at to find how wide columns should be. */
const SAMPLE = 40;
const PAGE_HEIGHT = PAGE.height - PAGE.margins.top - PAGE.margins.bottom;
/** A row higher than this part of a page may be torn between two pages; others go to the next page whole. */
const WHOLE_ROW = 0.3;
/** A row without any text is there to be written in. */
const ROW_TO_WRITE_IN = 22;

/** Caption, table and note. The head is repeated on every page; columns run from the right in Arabic. */
export function tableNodes(table: Table, nodes: DocumentNodes, faces: TypeFaces): readonly PdfNode[] {
  const padding = Math.min(PADDING, TEXT_WIDTH / table.columns.length / 6);
  const headKind = table.columns.length < MANY_COLUMNS ? 'cellHead' : 'smallHead';
  const measured = measure(table, headKind, TEXT_WIDTH - table.columns.length * 2 * padding, nodes, faces);
  const align = (column: number): { align: 'page-start' | 'page-end' } => ({
    align: table.columns[column]?.numeric === true ? 'page-end' : 'page-start',
  });
  const head = table.columns.map(({ label }, column) => nodes.text(headKind, label, align(column)));
  const rows = table.rows.map((row) => table.columns.map((_column, column) => nodes.text('cell', row[column] ?? [], align(column))));
  const node: PdfNode = {
    table: {
      body: [head, ...rows].map((row) => nodes.inOrder(row)),
      widths: [...nodes.inOrder(measured.widths)],
      heights: ['auto', ...table.rows.map((row) => (isEmpty(row) ? ROW_TO_WRITE_IN : 'auto'))],
      ...(measured.headFits && { headerRows: 1, ...(measured.rowsFit && table.rows.length > 0 && { keepWithHeaderRows: 1 }) }),
      dontBreakRows: measured.rowsFit,
    },
    layout: layout(padding),
    margin: [0, 0, 0, table.note === undefined ? 12 : 3],
  };
  const caption = nodes.text('cellHead', table.caption, { above: 8, below: 4, align: 'page-start' });
  return table.note === undefined ? [caption, node] : [caption, node, nodes.text('note', table.note, { below: 12, align: 'page-start' })];
}

const isEmpty = (row: Table['rows'][number]): boolean => row.every((content) => content.every(({ text }) => text.trim() === ''));

function layout(padding: number): NonNullable<PdfNode['layout']> {
  return {
    hLineWidth: (index, { table }) => (index <= 1 || index === table.body.length ? 0.8 : 0.4),
    vLineWidth: () => 0,
    hLineColor: (index, { table }) => (index <= 1 || index === table.body.length ? '#000000' : '#8c8c8c'),
    fillColor: (row) => (row === 0 ? '#ececec' : null),
    paddingLeft: () => padding,
    paddingRight: () => padding,
    paddingTop: () => 3,
    paddingBottom: () => 3,
  };
}

interface Measured {
  readonly widths: readonly number[];
  readonly headFits: boolean;
  readonly rowsFit: boolean;
}

interface CellNeeds extends ColumnNeeds {
  /** Lines that the text itself begins. */
  readonly lines: number;
}

function measure(table: Table, headKind: TextKind, available: number, nodes: DocumentNodes, faces: TypeFaces): Measured {
  const needs = (row: readonly (readonly Inline[])[], kind: TextKind): CellNeeds[] =>
    table.columns.map((_column, column) => {
      const content = row[column] ?? [];
      const { length, longestWord } = new Setting(nodes.paragraph(kind, content), faces);
      return { text: length, word: longestWord, lines: linesIn(content) };
    });
  const head = needs(
    table.columns.map(({ label }) => [{ text: label }]),
    headKind,
  );
  const rows = table.rows.map((row, index) => (index < SAMPLE ? needs(row, 'cell') : row.map(roughly)));
  const looked = rows.slice(0, SAMPLE);
  const widths = columnWidths(
    head.map(({ word, text }, column) => ({
      word: Math.max(word, ...looked.map((row) => row[column]!.word)),
      text: Math.max(table.columns[column]!.numeric ? word : Math.min(text, word * 1.6), ...looked.map((row) => row[column]!.text)),
    })),
    available,
  );
  const { size, lineHeight } = typeStyle('cell', nodes.language);
  const height = (row: readonly CellNeeds[]): number =>
    Math.max(...row.map(({ text, lines }, column) => Math.ceil((text * 1.2) / (widths[column] ?? 1)) + lines)) * size * lineHeight;
  const isLow = (row: readonly CellNeeds[]): boolean => height(row) < PAGE_HEIGHT * WHOLE_ROW;
  return { widths, headFits: isLow(head), rowsFit: rows.every(isLow) };
}

/** Wider than most letters: enough to tell a high row from a low one. */
const roughly = (content: readonly Inline[]): CellNeeds => ({
  text: content.reduce((total, { text }) => total + text.length * 9, 0),
  word: 0,
  lines: linesIn(content),
});

const linesIn = (content: readonly Inline[]): number =>
  content.reduce((total, { text }) => total + text.split(/[\n\r\u2028\u2029]/).length - 1, 0);
