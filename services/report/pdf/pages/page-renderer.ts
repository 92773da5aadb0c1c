import { PAGE } from '../content/appearance';
import { SetLine } from '../typesetting/set-line';
import type { TypeFaces } from '../typesetting/type-faces';
import { composePage, type ComposedPage } from './composed-page';
import { Renderer, type PageItem, type PdfDocument, type PdfOutline, type PdfReference } from './pdfmake-parts';

/** pdfkit's pages are upside down; letters are not. */
const UPRIGHT = `1 0 0 -1 0 ${PAGE.height} cm`;

/** Writes composed pages, one after the other. */
export class PageRenderer extends Renderer {
  readonly #faces: TypeFaces;
  readonly #pageOf: ReadonlyMap<string, number>;
  readonly #mark: PdfReference | null;
  readonly #outlines: (PdfOutline | undefined)[] = [];

  /** `pageOf`: the numbers of the pages on which places are. `mark` lies beneath every page. */
  constructor(document: PdfDocument, faces: TypeFaces, pageOf: ReadonlyMap<string, number>, mark: PdfReference | null) {
    super(document);
    this.#mark = mark;
    this.#faces = faces;
    this.#pageOf = pageOf;
  }

  /** `furniture` is what stands around the text. */
  renderPage(page: ComposedPage, furniture: readonly PageItem[]): void {
    const { pdfDocument } = this;
    pdfDocument.addPage({ size: [PAGE.width, PAGE.height] });
    if (this.#mark !== null) {
      pdfDocument.page.xobjects['Mark'] = this.#mark;
      pdfDocument.addContent(`q ${UPRIGHT} /Mark Do Q`);
    }
    const numbers = page.numbers.map((line): PageItem => ({ type: 'line', item: this.#numbered(line) }));
    for (const part of [page, composePage([...numbers, ...furniture])]) this.#write(part);
  }

  #write({ vectors, text, rules, fonts, links, places }: ComposedPage): void {
    const { pdfDocument } = this;
    for (const vector of vectors) this.renderVector(vector);
    for (const font of fonts) pdfDocument.page.fonts[font.id] ??= font.ref();
    pdfDocument.addContent(`q ${rules}${UPRIGHT}\nBT\n${text}\nET Q`);
    for (const { x, y, width, height, goTo, address } of links) {
      if (goTo !== undefined) pdfDocument.goTo(x, y, width, height, goTo);
      else if (address !== undefined) pdfDocument.link(x, y, width, height, address);
    }
    for (const line of places) this.#place(line);
  }

  #place({ place, x, y }: SetLine): void {
    if (place === undefined) return;
    this.pdfDocument.addNamedDestination(place.id, 'XYZ', x, y, null);
    if (place.outline === undefined) return;
    const { level, title } = place.outline;
    let parent = this.pdfDocument.outline;
    for (let above = 1; above < level; above++) parent = this.#outlines[above] ?? parent;
    // `left` is counted from the right edge of the page.
    this.#outlines[level] = parent.addItem(title, { expanded: false, top: Math.max(0, y - 8), left: PAGE.width });
    this.#outlines.length = level + 1;
  }

  /** A line that waited for the number of a page, with it. */
  #numbered(line: SetLine): SetLine {
    const { pageOf: place, type, align } = line;
    const number = String(this.#pageOf.get(place ?? '') ?? '');
    const face = this.#faces.face('latin', type.bold);
    const word = face.word(number, false);
    const width = (word.width * type.size) / 1000;
    const inline = { text: number, ...(place !== undefined && { goTo: place }) };
    const run = { x: align === 'right' ? -width : 0, width, face, inline, words: [word] };
    const numbered = new SetLine([run], 0, type, align);
    numbered.x = line.x;
    numbered.y = line.y;
    return numbered;
  }
}
