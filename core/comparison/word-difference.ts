import type { WordDifference } from './comparison';

/**
 * Word-level differences in any script. The words and spaces of both texts come back whole: `same` and `removed` together
 * are the older text, `same` and `added` the newer one. Work is bounded: where two long texts have little in common,
 * stretches between words that occur once in each are shown as replaced rather than compared further.
 */
export function wordDifferences(older: string, newer: string): readonly WordDifference[] {
  const before = segments(older);
  const after = segments(newer);
  const pairs = matchWithin(before, after, MOST_EDITS) ?? matchByAnchors(before, after);
  return joinAcrossSpaces(runs(before, after, pairs));
}

/** Edits tried before the shortcut: the work is at most this number times the number of words. */
const MOST_EDITS = 800;
const MOST_EDITS_BETWEEN_ANCHORS = 100;

/** Indices of equal words, ascending in both texts. */
type Pairs = readonly (readonly [number, number])[];

/** Between spaces and full-width stops; the segmenter takes time by the square of what it is given at once. */
const STRETCH = /\s+|[^\s。，；：！？、]{1,300}[。，；：！？、]*|[。，；：！？、]+/gu;

function segments(text: string): readonly string[] {
  const words = new Intl.Segmenter('und', { granularity: 'word' });
  return (text.match(STRETCH) ?? []).flatMap((stretch) =>
    /^\s/u.test(stretch) ? [stretch] : Array.from(words.segment(stretch), ({ segment }) => segment),
  );
}

/** Myers' shortest edit script; `null` when it would take more than `most` edits. */
function matchWithin(a: readonly string[], b: readonly string[], most: number): Pairs | null {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const middle = shortestPath(a.slice(start, a.length - end), b.slice(start, b.length - end), most);
  if (!middle) return null;
  const pairs: [number, number][] = [];
  for (let i = 0; i < start; i += 1) pairs.push([i, i]);
  for (const [i, j] of middle) pairs.push([i + start, j + start]);
  for (let i = end; i > 0; i -= 1) pairs.push([a.length - i, b.length - i]);
  return pairs;
}

function shortestPath(a: readonly string[], b: readonly string[], most: number): Pairs | null {
  if (a.length === 0 || b.length === 0) return [];
  const limit = Math.min(most, a.length + b.length);
  const furthest = new Int32Array(2 * limit + 3);
  const at = (diagonal: number) => furthest[diagonal + limit + 1] ?? 0;
  const trail: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits += 1) {
    trail.push(furthest.slice(limit + 1 - edits - 1, limit + 1 + edits + 2));
    for (let k = -edits; k <= edits; k += 2) {
      let x = k === -edits || (k !== edits && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      furthest[k + limit + 1] = x;
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
function matchByAnchors(a: readonly string[], b: readonly string[]): Pairs {
  const pairs: (readonly [number, number])[] = [];
  let fromA = 0;
  let fromB = 0;
  for (const [toA, toB] of [...anchors(a, b), [a.length, b.length] as const]) {
    const between = matchWithin(a.slice(fromA, toA), b.slice(fromB, toB), MOST_EDITS_BETWEEN_ANCHORS) ?? [];
    for (const [i, j] of between) pairs.push([i + fromA, j + fromB]);
    if (toA < a.length) pairs.push([toA, toB]);
    fromA = toA + 1;
    fromB = toB + 1;
  }
  return pairs;
}

function anchors(a: readonly string[], b: readonly string[]): Pairs {
  const inB = onlyOnce(b);
  const shared: (readonly [number, number])[] = [];
  for (const [word, i] of onlyOnce(a)) {
    const j = inB.get(word);
    if (j !== undefined) shared.push([i, j]);
  }
  return longestAscending(shared.sort(([i], [j]) => i - j));
}

function onlyOnce(words: readonly string[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  const repeated = new Set<string>();
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

function runs(a: readonly string[], b: readonly string[], pairs: Pairs): WordDifference[] {
  const found: WordDifference[] = [];
  const push = (kind: WordDifference['kind'], words: readonly string[]) => {
    if (words.length === 0) return;
    const last = found.at(-1);
    if (last?.kind === kind) found[found.length - 1] = { kind, text: last.text + words.join('') };
    else found.push({ kind, text: words.join('') });
  };
  let i = 0;
  let j = 0;
  for (const [toI, toJ] of [...pairs, [a.length, b.length] as const]) {
    push('removed', a.slice(i, toI));
    push('added', b.slice(j, toJ));
    push('same', a.slice(toI, toI + 1));
    i = toI + 1;
    j = toJ + 1;
  }
  return found;
}

/** A space kept between two replaced words would tear one replacement into two: it goes to both sides. */
function joinAcrossSpaces(found: readonly WordDifference[]): readonly WordDifference[] {
  const joined: WordDifference[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') joined.push({ kind: 'removed', text: removed });
    if (added !== '') joined.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  found.forEach(({ kind, text }, index) => {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (removed !== '' && added !== '' && /^\s+$/u.test(text) && replacesNext(found, index)) {
      removed += text;
      added += text;
    } else {
      flush();
      joined.push({ kind, text });
    }
  });
  flush();
  return joined;
}

const replacesNext = (found: readonly WordDifference[], index: number): boolean =>
  found[index + 1]?.kind === 'removed' && found[index + 2]?.kind === 'added';
