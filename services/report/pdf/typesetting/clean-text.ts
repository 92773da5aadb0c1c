/** Whether some font of the document has a glyph for the code point. */
export type Drawable = (codePoint: number) => boolean;

const REPLACEMENT = '\uFFFD';
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const SUSPICIOUS = /[^\n\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u03ff\u0400-\u052f\u2010-\u2015\u2018-\u201e\u2026\u2116]/;
/** Marks of order that every text may carry, and joiners that shape it: kept for what they do, never drawn. */
const SILENT = /[\u200b-\u200f\u061c\u2060]/;
/** Nothing is lost with them: soft hyphen, byte order mark, variation selectors. */
const DROPPED = /[\u00ad\ufeff\ufe00-\ufe0f]/g;

/**
 * What can be printed of a text somebody typed. Line ends are `\n`; tabs are spaces; a lone half of a surrogate pair is U+FFFD;
 * a control character, a character that overrides or isolates direction, and one that no font has stand as their numbers,
 * `[U+202E]`, so that nothing is hidden, nothing moves other words, and nothing is lost.
 */
export function cleanText(text: string, drawable: Drawable): string {
  if (!SUSPICIOUS.test(text)) return text;
  const parts: string[] = [];
  let numbers: string[] = [];
  const flush = (): void => {
    if (numbers.length > 0) parts.push(`[U+${numbers.join(' ')}]`);
    numbers = [];
  };
  for (const character of wellFormed(text)) {
    const codePoint = character.codePointAt(0) ?? 0xfffd;
    const shown = shownAs(character, codePoint, drawable);
    if (shown === null) {
      numbers.push(codePoint.toString(16).toUpperCase().padStart(4, '0'));
    } else {
      flush();
      parts.push(shown);
    }
  }
  flush();
  return parts.join('');
}

function wellFormed(text: string): string {
  const lines = text.replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n').replace(DROPPED, '');
  return lines.replace(LONE_SURROGATE, REPLACEMENT).normalize('NFC');
}

/** Null for what can only be named by its number. */
function shownAs(character: string, codePoint: number, drawable: Drawable): string | null {
  if (character === '\n') return character;
  if (character === '\t') return ' ';
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)) return null;
  if ((codePoint >= 0x202a && codePoint <= 0x202e) || (codePoint >= 0x2066 && codePoint <= 0x2069)) return null;
  if (SILENT.test(character)) return character;
  if (/\s/.test(character)) return character;
  return drawable(codePoint) ? character : null;
}
