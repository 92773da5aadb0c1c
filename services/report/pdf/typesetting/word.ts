/** Some text in one font and direction, shaped once and drawn as often as it occurs. */
export interface Word {
  /** In reading order. */
  readonly text: string;
  readonly rightToLeft: boolean;
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

/** Puts glyphs and the distances between them into a row. */
export class GlyphRow {
  readonly #stretches: Stretch[] = [];
  #row = '';
  #codes = '';
  #rise = 0;
  #width = 0;

  draw(code: string): void {
    this.#codes += code;
  }

  /** Moves to the right, in thousandths of an em. */
  move(distance: number): void {
    if (Math.abs(distance) < 0.4) return;
    if (this.#codes !== '') this.#row += `<${this.#codes}>`;
    this.#codes = '';
    this.#row += `${Math.round(-distance * 10) / 10} `;
  }

  raise(rise: number): void {
    if (rise === this.#rise) return;
    this.#finish();
    this.#rise = rise;
  }

  /** What the word is wide, apart from what is drawn. */
  widen(width: number): void {
    this.#width += width;
  }

  word(text: string, rightToLeft: boolean): Word {
    this.#finish();
    return { text, rightToLeft, width: this.#width, stretches: this.#stretches };
  }

  #finish(): void {
    if (this.#codes !== '') this.#row += `<${this.#codes}>`;
    if (this.#row !== '') this.#stretches.push({ glyphs: this.#row, rise: this.#rise });
    this.#codes = '';
    this.#row = '';
  }
}
