import type { Inline } from '#core/report/report-document';
import type { Script } from '../report-fonts';
import { cleanText } from './clean-text';
import { embeddingLevels, paragraphDirection, type Direction } from './embedding-levels';
import { lineBreaks, MAY_BREAK, MUST_BREAK, NO_BREAK } from './line-breaks';
import type { Paragraph } from './paragraph';
import type { TypeFace } from './type-face';
import type { Word } from './word';
import type { TypeFaces } from './type-faces';

/** The smallest part of a line: one font, one level, one direction, no place to break inside. */
export interface Piece {
  readonly text: string;
  readonly word: Word;
  readonly face: TypeFace;
  readonly level: number;
  readonly inline: Inline;
  readonly space: boolean;
  readonly breakAfter: number;
}

export interface Pieces {
  readonly direction: Direction;
  readonly pieces: readonly Piece[];
}

/** Marks of order are not drawn, and yet have their place among the others when these are put in order. */
const NOTHING: Word = { text: '', rightToLeft: false, width: 0, stretches: [] };
const ISOLATE = '\u2066';
const END_OF_ISOLATE = '\u2069';
/** Nothing of what a script joins is longer; a word of 100,000 letters is shaped in parts. */
const LONGEST_WORD = 64;

/** A paragraph cut where its level, font, style or white space changes and where a line may end. */
export function cutIntoPieces({ content, language, type }: Paragraph, faces: TypeFaces): Pieces {
  let text = '';
  /** Without identifiers, which say nothing about the direction of what is around them. */
  let spoken = '';
  const ends: number[] = [];
  for (const inline of content) {
    const clean = cleanText(inline.text, faces.drawable);
    text += inline.isolate === true ? `${ISOLATE}${clean}${END_OF_ISOLATE}` : clean;
    if (inline.isolate !== true) spoken += clean;
    ends.push(text.length);
  }
  const languages = new Set(content.map((inline) => inline.language ?? language));
  const [only = language] = languages;
  const main = faces.scriptOf(languages.size === 1 ? only : language);
  const direction = paragraphDirection(spoken, main === 'arabic' ? 'rtl' : 'ltr');
  const levels = embeddingLevels(text, direction);
  const breaks = lineBreaks(text);
  const base = direction === 'rtl' ? 1 : 0;
  const pieces: Piece[] = [];

  let start = 0;
  let inlineIndex = 0;
  let script: Script = main;
  let level = base;
  let space = false;
  const cut = (end: number, breakAfter: number): void => {
    if (end > start) {
      const part = text.slice(start, end);
      const inline = content[inlineIndex]!;
      const face = faces.face(script, type.bold || inline.strong === true);
      pieces.push({ text: part, word: face.word(part, (level & 1) === 1), face, level, inline, space, breakAfter });
    }
    start = end;
  };
  for (let index = 0; index < text.length;) {
    while (ends[inlineIndex]! <= index) {
      cut(index, NO_BREAK);
      inlineIndex++;
    }
    const codePoint = text.codePointAt(index)!;
    const next = index + (codePoint > 0xffff ? 2 : 1);
    const after = breaks[next - 1]!;
    if (isInvisible(codePoint)) {
      cut(index, NO_BREAK);
      const breakAfter = after === MUST_BREAK && next === text.length && codePoint !== 0x0a ? NO_BREAK : after;
      if (levels === null) noteBreak(pieces, breakAfter);
      else
        pieces.push({
          text: '',
          word: NOTHING,
          face: faces.face(script, false),
          level: levels[index]!,
          inline: content[inlineIndex]!,
          space: true,
          breakAfter,
        });
      start = next;
    } else {
      const levelHere = levels === null ? 0 : levels[index]!;
      const spaceHere = isSpace(codePoint);
      const current = levelHere === level ? script : main;
      const scriptHere = spaceHere ? current : faces.choose(codePoint, current, main);
      if (levelHere !== level || spaceHere !== space || scriptHere !== script || index - start >= LONGEST_WORD) {
        cut(index, NO_BREAK);
        level = levelHere;
        space = spaceHere;
        script = scriptHere;
      }
      if (after === MAY_BREAK || (after === MUST_BREAK && next < text.length)) cut(next, after);
    }
    index = next;
  }
  cut(text.length, NO_BREAK);
  return { direction, pieces };
}

/** A place to break that follows something not drawn belongs to what was drawn before it. */
function noteBreak(pieces: Piece[], breakAfter: number): void {
  const last = pieces.at(-1);
  if (last !== undefined && last.breakAfter < breakAfter) pieces[pieces.length - 1] = { ...last, breakAfter };
}

function isSpace(codePoint: number): boolean {
  return (
    codePoint === 0x20 ||
    codePoint === 0x3000 ||
    (codePoint >= 0x2000 && codePoint <= 0x200a && codePoint !== 0x2007) ||
    codePoint === 0x1680 ||
    codePoint === 0x205f
  );
}

/** Line ends, isolates and marks of order; joiners stay, for they shape what is drawn. */
function isInvisible(codePoint: number): boolean {
  return (
    codePoint === 0x0a ||
    codePoint === 0x200b ||
    codePoint === 0x200e ||
    codePoint === 0x200f ||
    codePoint === 0x061c ||
    codePoint === 0x2060 ||
    (codePoint >= 0x2066 && codePoint <= 0x2069)
  );
}
