import { EmbeddedGlyphs } from './embedded-glyphs';
import type { PdfFont } from './pdf-font';
import { PlainWords } from './plain-words';
import { shapeWord } from './shape-word';
import type { Word } from './word';

const UNKNOWN = 0;
const MISSING = 1;
const PRESENT = 2;
/** Words that a document repeats are few; beyond this many it is cheaper to begin anew than to keep them. */
const WORDS_KEPT = 50_000;

/** One font file in one document: gives words, and notes which glyphs go into the file. */
export class TypeFace {
  readonly font: PdfFont;
  readonly #embedded: EmbeddedGlyphs;
  readonly #plain: PlainWords;
  readonly #known = new Uint8Array(0x10000);
  /** Words of one character, by its code unit: every Chinese one. */
  readonly #single: (Word | undefined)[] = [];
  readonly #leftToRight = new Map<string, Word>();
  readonly #rightToLeft = new Map<string, Word>();

  constructor(font: PdfFont) {
    this.font = font;
    this.#embedded = new EmbeddedGlyphs(font);
    this.#plain = new PlainWords(font, this.#embedded);
  }

  has(codePoint: number): boolean {
    if (codePoint > 0xffff) return this.font.font.hasGlyphForCodePoint(codePoint);
    if (this.#known[codePoint] === UNKNOWN) this.#known[codePoint] = this.font.font.hasGlyphForCodePoint(codePoint) ? PRESENT : MISSING;
    return this.#known[codePoint] !== MISSING;
  }

  /** Text of one level: with an odd one it is shaped and drawn from right to left, with its brackets mirrored. */
  word(text: string, rightToLeft: boolean): Word {
    if (text.length === 1 && !rightToLeft) return (this.#single[text.charCodeAt(0)] ??= this.#shape(text, false));
    const words = rightToLeft ? this.#rightToLeft : this.#leftToRight;
    const known = words.get(text);
    if (known !== undefined) return known;
    const word = this.#shape(text, rightToLeft);
    if (words.size >= WORDS_KEPT) words.clear();
    words.set(text, word);
    return word;
  }

  #shape(text: string, rightToLeft: boolean): Word {
    return (rightToLeft ? null : this.#plain.word(text)) ?? shapeWord(text, rightToLeft, this.font, this.#embedded);
  }
}
