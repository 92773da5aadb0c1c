import type { Place, TypeStyle } from './paragraph';
import type { Piece } from './pieces';
import type { TypeFace } from './type-face';
import type { Word } from './word';

/** Words of one look that stand side by side, in the order in which they stand from left to right. */
export interface Run {
  /** From the left end of the line, in points. */
  readonly x: number;
  width: number;
  readonly face: TypeFace;
  readonly inline: Piece['inline'];
  readonly words: Word[];
}

/** A finished line. `x` and `y` are its upper left corner on the page, in points, once it is placed. */
export class SetLine {
  x = 0;
  y = 0;
  place?: Place;
  pageOf?: string;

  constructor(
    readonly runs: readonly Run[],
    readonly width: number,
    readonly type: TypeStyle,
    readonly align: 'left' | 'center' | 'right',
  ) {}

  /** pdfmake asks lines for their height by this name. */
  getHeight(): number {
    return this.type.size * this.type.lineHeight;
  }

  /** From the upper edge to the base line: capitals stand in the middle. */
  get ascent(): number {
    return this.getHeight() / 2 + this.type.size * 0.36;
  }

  clone(): SetLine {
    const copy = new SetLine(this.runs, this.width, this.type, this.align);
    copy.x = this.x;
    copy.y = this.y;
    copy.place = this.place;
    copy.pageOf = this.pageOf;
    return copy;
  }
}
