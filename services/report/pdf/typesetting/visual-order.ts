/** What a line is made of: at one embedding level each. */
export interface Leveled {
  readonly level: number;
}

/**
 * Rule L2 of UAX #9: the parts of a finished line, given in reading order, in the order in which they stand from left to right.
 * From the highest level down to the lowest odd one, every stretch at that level or above is reversed. Trailing white space
 * (rule L1) is not part of the line. The inside of a part is not touched: that is the work of whoever shapes its glyphs.
 */
export function visualOrder<Part extends Leveled>(parts: readonly Part[]): readonly Part[] {
  let highest = 0;
  let lowestOdd = Infinity;
  for (const { level } of parts) {
    if (level > highest) highest = level;
    if ((level & 1) === 1 && level < lowestOdd) lowestOdd = level;
  }
  if (lowestOdd === Infinity) return parts;
  const ordered = [...parts];
  for (let level = highest; level >= lowestOdd; level--) {
    for (let start = 0; start < ordered.length; start++) {
      let end = start;
      while (end < ordered.length && ordered[end]!.level >= level) end++;
      if (end - start > 1) reverse(ordered, start, end);
      start = end;
    }
  }
  return ordered;
}

function reverse(parts: unknown[], start: number, end: number): void {
  for (let low = start, high = end - 1; low < high; low++, high--) [parts[low], parts[high]] = [parts[high], parts[low]];
}
