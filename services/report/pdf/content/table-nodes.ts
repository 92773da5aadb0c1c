import type { Inline, Table } from '#core/report/report-document';
import { Setting } from '../typesetting/setting';
import type { TypeFaces } from '../typesetting/type-faces';
import { PAGE, TEXT_WIDTH, typeStyle } from './appearance';
import type { PdfNode } from '../pages/pdfmake-parts';
import type { DocumentNodes } from './paragraph-node';

const PADDING = 5;
/** Rows looked at to find how wide columns should be. */
const SAMPLE = 40;
const PAGE_HEIGHT = PAGE.height - PAGE.margins.top - PAGE.margins.bottom;
/** A row higher than this part of a page may be torn between two pages; others go to the next page whole. */
const WHOLE_ROW = 0.3;

const LAYOUT: NonNullable<PdfNode['layout']> = {
  hLineWidth: (index, { table }) => (index <= 1 || index === table.body.length ? 0.8 : 0.4),
  vLineWidth: () => 0,
  hLineColor: (index, { table }) => (index <= 1 || index === table.body.length ? '#000000' : '#8c8c8c'),
  fillColor: (row) => (row === 0 ? '#ececec' : null),
  paddingLeft: () => PADDING,
  paddingRight: () => PADDING,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};

/** Caption, table and note. The head is repeated on every page; columns run from the right in Arabic. */
export function tableNodes(table: Table, nodes: DocumentNodes, faces: TypeFaces): readonly PdfNode[] {
  const measured = measure(table, nodes, faces);
  const cell = (content: readonly Inline[], column: number): PdfNode =>
    nodes.text('cell', content, table.columns[column]?.numeric === true ? { align: 'page-end' } : {});
  const head = table.columns.map(({ label, numeric }) => nodes.text('cellHead', label, numeric ? { align: 'page-end' } : {}));
  const body = [head, ...table.rows.map((row) => table.columns.map((_column, index) => cell(row[index] ?? [], index)))];
  const node: PdfNode = {
    table: {
      body: body.map((row) => nodes.inOrder(row)),
      widths: [...nodes.inOrder(measured.widths)],
      ...(measured.headFits && { headerRows: 1, ...(measured.rowsFit && table.rows.length > 0 && { keepWithHeaderRows: 1 }) }),
      dontBreakRows: measured.rowsFit,
    },
    layout: LAYOUT,
    margin: [0, 0, 0, table.note === undefined ? 12 : 3],
  };
  const caption = nodes.text('cellHead', table.caption, { above: 8, below: 4 });
  return table.note === undefined ? [caption, node] : [caption, node, nodes.text('note', table.note, { below: 12 })];
}

interface Measured {
  readonly widths: readonly number[];
  readonly headFits: boolean;
  readonly rowsFit: boolean;
}

function measure(table: Table, nodes: DocumentNodes, faces: TypeFaces): Measured {
  const lengths = (row: readonly (readonly Inline[])[], kind: 'cell' | 'cellHead'): number[] =>
    row.map((content) => new Setting(nodes.paragraph(kind, content), faces).length);
  const head = lengths(
    table.columns.map(({ label }) => [{ text: label }]),
    'cellHead',
  );
  const rows = table.rows.map((row, index) => (index < SAMPLE ? lengths(row, 'cell') : row.map(roughLength)));
  const widths = columnWidths(table, head, rows);
  const lineHeight = typeStyle('cell', nodes.language).size * typeStyle('cell', nodes.language).lineHeight;
  const height = (row: readonly number[]): number =>
    Math.max(...row.map((length, column) => Math.ceil((length * 1.2) / (widths[column] ?? 1)))) * lineHeight;
  return {
    widths,
    headFits: height(head) < PAGE_HEIGHT * WHOLE_ROW,
    rowsFit: rows.every((row) => height(row) < PAGE_HEIGHT * WHOLE_ROW),
  };
}

/** More than most letters need: enough to tell a high row from a low one. */
const roughLength = (content: readonly Inline[]): number => content.reduce((sum, { text }) => sum + text.length * 9, 0);

/**
 * Columns get what their longest text needs where that is little; long ones share what is left by the square root of their
 * length, so that no column starves beside one that is very long.
 */
function columnWidths(table: Table, head: readonly number[], rows: readonly (readonly number[])[]): readonly number[] {
  const available = TEXT_WIDTH - table.columns.length * 2 * PADDING;
  const least = Math.min(64, available / table.columns.length);
  const wanted = table.columns.map(
    ({ numeric }, column) =>
      Math.max(
        numeric ? Math.min(head[column] ?? 0, 70) : Math.min(head[column] ?? 0, 110),
        ...rows.slice(0, SAMPLE).map((row) => row[column] ?? 0),
        24,
      ) + 2,
  );
  const sum = wanted.reduce((total, each) => total + each, 0);
  if (sum <= available)
    return wanted.map((each, column) => each + (column === 0 ? available - sum : 0) * 0.4 + ((available - sum) * 0.6) / wanted.length);
  const modest = wanted.map((each) => each <= least);
  const left = available - wanted.reduce((total, each, column) => total + (modest[column] ? each : 0), 0);
  const shares = wanted.map((each, column) => (modest[column] ? 0 : Math.sqrt(each)));
  const shared = shares.reduce((total, each) => total + each, 0);
  return wanted.map((each, column) => (modest[column] ? each : (left * shares[column]!) / shared));
}
