import type { Choices, Fact } from '#core/report/report-document';
import type { PdfNode, Vector } from '../pages/pdfmake-parts';
import { TEXT_WIDTH } from './appearance';
import type { DocumentNodes } from './paragraph-node';

const BOX = 9;
/** Handwriting needs about eight millimetres. */
const RULED = 23;

/** A square to tick where several may be chosen, a circle where one is. */
export function choiceNodes({ multiple, options }: Choices, nodes: DocumentNodes): readonly PdfNode[] {
  // pdfmake moves a vector that it places: each option has its own.
  const mark = (): Vector =>
    multiple
      ? { type: 'rect', x: 0, y: 0, w: BOX, h: BOX, lineWidth: 0.8, lineColor: '#000000' }
      : { type: 'ellipse', x: BOX / 2, y: BOX / 2, r1: BOX / 2, r2: BOX / 2, lineWidth: 0.8, lineColor: '#000000' };
  return options.map((option, index) => ({
    ...nodes.sideBySide(
      [
        { canvas: [mark()], width: BOX, margin: [0, 3, 0, 0] },
        { ...nodes.text('body', option, { align: 'page-start' }), width: '*' },
      ],
      { gap: 8, below: index === options.length - 1 ? 8 : 4 },
    ),
    unbreakable: option.length < 2000,
  }));
}

export function writingNodes(lines: number): readonly PdfNode[] {
  return Array.from({ length: Math.max(0, Math.min(Math.trunc(lines), 400)) }, (_none, index) => ({
    canvas: [ruled(TEXT_WIDTH, RULED)],
    margin: [0, 0, 0, index === lines - 1 ? 10 : 0] as const,
  }));
}

/** A signature is never torn between two pages. What is not filled in has a line to write on. */
export function signatureNodes(signatures: readonly (readonly Fact[])[], nodes: DocumentNodes): readonly PdfNode[] {
  const labelWidth = 130;
  const lineWidth = 250;
  return signatures.map((facts) => ({
    stack: facts.map(({ label, value }) =>
      nodes.sideBySide(
        [
          { ...nodes.text('label', label, { above: 9, align: 'page-start' }), width: labelWidth },
          value.some(({ text }) => text.trim() !== '')
            ? { ...nodes.text('body', value, { above: 8, align: 'page-start' }), width: lineWidth }
            : { canvas: [ruled(lineWidth, RULED)], width: lineWidth },
        ],
        { gap: 12 },
      ),
    ),
    unbreakable: facts.length < 12,
    margin: [0, 12, 0, 14] as const,
  }));
}

const ruled = (width: number, y: number): Vector => ({
  type: 'line',
  x1: 0,
  y1: y,
  x2: width,
  y2: y,
  lineWidth: 0.5,
  lineColor: '#404040',
});
