import bidiFactory from 'bidi-js';

export type Direction = 'ltr' | 'rtl';

const bidi = bidiFactory();
/** Hebrew to Arabic Extended, presentation forms, the right-to-left planes' surrogates, and marks that reorder. */
const REORDERS = /[\u0590-\u08ff\u200f\u2067\ufb1d-\ufdff\ufe70-\ufeff\ud802\ud803\ud83a\ud83b]/;

/**
 * Embedding levels by the Unicode Bidirectional Algorithm (UAX #9, up to rule I2), one for each code unit; null where
 * every level is 0. A line end begins a new paragraph for the algorithm, of the same direction.
 */
export function embeddingLevels(text: string, direction: Direction): Uint8Array | null {
  if (direction === 'ltr' && !REORDERS.test(text)) return null;
  return bidi.getEmbeddingLevels(text, direction).levels;
}

/** The bracket that is drawn for this one where the text runs from right to left; most characters are their own. */
export function mirrored(text: string): string {
  let result = '';
  for (const character of text) result += bidi.getMirroredCharacter(character) ?? character;
  return result;
}

const LEFT_TO_RIGHT = /\p{L}/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/**
 * The direction of a paragraph: that of its language, unless all its letters run the other way, as where a report quotes
 * a State's answer in another script.
 */
export function paragraphDirection(text: string, ofLanguage: Direction): Direction {
  if (ofLanguage === 'rtl') return !RIGHT_TO_LEFT.test(text) && LEFT_TO_RIGHT.test(text) ? 'ltr' : 'rtl';
  return RIGHT_TO_LEFT.test(text) && !LEFT_TO_RIGHT.test(text.replace(/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+/g, '')) ? 'rtl' : 'ltr';
}
