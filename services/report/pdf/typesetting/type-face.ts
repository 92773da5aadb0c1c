import { mirrored } from './embedding-levels';

interface Glyph {
  readonly id: number;
  readonly codePoints: readonly number[];
  readonly advanceWidth: number;
  readonly path: { readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[] };
}

interface GlyphPosition {
  readonly xAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/** A font as pdfkit embeds it, with fontkit's font inside. */
export interface PdfFont {
  readonly id: string;
  /** Thousandths of an em for one unit of the font. */
  readonly scale: number;
  /** Of what is embedded, by number in the embedded font: code points and widths. */
  readonly unicode: (readonly number[])[];
  readonly widths: number[];
  readonly subset: { readonly glyphs: number[] };
  readonly font: {
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string, features: undefined, script: undefined, language: undefined, direction: 'ltr' | 'rtl'): Run;
  };
  ref(): never;
}

interface Run {
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly GlyphPosition[];
}

/** Some text in one font and direction, shaped once and drawn as often as it occurs. */
export interface Word {
  /** In thousandths of an em. */
  readonly width: number;
  /** Elements of a TJ array, with raised stretches apart. */
  readonly stretches: readonly Stretch[];
}

export interface Stretch {
  readonly glyphs: string;
  /** Above the base line, in thousandths of an em: marks. */
  readonly rise: number;
}

const UNKNOWN = 0;
const MISSING = 1;
const PRESENT = 2;
/** Words that a document repeats are few; beyond this many it is cheaper to begin anew than to keep them. */
const WORDS_KEPT = 50_000;

/** One font file in one document: shapes words and notes which glyphs go into the file. */
export class TypeFace {
  readonly font: PdfFont;
  readonly #known = new Uint8Array(0x10000);
  readonly #leftToRight = new Map<string, Word>();
  readonly #rightToLeft = new Map<string, Word>();
  readonly #embedded = new Map<string, number>();

  constructor(font: PdfFont) {
    this.font = font;
  }

  has(codePoint: number): boolean {
    if (codePoint > 0xffff) return this.font.font.hasGlyphForCodePoint(codePoint);
    if (this.#known[codePoint] === UNKNOWN) this.#known[codePoint] = this.font.font.hasGlyphForCodePoint(codePoint) ? PRESENT : MISSING;
    return this.#known[codePoint] !== MISSING;
  }

  /** Text of one level: with an odd one it is shaped and drawn from right to left, with its brackets mirrored. */
  word(text: string, rightToLeft: boolean): Word {
    const words = rightToLeft ? this.#rightToLeft : this.#leftToRight;
    const known = words.get(text);
    if (known !== undefined) return known;
    const word = this.#shape(text, rightToLeft);
    if (words.size >= WORDS_KEPT) words.clear();
    words.set(text, word);
    return word;
  }

  /** The shapes of a word as operators of a PDF, with the base line at 0, in points. */
  outline(text: string, rightToLeft: boolean, size: number): string {
    const shown = rightToLeft ? mirrored(text) : text;
    const { glyphs, positions } = this.font.font.layout(shown, undefined, undefined, undefined, rightToLeft ? 'rtl' : 'ltr');
    const unit = (this.font.scale * size) / 1000;
    const parts: string[] = [];
    let pen = 0;
    glyphs.forEach(({ path }, index) => {
      const { xAdvance, xOffset, yOffset } = positions[index]!;
      parts.push(...pathOperators(path.commands, unit, pen + xOffset, yOffset));
      pen += xAdvance;
    });
    return parts.join(' ');
  }

  #shape(text: string, rightToLeft: boolean): Word {
    const { scale } = this.font;
    const shown = rightToLeft ? mirrored(text) : text;
    const { glyphs, positions } = this.font.font.layout(shown, undefined, undefined, undefined, rightToLeft ? 'rtl' : 'ltr');
    const stretches: Stretch[] = [];
    let width = 0;
    let rise = 0;
    let row = '';
    let codes = '';
    const shift = (thousandths: number): void => {
      if (codes !== '') row += `<${codes}>`;
      codes = '';
      row += `${round(-thousandths)} `;
    };
    const finish = (): void => {
      if (codes !== '') row += `<${codes}>`;
      if (row !== '') stretches.push({ glyphs: row, rise });
      codes = row = '';
    };
    glyphs.forEach((glyph, index) => {
      const position = positions[index]!;
      if (position.xAdvance === 0 && isSilent(glyph.codePoints)) return;
      if (Math.round(position.yOffset * scale) !== rise) {
        finish();
        rise = Math.round(position.yOffset * scale);
      }
      const drawn = glyph.advanceWidth * scale;
      if (position.xOffset !== 0) shift(position.xOffset * scale);
      codes += this.#embed(glyph, drawn, rightToLeft).toString(16).padStart(4, '0');
      const after = position.xAdvance * scale - drawn - position.xOffset * scale;
      if (Math.abs(after) > 0.4) shift(after);
      width += position.xAdvance * scale;
    });
    finish();
    return { width, stretches };
  }

  /**
   * The glyph's number in the embedded font. A glyph that stands for different characters (a closing bracket that is an opening
   * one read from the right) has a number for each, so that what is copied out of the document is what was put in.
   */
  #embed(glyph: Glyph, width: number, rightToLeft: boolean): number {
    const codePoints = rightToLeft ? glyph.codePoints.map(unmirrored) : glyph.codePoints;
    const key = `${glyph.id}:${codePoints.join()}`;
    const known = this.#embedded.get(key);
    if (known !== undefined) return known;
    const number = this.font.subset.glyphs.push(glyph.id) - 1;
    this.font.widths[number] = width;
    this.font.unicode[number] = codePoints;
    this.#embedded.set(key, number);
    return number;
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;

function unmirrored(codePoint: number): number {
  return mirrored(String.fromCodePoint(codePoint)).codePointAt(0) ?? codePoint;
}

/** Joiners and marks of order are there for what they do to their neighbours; fontkit puts a space of no width in their place. */
function isSilent(codePoints: readonly number[]): boolean {
  return codePoints.every((codePoint) => codePoint === 0x20 || (codePoint >= 0x200b && codePoint <= 0x200f) || codePoint === 0x2060);
}

const PATH_OPERATORS: Readonly<Record<string, string>> = { moveTo: 'm', lineTo: 'l', bezierCurveTo: 'c', closePath: 'h' };

/** A PDF has cubic curves only: a quadratic one is raised to that. */
function pathOperators(
  commands: readonly { readonly command: string; readonly args: readonly number[] }[],
  unit: number,
  left: number,
  rise: number,
): string[] {
  let [x, y] = [0, 0];
  return commands.map(({ command, args }) => {
    const points = command === 'quadraticCurveTo' ? cubic(x, y, args) : args;
    [x, y] = points.length === 0 ? [x, y] : [points.at(-2)!, points.at(-1)!];
    const placed = points.map((value, index) => round((value + (index % 2 === 0 ? left : rise)) * unit * 10) / 10);
    return [...placed, command === 'quadraticCurveTo' ? 'c' : (PATH_OPERATORS[command] ?? '')].join(' ');
  });
}

function cubic(x: number, y: number, [cx = 0, cy = 0, endX = 0, endY = 0]: readonly number[]): number[] {
  const third = (from: number, to: number): number => from + ((to - from) * 2) / 3;
  return [third(x, cx), third(y, cy), third(endX, cx), third(endY, cy), endX, endY];
}
