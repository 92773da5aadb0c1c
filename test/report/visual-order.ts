import bidiFactory from 'bidi-js';

const bidi = bidiFactory();

/**
 * What stands on a line from left to right, by the rules L1, L2 and L4 of UAX #9 taken literally: levels of single characters, white space at the
 * end of the line back to the paragraph's level, reversed level by level, brackets mirrored. `from` and `to` bound the line.
 */
export function referenceOrder(text: string, direction: 'ltr' | 'rtl', from: number, to: number): string {
  const { levels } = bidi.getEmbeddingLevels(text, direction);
  const base = direction === 'rtl' ? 1 : 0;
  const line = Array.from({ length: to - from }, (_none, index) => ({ character: text[from + index]!, level: levels[from + index]! }));
  for (let index = line.length - 1; index >= 0 && /[\s\u2066-\u2069]/.test(line[index]!.character); index--) line[index]!.level = base;
  const highest = Math.max(0, ...line.map(({ level }) => level));
  for (let level = highest; level >= 1; level--) {
    for (let start = 0; start < line.length; start++) {
      let end = start;
      while (end < line.length && line[end]!.level >= level) end++;
      line.splice(start, end - start, ...line.slice(start, end).reverse());
      start = Math.max(start, end - 1);
    }
  }
  return line.map(({ character, level }) => ((level & 1) === 1 ? (bidi.getMirroredCharacter(character) ?? character) : character)).join('');
}

/** Without what is never drawn. */
export const drawn = (text: string): string => text.replaceAll(/[\u200b-\u200f\u061c\u2060\u2066-\u2069]/g, '');

/** A word of one level as it stands from left to right. */
export function wordFromLeft(text: string, rightToLeft: boolean): string {
  if (!rightToLeft) return text;
  return Array.from(text, (character) => bidi.getMirroredCharacter(character) ?? character)
    .reverse()
    .join('');
}
