import { MUST_BREAK, NO_BREAK } from './line-breaks';
import type { Paragraph } from './paragraph';
import { cutIntoPieces, type Piece } from './pieces';
import { SetLine, type Run } from './set-line';
import type { TypeFaces } from './type-faces';
import { visualOrder } from './visual-order';

/** A paragraph on its way to lines. The width is asked anew for every line. */
export class Setting {
  readonly #paragraph: Paragraph;
  readonly #pieces: readonly Piece[];
  readonly #align: SetLine['align'];
  readonly #scale: number;
  #next = 0;
  /** What is left of a piece that had to be cut in the middle. */
  #rest: Piece[] = [];
  #lines = 0;

  constructor(paragraph: Paragraph, faces: TypeFaces) {
    const { direction, pieces } = cutIntoPieces(paragraph, faces);
    this.#paragraph = paragraph;
    this.#pieces = pieces;
    this.#scale = paragraph.type.size / 1000;
    this.#align = sideOf(paragraph, direction);
  }

  /** Of the whole text in one line, in points. */
  get length(): number {
    let sum = 0;
    for (const { word } of this.#pieces) sum += word.width;
    return sum * this.#scale;
  }

  /** Of what cannot be broken but by force, in points. */
  get longestWord(): number {
    let longest = 0;
    let word = 0;
    for (const {
      word: { width },
      space,
      breakAfter,
    } of this.#pieces) {
      if (!space) word += width;
      longest = Math.max(longest, word);
      if (breakAfter !== NO_BREAK) word = 0;
    }
    return longest * this.#scale;
  }

  /** Null after the last line. An empty paragraph has one line where it is a place or names a page, otherwise none. */
  nextLine(width: number): SetLine | null {
    const { place, pageOf, type } = this.#paragraph;
    const empty = this.#lines === 0 && this.#pieces.length === 0 && (place !== undefined || pageOf !== undefined);
    const parts = this.#fill(width / this.#scale);
    if (parts === null && !empty) return null;
    const line = this.#set(parts ?? [], type);
    if (this.#lines === 0 && place !== undefined) line.place = place;
    if (this.#lines === 0 && pageOf !== undefined) line.pageOf = pageOf;
    this.#lines++;
    return line;
  }

  /** The pieces of the next line in reading order, without spaces at its ends; widths in thousandths of an em. */
  #fill(width: number): readonly Piece[] | null {
    const line: Piece[] = [];
    let used = 0;
    /** Where the line may end: how many of its pieces, and which comes next. */
    let goodEnd = 0;
    for (let piece = this.#peek(); piece !== null; piece = this.#peek()) {
      if (piece.space && line.length === 0 && this.#lines > 0 && piece.breakAfter !== MUST_BREAK) {
        this.#take();
        continue;
      }
      if (!piece.space && used + piece.word.width > width) {
        if (goodEnd > 0) {
          this.#giveBack(line.splice(goodEnd));
          return withoutTrailingSpace(line);
        }
        this.#take();
        this.#cutPiece(piece, width - used, line);
        return withoutTrailingSpace(line);
      }
      this.#take();
      line.push(piece);
      used += piece.word.width;
      if (piece.breakAfter === MUST_BREAK) return withoutTrailingSpace(line);
      if (piece.breakAfter !== NO_BREAK) goodEnd = line.length;
    }
    return line.length === 0 ? null : withoutTrailingSpace(line);
  }

  #peek(): Piece | null {
    return this.#rest.at(-1) ?? this.#pieces[this.#next] ?? null;
  }

  #take(): void {
    if (this.#rest.length > 0) this.#rest.pop();
    else this.#next++;
  }

  #giveBack(pieces: readonly Piece[]): void {
    for (let index = pieces.length - 1; index >= 0; index--) this.#rest.push(pieces[index]!);
  }

  /** A word wider than the line is broken between two characters: at least one goes into the line, the others wait. */
  #cutPiece(piece: Piece, room: number, line: Piece[]): void {
    const characters = charactersOf(piece.text);
    const rightToLeft = (piece.level & 1) === 1;
    let count = 0;
    let used = 0;
    for (const character of characters) {
      used += piece.face.word(character, rightToLeft).width;
      if (used > room) break;
      count++;
    }
    if (count === 0 && line.length > 0) {
      this.#rest.push(piece);
      return;
    }
    const end = Math.max(1, count);
    line.push(part(piece, characters.slice(0, end).join(''), NO_BREAK));
    if (end < characters.length) this.#rest.push(part(piece, characters.slice(end).join(''), piece.breakAfter));
  }

  #set(parts: readonly Piece[], type: Paragraph['type']): SetLine {
    const runs: Run[] = [];
    let x = 0;
    for (const { face, inline, word } of visualOrder(parts)) {
      if (word.text === '') continue;
      const width = word.width * this.#scale;
      const last = runs.at(-1);
      if (last !== undefined && last.face === face && last.inline === inline) {
        last.words.push(word);
        last.width += width;
      } else {
        runs.push({ x, width, face, inline, words: [word] });
      }
      x += width;
    }
    return new SetLine(runs, x, type, this.#align);
  }
}

function part(piece: Piece, text: string, breakAfter: number): Piece {
  return { ...piece, text, word: piece.face.word(text, (piece.level & 1) === 1), breakAfter };
}

/** Letters with the marks that belong to them. */
function charactersOf(text: string): string[] {
  return text.match(/.\p{M}*/gsu) ?? [];
}

function withoutTrailingSpace(line: Piece[]): Piece[] {
  while (line.at(-1)?.space === true) line.pop();
  return line;
}

function sideOf({ align, pageDirection }: Paragraph, own: 'ltr' | 'rtl'): SetLine['align'] {
  if (align === 'center') return 'center';
  const direction = align === 'start' || align === 'end' ? own : pageDirection;
  const atStart = align === 'start' || align === 'page-start';
  return (direction === 'rtl') === atStart ? 'right' : 'left';
}
