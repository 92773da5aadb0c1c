import type { SearchedText } from './searched-texts';
import { searchWords } from './search-words';

/** A submission as the index knows it. */
export interface IndexedSubmission {
  readonly digest: string;
  /** Clusters in which it answers anything. */
  readonly clusters: readonly string[];
  /** Instruments to which the State says it is a Party. */
  readonly parties: readonly string[];
  readonly deadline?: string;
  /** Its bundle could not be read. */
  readonly unread?: true;
}

/**
 * Which words stand where, over many submissions: one entry for every place (a provision, or the evidence) of a submission that holds words.
 * `postings` has for each term, one after the other, its entries in ascending order as the distance from the one before,
 * seven bits a byte. Derived: the same submissions in the same order give the same index, built at once or put together from parts.
 */
export interface WordIndex {
  readonly submissions: readonly IndexedSubmission[];
  readonly places: readonly string[];
  /** By UTF-16 units, ascending. */
  readonly terms: readonly string[];
  /** Where the postings of each term end. */
  readonly termEnds: Uint32Array;
  readonly postings: Uint8Array;
  /** Index into `places`, by entry. */
  readonly entryPlaces: Uint16Array;
  /** Where the entries of each submission end. */
  readonly entryEnds: Uint32Array;
}

class Postings {
  bytes = new Uint8Array(6);
  length = 0;
  last = 0;

  add(entry: number): void {
    if (this.length > 0 && entry === this.last) return;
    if (this.length + 5 > this.bytes.length) {
      const wider = new Uint8Array(Math.ceil(this.bytes.length * 1.6) + 5);
      wider.set(this.bytes);
      this.bytes = wider;
    }
    let distance = entry - this.last;
    for (; distance > 0x7f; distance >>>= 7) this.bytes[this.length++] = (distance & 0x7f) | 0x80;
    this.bytes[this.length++] = distance;
    this.last = entry;
  }
}

/** Builds an index; what was added stays in the order in which it came. */
export class WordIndexBuilder {
  private readonly submissions: IndexedSubmission[] = [];
  private readonly places = new Map<string, number>();
  private readonly terms = new Map<string, Postings>();
  private readonly entryPlaces: number[] = [];
  private readonly entryEnds: number[] = [];

  add(submission: IndexedSubmission, texts: Iterable<SearchedText>): void {
    const byPlace = new Map<string, Set<string>>();
    for (const { place, text } of texts) {
      const words = byPlace.get(place) ?? new Set();
      byPlace.set(place, words);
      for (const word of searchWords(text)) words.add(word);
    }
    for (const [place, words] of byPlace) {
      const entry = this.addEntry(place);
      for (const word of words) this.postingsOf(word).add(entry);
    }
    this.endSubmission(submission);
  }

  /** All of another index, behind what is here. */
  addIndex(index: WordIndex): void {
    const offset = this.entryPlaces.length;
    let entry = 0;
    for (const [at, submission] of index.submissions.entries()) {
      for (const end = index.entryEnds[at] ?? 0; entry < end; entry++) this.addEntry(index.places[index.entryPlaces[entry] ?? 0] ?? '');
      this.endSubmission(submission);
    }
    for (const [at, term] of index.terms.entries()) {
      const postings = this.postingsOf(term);
      forEachEntry(index, at, (each) => postings.add(offset + each));
    }
  }

  build(): WordIndex {
    const terms = [...this.terms.keys()].sort();
    const termEnds = new Uint32Array(terms.length);
    let length = 0;
    for (const [at, term] of terms.entries()) termEnds[at] = length += this.postingsOf(term).length;
    const postings = new Uint8Array(length);
    for (const [at, term] of terms.entries()) {
      const own = this.postingsOf(term);
      postings.set(own.bytes.subarray(0, own.length), (termEnds[at] ?? 0) - own.length);
    }
    return {
      submissions: [...this.submissions],
      places: [...this.places.keys()],
      terms,
      termEnds,
      postings,
      entryPlaces: Uint16Array.from(this.entryPlaces),
      entryEnds: Uint32Array.from(this.entryEnds),
    };
  }

  private addEntry(place: string): number {
    const known = this.places.get(place) ?? this.places.size;
    this.places.set(place, known);
    return this.entryPlaces.push(known) - 1;
  }

  private endSubmission(submission: IndexedSubmission): void {
    this.submissions.push(submission);
    this.entryEnds.push(this.entryPlaces.length);
  }

  private postingsOf(term: string): Postings {
    const known = this.terms.get(term);
    if (known) return known;
    const made = new Postings();
    this.terms.set(term, made);
    return made;
  }
}

/** The entries of a term, ascending. */
export function forEachEntry({ termEnds, postings }: WordIndex, term: number, visit: (entry: number) => void): void {
  const end = termEnds[term] ?? 0;
  let entry = 0;
  for (let at = term === 0 ? 0 : (termEnds[term - 1] ?? 0); at < end; at++) {
    let distance = 0;
    let shift = 0;
    let byte = postings[at] ?? 0;
    for (; byte > 0x7f; byte = postings[++at] ?? 0) {
      distance |= (byte & 0x7f) << shift;
      shift += 7;
    }
    entry += distance | (byte << shift);
    visit(entry);
  }
}
