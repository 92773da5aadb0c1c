import type { EmbeddedGlyphs } from './embedded-glyphs';
import { mirrored } from './embedding-levels';
import { layOut, type Glyph, type GlyphPosition, type PdfFont } from './pdf-font';
import { GlyphRow, type Word } from './word';

interface PlacedGlyph extends GlyphPosition {
  readonly glyph: Glyph;
}

/** A letter with its marks, in the order from left to right. */
interface Cluster {
  readonly glyphs: PlacedGlyph[];
  letter: PlacedGlyph | null;
}

/**
 * A word with everything its script and font ask for: joined letters, ligatures, marks in their places.
 *
 * Programs that read a PDF turn what runs from right to left around character by character, take characters at one place for a
 * shadow, and begin a new word where the base line changes. So where a glyph stands for several characters, or has marks, each
 * character gets its share of the width: the glyph is read as the leftmost one, empty glyphs behind it as the others; the ink of
 * marks follows at the end of the word and is not read. Otherwise lam-alef is found as alef-lam, and a word with a vowel sign falls
 * into two.
 */
export function shapeWord(text: string, rightToLeft: boolean, font: PdfFont, embedded: EmbeddedGlyphs): Word {
  const { scale } = font;
  const row = new GlyphRow();
  const marks: (PlacedGlyph & { readonly from: number })[] = [];
  let pen = 0;
  for (const { glyphs, letter } of clustersOf(text, rightToLeft, font)) {
    const read = glyphs.flatMap(({ glyph }) => (rightToLeft ? glyph.codePoints.map(unmirrored).reverse() : glyph.codePoints));
    for (const placed of glyphs) {
      if (placed !== letter) {
        marks.push({ ...placed, from: pen });
        continue;
      }
      const { glyph, xAdvance, xOffset } = placed;
      const share = (glyph.advanceWidth * scale) / Math.max(1, read.length);
      row.move(xOffset * scale);
      row.draw(embedded.code(glyph.id, share, read.slice(0, 1)));
      row.move(-xOffset * scale);
      for (const codePoint of read.slice(1)) row.draw(embedded.emptyCode(share, codePoint));
      row.move((xAdvance - glyph.advanceWidth) * scale);
      pen += xAdvance;
    }
    if (letter === null) for (const codePoint of read) row.draw(embedded.emptyCode(0, codePoint));
  }
  for (const { glyph, from, xOffset, yOffset } of marks) {
    row.raise(Math.round(yOffset * scale));
    row.move((from + xOffset - pen) * scale);
    row.draw(embedded.code(glyph.id, glyph.advanceWidth * scale, []));
    row.move((pen - from - xOffset - glyph.advanceWidth) * scale);
  }
  row.widen(pen * scale);
  return row.word(text, rightToLeft);
}

function clustersOf(text: string, rightToLeft: boolean, font: PdfFont): readonly Cluster[] {
  const { glyphs, positions } = layOut(font, rightToLeft ? mirrored(text) : text, rightToLeft);
  const clusters: Cluster[] = [];
  glyphs.forEach((glyph, index) => {
    const placed = { glyph, ...pick(positions[index]!) };
    const isMark = placed.xAdvance === 0;
    if (isMark && isSilent(glyph.codePoints)) return;
    const last = clusters.at(-1);
    // From the left, marks come before their letter where the text runs from the right, and after it otherwise.
    const joins = last !== undefined && (rightToLeft ? last.letter === null : isMark);
    if (joins) last.glyphs.push(placed);
    else clusters.push({ glyphs: [placed], letter: null });
    if (!isMark) clusters.at(-1)!.letter = placed;
  });
  return clusters;
}

const pick = ({ xAdvance, xOffset, yOffset }: GlyphPosition): GlyphPosition => ({ xAdvance, xOffset, yOffset });

function unmirrored(codePoint: number): number {
  return mirrored(String.fromCodePoint(codePoint)).codePointAt(0) ?? codePoint;
}

/** Joiners and marks of order are there for what they do to their neighbours; fontkit puts a space of no width in their place. */
function isSilent(codePoints: readonly number[]): boolean {
  return codePoints.every((codePoint) => codePoint === 0x20 || (codePoint >= 0x200b && codePoint <= 0x200f) || codePoint === 0x2060);
}
