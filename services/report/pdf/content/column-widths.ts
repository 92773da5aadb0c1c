/** What the texts of a column need, in points. */
export interface ColumnNeeds {
  /** Of the longest word. */
  readonly word: number;
  /** Of the longest text, on one line. */
  readonly text: number;
}

const LEAST = 16;
/** Letters are measured, lines are filled: a hair more saves a word from being broken by a rounding error. */
const HAIR = 0.5;

/**
 * Widths that fill `available`. Every column has room for its longest word; what is left goes to long texts by the square root of
 * what they want, so that no column starves beside one that is very long. Where there is not even room for the words, all give way.
 */
export function columnWidths(columns: readonly ColumnNeeds[], available: number): readonly number[] {
  const least = columns.map(({ word }) => Math.max(LEAST, word) + HAIR);
  const wanted = columns.map(({ text }, index) => Math.max(least[index]!, text + HAIR));
  if (sum(wanted) <= available) {
    const left = available - sum(wanted);
    return wanted.map((each, index) => each + (index === 0 ? left * 0.4 : 0) + (left * 0.6) / wanted.length);
  }
  if (sum(least) > available) return least.map((each) => (each * available) / sum(least));
  const shares = wanted.map((each, index) => Math.sqrt(each - least[index]!));
  const left = available - sum(least);
  return least.map((each, index) => each + (left * shares[index]!) / sum(shares));
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
