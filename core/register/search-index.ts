import { forEachEntry, type WordIndex } from './word-index';

export interface IndexHit {
  readonly digest: string;
  /** Where all words stand together, in the order of the submission. */
  readonly places: readonly string[];
}

/**
 * The submissions with a place at which every word of the query begins some word. `words`: at least one, as `queryWords` gives them.
 * `wanted` narrows the submissions, `inPlace` the places. The work grows with how often the words stand, not with the texts.
 */
export function searchIndex(
  index: WordIndex,
  words: readonly string[],
  { wanted, inPlace }: { readonly wanted?: (digest: string) => boolean; readonly inPlace?: (place: string) => boolean } = {},
): readonly IndexHit[] {
  const stage = stagesOf(index, words);
  const places = index.places.map((place) => inPlace?.(place) ?? true);
  const hits: IndexHit[] = [];
  let entry = 0;
  for (const [at, { digest }] of index.submissions.entries()) {
    const end = index.entryEnds[at] ?? entry;
    const found: string[] = [];
    for (; entry < end; entry++) {
      const place = index.entryPlaces[entry] ?? 0;
      if (stage[entry] === words.length && places[place]) found.push(index.places[place] ?? '');
    }
    if (found.length > 0 && (wanted?.(digest) ?? true)) hits.push({ digest, places: found });
  }
  return hits;
}

/** For each entry, how many of the words, in their order, it has. */
function stagesOf(index: WordIndex, words: readonly string[]): Uint8Array {
  const stage = new Uint8Array(index.entryPlaces.length);
  for (const [number, word] of words.entries()) {
    const pass = (entry: number): void => {
      if (stage[entry] === number) stage[entry] = number + 1;
    };
    for (let term = firstFrom(index.terms, word); term < index.terms.length && index.terms[term]?.startsWith(word); term++) {
      forEachEntry(index, term, pass);
    }
  }
  return stage;
}

/** Where the first term stands that does not come before the word. */
function firstFrom(terms: readonly string[], word: string): number {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((terms[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
