import type { EmbeddedGlyphs } from './embedded-glyphs';
import { layOut, type PdfFont } from './pdf-font';
import { GlyphRow, type Word } from './word';

/** Letters that stand side by side and change nothing but the distance to their neighbour: Latin, Cyrillic, Chinese, figures, points. */
const PLAIN = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u0400-\u045f\u2010-\u2026\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]+$/;

interface PlainGlyph {
  readonly code: string;
  /** In thousandths of an em. */
  readonly width: number;
}

/**
 * Words put together from single glyphs and the distances between pairs of them: the same as shaping each word whole, at a tenth
 * of the time, for a language has many words and few pairs of letters.
 */
export class PlainWords {
  readonly #font: PdfFont;
  readonly #embedded: EmbeddedGlyphs;
  readonly #glyphs: (PlainGlyph | undefined)[] = [];
  /** By both code units; null where the two letters become something else. */
  readonly #distances = new Map<number, number | null>();

  constructor(font: PdfFont, embedded: EmbeddedGlyphs) {
    this.#font = font;
    this.#embedded = embedded;
  }

  /** Null for a word that has to be shaped whole. */
  word(text: string): Word | null {
    if (!PLAIN.test(text)) return null;
    const row = new GlyphRow();
    for (let index = 0; index < text.length; index++) {
      const letter = text.charCodeAt(index);
      const { code, width } = this.#glyph(letter);
      const distance = index + 1 < text.length ? this.#distance(letter, text.charCodeAt(index + 1)) : 0;
      if (distance === null) return null;
      row.draw(code);
      row.move(distance);
      row.widen(width + distance);
    }
    return row.word(text, false);
  }

  #glyph(letter: number): PlainGlyph {
    const known = this.#glyphs[letter];
    if (known !== undefined) return known;
    const { id, advanceWidth } = this.#font.font.glyphForCodePoint(letter);
    const width = advanceWidth * this.#font.scale;
    const glyph = { code: this.#embedded.code(id, width, [letter]), width };
    this.#glyphs[letter] = glyph;
    return glyph;
  }

  #distance(left: number, right: number): number | null {
    const key = left * 0x10000 + right;
    const known = this.#distances.get(key);
    if (known !== undefined) return known;
    const distance = this.#measure(left, right);
    this.#distances.set(key, distance);
    return distance;
  }

  #measure(left: number, right: number): number | null {
    const { glyphs, positions } = layOut(this.#font, String.fromCharCode(left, right), false);
    const [first, second] = positions;
    if (glyphs.length !== 2 || first === undefined || second === undefined) return null;
    const asAlone = [left, right].every((letter, index) => this.#font.font.glyphForCodePoint(letter).id === glyphs[index]!.id);
    const unmoved = [first, second].every(({ xOffset, yOffset }) => xOffset === 0 && yOffset === 0);
    if (!asAlone || !unmoved || second.xAdvance !== glyphs[1]!.advanceWidth) return null;
    return (first.xAdvance - glyphs[0]!.advanceWidth) * this.#font.scale;
  }
}
