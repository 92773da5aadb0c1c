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
    glyphForCodePoint(codePoint: number): Glyph;
    layout(text: string, features: undefined, script: undefined, language: undefined, direction: 'ltr' | 'rtl'): GlyphRun;
  };
  ref(): never;
}

export interface Glyph {
  readonly id: number;
  readonly codePoints: readonly number[];
  readonly advanceWidth: number;
  readonly path: { readonly commands: readonly PathCommand[] };
}

export interface PathCommand {
  readonly command: string;
  readonly args: readonly number[];
}

/** From left to right, whatever the direction. In units of the font. */
interface GlyphRun {
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly GlyphPosition[];
}

export interface GlyphPosition {
  readonly xAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

export function layOut(font: PdfFont, text: string, rightToLeft: boolean): GlyphRun {
  return font.font.layout(text, undefined, undefined, undefined, rightToLeft ? 'rtl' : 'ltr');
}
