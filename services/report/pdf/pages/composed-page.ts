import { PAGE } from '../content/appearance';
import type { PdfFont } from '../typesetting/pdf-font';
import { SetLine, type Run } from '../typesetting/set-line';
import type { PageItem, Vector } from './pdfmake-parts';

/** A page, or a part of one, as it will be written: strings instead of lines, runs and words, of which a long report has very many. */
export interface ComposedPage {
  readonly vectors: readonly Vector[];
  /** Operators of a text object, upright. */
  readonly text: string;
  /** Operators of lines below links, upside down as pdfkit's pages are. */
  readonly rules: string;
  readonly fonts: ReadonlySet<PdfFont>;
  readonly links: readonly Link[];
  /** Lines that are places, and lines that wait for the number of a page. */
  readonly places: readonly SetLine[];
  readonly numbers: readonly SetLine[];
}

export interface Link {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** A place in the document, or an address of the web in ASCII. */
  readonly goTo?: string;
  readonly address?: string;
}

/** All text of a page is one text object: pdfmake writes an object, a colour and a font for every word. */
export function composePage(items: readonly PageItem[]): ComposedPage {
  const vectors: Vector[] = [];
  const places: SetLine[] = [];
  const numbers: SetLine[] = [];
  const text = new TextOperators();
  for (const { type, item } of items) {
    if (type === 'vector') vectors.push(item as Vector);
    if (!(item instanceof SetLine)) continue;
    if (item.place !== undefined) places.push(bare(item));
    if (item.pageOf !== undefined) numbers.push(item);
    for (const run of item.runs) text.add(run, item);
  }
  return { vectors, places, numbers, text: text.operators(), rules: text.rules, fonts: text.fonts, links: text.links };
}

/** Where it is, without what it says. */
function bare(line: SetLine): SetLine {
  const place = new SetLine([], 0, line.type, line.align);
  place.x = line.x;
  place.y = line.y;
  place.place = line.place;
  return place;
}

class TextOperators {
  readonly fonts = new Set<PdfFont>();
  readonly links: Link[] = [];
  rules = '';
  readonly #operators: string[] = ['0 g'];
  #font = '';
  #grey = 0;

  add({ face, words, inline, width, x }: Run, line: SetLine): void {
    const { size, grey } = line.type;
    const left = line.x + x;
    this.#useFont(face.font, size);
    if (grey !== this.#grey) this.#operators.push(`${grey} g`);
    this.#grey = grey;
    this.#operators.push(`1 0 0 1 ${round(left)} ${round(PAGE.height - line.y - line.ascent)} Tm`);
    let row = '';
    for (const { stretches } of words) {
      for (const { glyphs, rise } of stretches) {
        if (rise === 0) row += glyphs;
        else {
          this.#operators.push(`[${row}] TJ ${round((rise * size) / 1000)} Ts [${glyphs}] TJ 0 Ts`);
          row = '';
        }
      }
    }
    if (row !== '') this.#operators.push(`[${row}] TJ`);
    const address = inline.link === undefined ? null : webAddress(inline.link);
    const area = { x: left, y: line.y, width, height: line.getHeight() };
    if (inline.goTo !== undefined) this.links.push({ ...area, goTo: inline.goTo });
    else if (address !== null) {
      this.links.push({ ...area, address });
      const below = round(line.y + line.ascent + 1.6);
      this.rules += `0.5 w 0 G ${round(left)} ${below} m ${round(left + width)} ${below} l S\n`;
    }
  }

  operators(): string {
    return this.#operators.join('\n');
  }

  #useFont(font: PdfFont, size: number): void {
    const operator = `/${font.id} ${size} Tf`;
    if (operator === this.#font) return;
    this.#font = operator;
    this.fonts.add(font);
    this.#operators.push(operator);
  }
}

/** As it is written in a PDF, in ASCII; null for anything that is no address of the web. */
function webAddress(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const { protocol, href } = new URL(link);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

const round = (value: number): number => Math.round(value * 100) / 100;
