import type { Bars } from '#core/report/report-document';
import type { PdfNode, Vector } from '../pages/pdfmake-parts';
import { TEXT_WIDTH } from './appearance';
import type { DocumentNodes } from './paragraph-node';

const LABEL_WIDTH = 150;
const NUMBER_WIDTH = 44;
const GAP = 8;
const BAR_WIDTH = TEXT_WIDTH - LABEL_WIDTH - NUMBER_WIDTH - 2 * GAP;
const BAR_HEIGHT = 9;

/** Plots that need no colour: each series has a pattern of its own, and each bar its number. Bars grow from the side where reading starts. */
export function barNodes({ caption, series, bars }: Bars, nodes: DocumentNodes, number: (value: number) => string): readonly PdfNode[] {
  const highest = Math.max(1, ...bars.flatMap(({ values }) => values.filter(Number.isFinite)));
  const rightToLeft = nodes.direction === 'rtl';
  const row = (label: string, value: number, pattern: number): PdfNode => {
    const width = Number.isFinite(value) ? (Math.max(0, value) / highest) * BAR_WIDTH : 0;
    return nodes.sideBySide(
      [
        { ...nodes.text('cell', label, { align: 'page-start' }), width: LABEL_WIDTH },
        { canvas: bar(rightToLeft ? BAR_WIDTH - width : 0, width, pattern), width: BAR_WIDTH, margin: [0, 3, 0, 0] },
        { ...nodes.text('cellHead', number(value), { align: 'page-start' }), width: NUMBER_WIDTH },
      ],
      { gap: GAP, below: 1 },
    );
  };
  const legend = series.map((name, index) =>
    nodes.sideBySide(
      [
        { canvas: bar(0, 18, index), width: 18, margin: [0, 3, 0, 0] },
        { ...nodes.text('note', name, { align: 'page-start' }), width: '*' },
      ],
      { gap: GAP },
    ),
  );
  const groups = bars.map(({ label, values }): PdfNode => ({
    stack: values.map((value, index) => row(index === 0 ? label : '', value, index)),
    unbreakable: values.length < 12,
    margin: [0, 0, 0, 4],
  }));
  return [
    {
      stack: [nodes.text('cellHead', caption, { above: 8, below: 4 }), ...(series.length > 1 ? legend : [])],
      unbreakable: true,
      margin: [0, 0, 0, 4],
    },
    ...groups,
    { ...nodes.text('cell', '', {}), margin: [0, 0, 0, 8] },
  ];
}

/** Solid, empty, hatched to the right, upright lines, hatched to the left, level lines; then from the beginning. */
function bar(x: number, width: number, pattern: number): readonly Vector[] {
  if (width === 0) return [];
  const frame: Vector = { type: 'rect', x, y: 0, w: Math.max(width, 0.6), h: BAR_HEIGHT, lineWidth: 0.7, lineColor: '#000000' };
  const line = (x1: number, y1: number, x2: number, y2: number): Vector => ({
    type: 'line',
    x1,
    y1,
    x2,
    y2,
    lineWidth: 0.6,
    lineColor: '#000000',
  });
  const steps = (distance: number): number[] =>
    Array.from({ length: Math.ceil((width + BAR_HEIGHT) / distance) }, (_none, index) => index * distance);
  switch (pattern % 6) {
    case 0:
      return [{ ...frame, color: '#3c3c3c' }];
    case 2:
      return [
        frame,
        ...steps(4).flatMap((start) =>
          slant(start, width).map(([x1, y1, x2, y2]) => line(x + x1, BAR_HEIGHT - y1, x + x2, BAR_HEIGHT - y2)),
        ),
      ];
    case 3:
      return [
        frame,
        ...steps(3)
          .filter((at) => at > 0 && at < width)
          .map((at) => line(x + at, 0, x + at, BAR_HEIGHT)),
      ];
    case 4:
      return [frame, ...steps(4).flatMap((start) => slant(start, width).map(([x1, y1, x2, y2]) => line(x + x1, y1, x + x2, y2)))];
    case 5:
      return [frame, line(x, 3, x + Math.max(width, 0.6), 3), line(x, 6, x + Math.max(width, 0.6), 6)];
    default:
      return [frame];
  }
}

/** One line of a hatch that leaves the lower edge at `start` and goes up to the left, within the bar. */
function slant(start: number, width: number): readonly (readonly [number, number, number, number])[] {
  const x1 = Math.min(start, width);
  const y1 = start - x1;
  const x2 = Math.max(0, start - BAR_HEIGHT);
  const y2 = start - x2;
  return y1 < BAR_HEIGHT && x2 < width ? [[x1, y1, x2, Math.min(y2, BAR_HEIGHT)]] : [];
}
