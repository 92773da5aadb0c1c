import type { Inline, ReportDocument } from '#core/report/report-document';
import { PAGE } from '../content/appearance';
import type { DocumentNodes } from '../content/paragraph-node';
import type { Paragraph } from '../typesetting/paragraph';
import type { SetLine } from '../typesetting/set-line';
import { Setting } from '../typesetting/setting';
import type { TypeFaces } from '../typesetting/type-faces';
import type { PageItem, Vector } from './pdfmake-parts';

const HEAD = 40;
const FOOT = PAGE.height - 46;
/** Below the foot, on a line of its own. */
const LAST = PAGE.height - 33;
const GAP = 16;
/** Enough of a digest to see that two pages belong to the same submission. */
const DIGEST_SHOWN = 16;

/** What every page but the first says above and below: whose report it is, that it is a draft, and which page of how many. */
export class PageFurniture {
  readonly #document: ReportDocument;
  readonly #nodes: DocumentNodes;
  readonly #faces: TypeFaces;
  readonly #numbers: Intl.NumberFormat;

  constructor(document: ReportDocument, nodes: DocumentNodes, faces: TypeFaces) {
    this.#document = document;
    this.#nodes = nodes;
    this.#faces = faces;
    this.#numbers = new Intl.NumberFormat(nodes.language, { useGrouping: false });
  }

  /** `page` counts from 1. */
  items(page: number, pages: number): readonly PageItem[] {
    const { running, mark, confidential, contentDigest, labels } = this.#document;
    const pageOf = labels.pageOf.replace('{page}', this.#numbers.format(page)).replace('{pages}', this.#numbers.format(pages));
    const digest = contentDigest === undefined ? [] : [{ text: `SHA-512 ${contentDigest.slice(0, DIGEST_SHOWN)}…`, isolate: true }];
    const above = page === 1 ? [] : this.#row(HEAD, [{ text: running }], mark === undefined ? [] : [{ text: mark, strong: true }]);
    const rule: readonly PageItem[] = page === 1 ? [] : [{ type: 'vector', item: ruleAt(HEAD + 16) }];
    const below = confidential === undefined ? [] : this.#row(LAST, [{ text: confidential, strong: true }], []);
    return [...above, ...rule, { type: 'vector', item: ruleAt(FOOT - 6) }, ...this.#row(FOOT, digest, [{ text: pageOf }]), ...below];
  }

  /** One line each: what does not fit in its part of the width is left out at the end. */
  #row(y: number, start: readonly Inline[], end: readonly Inline[]): readonly PageItem[] {
    const width = PAGE.width - PAGE.margins.left - PAGE.margins.right;
    const last = this.#line({ align: 'page-end' }, end, width * 0.45);
    const first = this.#line({ align: 'page-start' }, start, width - (last === null ? 0 : last.width + GAP));
    return [first, last].flatMap((line) => (line === null ? [] : [placed(line, y)]));
  }

  #line(more: Pick<Paragraph, 'align'>, content: readonly Inline[], width: number): SetLine | null {
    if (content.length === 0) return null;
    return new Setting(this.#nodes.paragraph('furniture', content, more), this.#faces).nextLine(width);
  }
}

function placed(line: SetLine, y: number): PageItem {
  line.y = y;
  line.x = line.align === 'right' ? PAGE.width - PAGE.margins.right - line.width : PAGE.margins.left;
  return { type: 'line', item: line };
}

function ruleAt(y: number): Vector {
  return { type: 'line', x1: PAGE.margins.left, y1: y, x2: PAGE.width - PAGE.margins.right, y2: y, lineWidth: 0.5, lineColor: '#666666' };
}
