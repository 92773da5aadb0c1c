import type { TypeFaces } from '../typesetting/type-faces';
import { SetLine, type Run } from '../typesetting/set-line';
import { Renderer, type PageItem, type PdfDocument, type PdfOutline, type PdfReference, type Vector } from './pdfmake-parts';

/** Writes laid pages. All text of a page is one text object: pdfmake writes an object, a colour and a font for every word. */
export class PageRenderer extends Renderer {
  readonly #faces: TypeFaces;
  readonly #pageOf: ReadonlyMap<string, number>;
  readonly #mark: PdfReference | null;
  readonly #outlines: (PdfOutline | undefined)[] = [];
  #text: string[] = [];
  #font = '';
  #grey = 0;

  /** `pageOf`: the numbers of the pages on which places are. `mark` lies beneath every page. */
  constructor(document: PdfDocument, faces: TypeFaces, pageOf: ReadonlyMap<string, number>, mark: PdfReference | null) {
    super(document);
    this.#mark = mark;
    this.#faces = faces;
    this.#pageOf = pageOf;
  }

  renderPage(items: readonly PageItem[], size: { readonly width: number; readonly height: number }): void {
    const { pdfDocument } = this;
    pdfDocument.addPage({ size: [size.width, size.height] });
    // pdfkit's pages are upside down; letters are not.
    const upright = `1 0 0 -1 0 ${size.height} cm`;
    if (this.#mark !== null) {
      pdfDocument.page.xobjects['Mark'] = this.#mark;
      pdfDocument.addContent(`q ${upright} /Mark Do Q`);
    }
    this.#text = ['0 g'];
    this.#font = '';
    this.#grey = 0;
    for (const { type, item } of items) {
      if (type === 'vector') this.renderVector(item as Vector);
      else if (item instanceof SetLine) this.#line(item);
    }
    pdfDocument.addContent(`q ${upright}\nBT\n${this.#text.join('\n')}\nET Q`);
  }

  #line(line: SetLine): void {
    const { pdfDocument } = this;
    if (line.place !== undefined) {
      pdfDocument.addNamedDestination(line.place.id, 'XYZ', line.x, line.y, null);
      const { outline } = line.place;
      if (outline !== undefined) this.#outline(outline.level, outline.title, line);
    }
    const baseline = pdfDocument.page.height - line.y - line.ascent;
    for (const run of line.pageOf === undefined ? line.runs : this.#pageNumber(line, line.pageOf)) {
      this.#run(run, line, line.x + run.x, baseline);
    }
  }

  #outline(level: number, title: string, line: SetLine): void {
    let parent = this.pdfDocument.outline;
    for (let above = 1; above < level; above++) parent = this.#outlines[above] ?? parent;
    // `left` is counted from the right edge of the page.
    this.#outlines[level] = parent.addItem(title, { expanded: false, top: Math.max(0, line.y - 8), left: this.pdfDocument.page.width });
    this.#outlines.length = level + 1;
  }

  #pageNumber(line: SetLine, place: string): readonly Run[] {
    const number = String(this.#pageOf.get(place) ?? '');
    const face = this.#faces.face('latin', line.type.bold);
    const word = face.word(number, false);
    const width = (word.width * line.type.size) / 1000;
    return [{ x: line.align === 'right' ? -width : 0, width, face, inline: { text: number, goTo: place }, words: [word] }];
  }

  #run({ face, words, inline, width }: Run, line: SetLine, x: number, baseline: number): void {
    const { size } = line.type;
    const grey = line.type.grey;
    this.#useFont(face.font, size);
    if (grey !== this.#grey) {
      this.#text.push(`${grey} g`);
      this.#grey = grey;
    }
    this.#text.push(`1 0 0 1 ${round(x)} ${round(baseline)} Tm`);
    let row = '';
    for (const { stretches } of words) {
      for (const { glyphs, rise } of stretches) {
        if (rise === 0) row += glyphs;
        else {
          this.#text.push(`[${row}] TJ ${round((rise * size) / 1000)} Ts [${glyphs}] TJ 0 Ts`);
          row = '';
        }
      }
    }
    if (row !== '') this.#text.push(`[${row}] TJ`);
    if (inline.goTo !== undefined) {
      this.pdfDocument.goTo(x, line.y, width, line.getHeight(), inline.goTo);
    } else if (inline.link !== undefined) {
      const address = webAddress(inline.link);
      if (address !== null) {
        this.pdfDocument.link(x, line.y, width, line.getHeight(), address);
        this.pdfDocument.addContent(
          `0.5 w 0 G ${round(x)} ${round(line.y + line.ascent + 1.6)} m ${round(x + width)} ${round(line.y + line.ascent + 1.6)} l S`,
        );
      }
    }
  }

  #useFont(font: Run['face']['font'], size: number): void {
    const operator = `/${font.id} ${size} Tf`;
    if (operator === this.#font) return;
    this.#font = operator;
    this.pdfDocument.page.fonts[font.id] ??= font.ref();
    this.#text.push(operator);
  }
}

/** As it is written in a PDF, in ASCII; null for anything that is no address of the web. */
function webAddress(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const { protocol, href } = new URL(link);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

const round = (value: number): number => Math.round(value * 100) / 100;
