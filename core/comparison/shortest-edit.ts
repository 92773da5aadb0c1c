/** Indices of equal words, ascending in both texts. */
export type Pairs = readonly (readonly [number, number])[];

/** Words as numbers: equal exactly where the words are. */
export interface Sides {
  readonly a: Int32Array;
  readonly b: Int32Array;
}

/** A stretch of both texts, ends not included. */
export interface Stretch {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** Edits tried before the shortcut: the work is at most their square, and one look at each word. */
const MOST_EDITS = 800;
const MOST_EDITS_BETWEEN_ANCHORS = 100;

export interface Staying {
  readonly pairs: Pairs;
  /** Some stretches were not compared further. */
  readonly coarse: boolean;
}

/** Which words stay: the most that can where that is found within bounds, else those around words that occur once in each. */
export function wordsThatStay(sides: Sides): Staying {
  const whole = { fromA: 0, toA: sides.a.length, fromB: 0, toB: sides.b.length };
  const pairs = matchWithin(sides, whole, MOST_EDITS);
  return pairs ? { pairs, coarse: false } : matchByAnchors(sides);
}

/** Myers' shortest edit script; `null` when it would take more than `most` edits. */
function matchWithin({ a, b }: Sides, { fromA, toA, fromB, toB }: Stretch, most: number): Pairs | null {
  let start = 0;
  while (fromA + start < toA && fromB + start < toB && a[fromA + start] === b[fromB + start]) start += 1;
  let end = 0;
  while (toA - end > fromA + start && toB - end > fromB + start && a[toA - 1 - end] === b[toB - 1 - end]) end += 1;
  const middle = shortestPath(a.subarray(fromA + start, toA - end), b.subarray(fromB + start, toB - end), most);
  if (!middle) return null;
  const pairs: [number, number][] = [];
  for (let i = 0; i < start; i += 1) pairs.push([fromA + i, fromB + i]);
  for (const [i, j] of middle) pairs.push([fromA + start + i, fromB + start + j]);
  for (let i = end; i > 0; i -= 1) pairs.push([toA - i, toB - i]);
  return pairs;
}

function shortestPath(a: Int32Array, b: Int32Array, most: number): Pairs | null {
  if (a.length === 0 || b.length === 0) return [];
  const limit = Math.min(most, a.length + b.length);
  if (Math.abs(a.length - b.length) > limit) return null;
  const furthest = new Int32Array(2 * limit + 3);
  const trail: Int32Array[] = [];
  const middle = limit + 1;
  for (let edits = 0; edits <= limit; edits += 1) {
    trail.push(furthest.slice(middle - edits - 1, middle + edits + 2));
    for (let k = -edits; k <= edits; k += 2) {
      const below = furthest[middle + k - 1]!;
      const above = furthest[middle + k + 1]!;
      let x = k === -edits || (k !== edits && below < above) ? above : below + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      furthest[middle + k] = x;
      if (x >= a.length && y >= b.length) return walkBack(trail, a.length, b.length);
    }
  }
  return null;
}

/** Follows the path back from its end; `trail[d]` holds the diagonals -d-1 … d+1 as they were before step d. */
function walkBack(trail: readonly Int32Array[], endX: number, endY: number): Pairs {
  const pairs: [number, number][] = [];
  let x = endX;
  let y = endY;
  for (let edits = trail.length - 1; edits >= 0; edits -= 1) {
    const row = trail[edits]!;
    const at = (diagonal: number) => row[diagonal + edits + 1] ?? 0;
    const k = x - y;
    const down = k === -edits || (k !== edits && at(k - 1) < at(k + 1));
    const previousK = down ? k + 1 : k - 1;
    const fromX = edits === 0 ? 0 : at(previousK);
    const fromY = edits === 0 ? 0 : fromX - previousK;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    x = fromX;
    y = fromY;
  }
  return pairs.reverse();
}

/** Splits both texts at words that occur once in each and stand in the same order, and compares what lies between. */
function matchByAnchors(sides: Sides): Staying {
  const { a, b } = sides;
  const pairs: (readonly [number, number])[] = [];
  let coarse = false;
  let fromA = 0;
  let fromB = 0;
  for (const [toA, toB] of [...anchors(a, b), [a.length, b.length] as const]) {
    const between = matchWithin(sides, { fromA, toA, fromB, toB }, MOST_EDITS_BETWEEN_ANCHORS);
    coarse ||= between === null;
    for (const pair of between ?? []) pairs.push(pair);
    if (toA < a.length) pairs.push([toA, toB]);
    fromA = toA + 1;
    fromB = toB + 1;
  }
  return { pairs, coarse };
}

function anchors(a: Int32Array, b: Int32Array): Pairs {
  const inB = onlyOnce(b);
  const shared: (readonly [number, number])[] = [];
  for (const [word, i] of onlyOnce(a)) {
    const j = inB.get(word);
    if (j !== undefined) shared.push([i, j]);
  }
  return longestAscending(shared.sort(([i], [j]) => i - j));
}

function onlyOnce(words: Int32Array): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  const repeated = new Set<number>();
  words.forEach((word, index) => {
    if (first.has(word)) repeated.add(word);
    else first.set(word, index);
  });
  for (const word of repeated) first.delete(word);
  return first;
}

/** Patience sorting: the longest sequence that ascends in the second index as well. */
function longestAscending(pairs: Pairs): Pairs {
  const tops: number[] = [];
  const before = new Array<number>(pairs.length).fill(-1);
  pairs.forEach(([, j], index) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tops[middle]!]![1] < j) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? tops[low - 1]! : -1;
    tops[low] = index;
  });
  const chosen: (readonly [number, number])[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index]!) chosen.push(pairs[index]!);
  return chosen.reverse();
}
