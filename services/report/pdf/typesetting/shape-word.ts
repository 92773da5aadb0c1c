import type { EmbeddedGlyphs } from './embedded-glyphs';
import { mirrored } from './embedding-levels';
import { layOut, type PdfFont } from './pdf-font';
import { GlyphRow, type Word } from './word';

/**
 * A word with everything its script and font ask for: joined letters, ligatures, marks in their places.
 *
 * Readers turn what runs from right to left around character by character. So a glyph for several characters is read as the one
 * on the left, and empty glyphs behind it as the others; a mark is drawn unread, and read on the base line without ink. Otherwise
 * lam-alef is found as alef-lam, and a word with a vowel sign falls into two.
 */
export function shapeWord(text: string, rightToLeft: boolean, font: PdfFont, embedded: EmbeddedGlyphs): Word {
  const { scale } = font;
  const { glyphs, positions } = layOut(font, rightToLeft ? mirrored(text) : text, rightToLeft);
  const row = new GlyphRow();
  glyphs.forEach(({ id, codePoints, advanceWidth }, index) => {
    const { xAdvance, xOffset, yOffset } = positions[index]!;
    if (xAdvance === 0 && isSilent(codePoints)) return;
    const read = rightToLeft ? codePoints.map(unmirrored).reverse() : codePoints;
    if (xAdvance === 0) {
      row.raise(Math.round(yOffset * scale));
      row.move(xOffset * scale);
      row.draw(embedded.code(id, advanceWidth * scale, []));
      row.move(-(advanceWidth + xOffset) * scale);
      row.raise(0);
      for (const codePoint of read) row.draw(embedded.emptyCode(0, codePoint));
      return;
    }
    const share = (advanceWidth * scale) / Math.max(1, read.length);
    row.raise(0);
    row.move(xOffset * scale);
    row.draw(embedded.code(id, share, read.slice(0, 1)));
    row.move(-xOffset * scale);
    for (const codePoint of read.slice(1)) row.draw(embedded.emptyCode(share, codePoint));
    row.move((xAdvance - advanceWidth) * scale);
    row.widen(xAdvance * scale);
  });
  return row.word(text, rightToLeft);
}

function unmirrored(codePoint: number): number {
  return mirrored(String.fromCodePoint(codePoint)).codePointAt(0) ?? codePoint;
}

/** Joiners and marks of order are there for what they do to their neighbours; fontkit puts a space of no width in their place. */
function isSilent(codePoints: readonly number[]): boolean {
  return codePoints.every((codePoint) => codePoint === 0x20 || (codePoint >= 0x200b && codePoint <= 0x200f) || codePoint === 0x2060);
}
