import type { WordDifference } from './comparison';
import { wordsThatStay, type Pairs } from './shortest-edit';
import { isSlight, wordTokens } from './word-tokens';

/**
 * Word-level differences in any script; where words are not parted by spaces, by character. Both texts come back whole:
 * `same` and `removed` together are the older text, `same` and `added` the newer one. Work is bounded: where two long texts
 * have little in common, stretches between words that occur once in each are shown as replaced rather than compared further, and
 * say so (`coarse`).
 */
export function wordDifferences(older: string, newer: string): readonly WordDifference[] {
  if (older === newer) return older === '' ? [] : [{ kind: 'same', text: older }];
  const start = sharedStart(older, newer);
  const end = sharedEnd(older, newer, start);
  const before = wordTokens(older.slice(start, older.length - end));
  const after = wordTokens(newer.slice(start, newer.length - end));
  const { pairs, coarse } = wordsThatStay(numbered(before, after));
  const whole = [...same(older.slice(0, start)), ...runs(before, after, pairs), ...same(older.slice(older.length - end))];
  const joined = joinAcrossSlight(joinEqual(whole));
  return coarse ? joined.map((each) => (each.kind === 'same' ? each : { ...each, coarse })) : joined;
}

/** Whether stretches of these texts were not compared further. */
export const isCoarse = (words: readonly WordDifference[]): boolean => words.some(({ coarse }) => coarse === true);

const same = (text: string): readonly WordDifference[] => (text === '' ? [] : [{ kind: 'same', text }]);

/** How much both begin with, up to a place where a word begins in either; most long texts differ in few places. */
function sharedStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let end = 0;
  while (end < most && a.charCodeAt(end) === b.charCodeAt(end)) end += 1;
  while (end > 0 && !/\s/.test(a[end - 1]!)) end -= 1;
  return end;
}

/** How much both end with, from a place where a word ends in either. */
function sharedEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let length = 0;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length += 1;
  while (length > 0 && !/\s/.test(a[a.length - length]!)) length -= 1;
  return length;
}

function numbered(before: readonly string[], after: readonly string[]): { readonly a: Int32Array; readonly b: Int32Array } {
  const numbers = new Map<string, number>();
  const numbersOf = (words: readonly string[]): Int32Array => {
    const found = new Int32Array(words.length);
    words.forEach((word, index) => {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      found[index] = number;
    });
    return found;
  };
  return { a: numbersOf(before), b: numbersOf(after) };
}

function runs(a: readonly string[], b: readonly string[], pairs: Pairs): readonly WordDifference[] {
  const found: WordDifference[] = [];
  const push = (kind: WordDifference['kind'], words: readonly string[], from: number, to: number): void => {
    if (from < to) found.push({ kind, text: words.slice(from, to).join('') });
  };
  let i = 0;
  let j = 0;
  for (let at = 0; at <= pairs.length;) {
    const [toI, toJ] = pairs[at] ?? [a.length, b.length];
    push('removed', a, i, toI);
    push('added', b, j, toJ);
    let length = 0;
    while (pairs[at + length]?.[0] === toI + length && pairs[at + length]?.[1] === toJ + length) length += 1;
    push('same', a, toI, toI + length);
    i = toI + length;
    j = toJ + length;
    at += Math.max(1, length);
  }
  return found;
}

function joinEqual(found: readonly WordDifference[]): readonly WordDifference[] {
  const joined: WordDifference[] = [];
  for (const each of found) {
    const last = joined.at(-1);
    if (last?.kind === each.kind) joined[joined.length - 1] = { kind: each.kind, text: last.text + each.text };
    else joined.push(each);
  }
  return joined;
}

/** A space or a single character kept between two replacements would tear one into two: it goes to both sides. */
function joinAcrossSlight(found: readonly WordDifference[]): readonly WordDifference[] {
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
    else if (removed !== '' && added !== '' && isSlight(text) && replacesNext(found, index)) {
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
