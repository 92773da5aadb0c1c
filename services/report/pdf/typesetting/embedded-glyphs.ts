import type { PdfFont } from './pdf-font';

/**
 * Which glyphs go into the file, each under a number for what it is read as. A glyph that stands for different characters (a closing
 * bracket that is an opening one read from the right) has a number for each, so that what is copied out of the document is what
 * was put in.
 */
export class EmbeddedGlyphs {
  readonly #font: PdfFont;
  readonly #codes = new Map<string, string>();
  readonly #emptyGlyph: number;

  constructor(font: PdfFont) {
    this.#font = font;
    this.#emptyGlyph = font.font.glyphForCodePoint(0x20).id;
  }

  /** Four hexadecimal digits, as a text in a PDF has them. `width`: how far it moves on, in thousandths of an em. */
  code(glyph: number, width: number, codePoints: readonly number[]): string {
    const key = `${glyph}:${width}:${codePoints.join()}`;
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    const number = this.#font.subset.glyphs.push(glyph) - 1;
    this.#font.widths[number] = width;
    this.#font.unicode[number] = codePoints;
    const code = number.toString(16).padStart(4, '0');
    this.#codes.set(key, code);
    return code;
  }

  /** Something that is read and not seen. */
  emptyCode(width: number, codePoint: number): string {
    return this.code(this.#emptyGlyph, width, [codePoint]);
  }
}
