import type { Paragraph } from '../typesetting/paragraph';
import { SetLine } from '../typesetting/set-line';
import { Setting } from '../typesetting/setting';
import type { TypeFaces } from '../typesetting/type-faces';
import {
  DocMeasure,
  DocPreprocessor,
  DocumentContext,
  LayoutBuilder,
  PageElementWriter,
  type PageItem,
  type PageMargins,
  type PdfDocument,
  type PdfNode,
  type PlacedLine,
  type TextNode,
} from './pdfmake-parts';

export interface PageGeometry {
  readonly width: number;
  readonly height: number;
  readonly margins: PageMargins;
}

/** A node of text that is set by this project: pdfmake sees that it is text, and asks for nothing more. */
export interface ParagraphNode extends PdfNode {
  readonly text: '';
  readonly paragraph: Paragraph;
}

/** Widths of text are not asked for: whoever makes a table or columns says how wide they are. */
class UnmeasuredText extends DocMeasure {
  override measureLeaf(node: TextNode): TextNode {
    node._minWidth = 0;
    node._maxWidth = 0;
    return node;
  }
}

class LineWriter extends PageElementWriter {
  override alignLine(line: PlacedLine): void {
    if (!(line instanceof SetLine) || line.align === 'left') return;
    const room = this.context().availableWidth - line.width;
    line.x += line.align === 'right' ? room : room / 2;
  }
}

/**
 * pdfmake's layout, one block at a time instead of a document at once: others have their turn in between, a block that is
 * laid needs no memory any more, and text is broken into lines only where it is placed.
 */
export class ReportLayout extends LayoutBuilder {
  readonly #faces: TypeFaces;
  #taken = 0;

  constructor(document: PdfDocument, geometry: PageGeometry, faces: TypeFaces) {
    super({ width: geometry.width, height: geometry.height }, geometry.margins, null);
    this.#faces = faces;
    this.docPreprocessor = new DocPreprocessor();
    this.docMeasure = new UnmeasuredText(document, {}, {}, null, {});
    this.linearNodeList = [];
    this.writer = new LineWriter(new DocumentContext());
    this.writer.addPage({ width: geometry.width, height: geometry.height, orientation: 'portrait' }, null, geometry.margins);
  }

  /**
   * What is on the pages that nobody took yet, in order: all, or those to which nothing will be added. It is kept here no longer. The room
   * below the last block may have begun a page on which nothing stands; that is none.
   */
  takePages(which: 'finished' | 'all'): readonly (readonly PageItem[])[] {
    const { pages, page } = this.writer.context();
    const taken: (readonly PageItem[])[] = [];
    const filled = Math.max(1, pages.findLastIndex(({ items }) => items.length > 0) + 1);
    for (const end = which === 'all' ? filled : page; this.#taken < end; this.#taken++) {
      taken.push(pages[this.#taken]!.items);
      pages[this.#taken]!.items = [];
    }
    return taken;
  }

  /** Left on this page, in points. */
  get room(): number {
    return this.writer.context().availableHeight;
  }

  get isPageEmpty(): boolean {
    const { y, pageMargins } = this.writer.context();
    return y <= pageMargins.top;
  }

  nextPage(): void {
    this.writer.moveToNextPage();
  }

  add(node: PdfNode): void {
    this.processNode(this.docMeasure.measureBlock(this.docPreprocessor.preprocessBlock(node)));
    this.linearNodeList = [];
  }

  override processLeaf(node: TextNode): void {
    if (!isParagraph(node)) throw new Error('Text that is no paragraph');
    const setting = new Setting(node.paragraph, this.#faces);
    const context = this.writer.context();
    for (let line = setting.nextLine(context.availableWidth); line !== null; line = setting.nextLine(context.availableWidth)) {
      if (line.getHeight() > context.availableHeight && context.y > context.pageMargins.top) {
        this.writer.moveToNextPage(node.pageOrientation);
      }
      node.positions.push(this.writer.addLine(line));
    }
  }
}

function isParagraph(node: TextNode): node is TextNode & ParagraphNode {
  return 'paragraph' in node;
}
