import type { SearchedText } from './searched-texts';
import { marksIn, searchWords, type Mark } from './search-words';

/** A text in which something was found, cut to what stands around it. */
export interface SearchHit {
  readonly place: string;
  readonly of: string;
  readonly text: string;
  /** In `text`. */
  readonly marks: readonly Mark[];
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

const BEFORE = 60;
const LENGTH = 260;

/** The texts of one submission in which words of the query stand, at places where all of them do. */
export function searchHits(texts: readonly SearchedText[], words: readonly string[], most: number): readonly SearchHit[] {
  const byPlace = new Map<string, SearchedText[]>();
  for (const text of texts) byPlace.set(text.place, [...(byPlace.get(text.place) ?? []), text]);
  const hits: SearchHit[] = [];
  for (const here of byPlace.values()) {
    const found = here.flatMap(({ text }) => searchWords(text));
    if (!words.every((word) => found.some((each) => each.startsWith(word)))) continue;
    for (const each of here) {
      const marks = marksIn(each.text, words);
      if (marks.length > 0 && hits.length < most) hits.push(excerpt(each, marks));
    }
  }
  return hits;
}

function excerpt({ place, of, text }: SearchedText, marks: readonly Mark[]): SearchHit {
  const first = marks[0]?.from ?? 0;
  const from = first <= BEFORE ? 0 : wordStart(text, first - BEFORE);
  const to = Math.min(text.length, from + LENGTH);
  const within = marks.filter((mark) => mark.to <= to).map((mark) => ({ from: mark.from - from, to: mark.to - from }));
  return { place, of, text: text.slice(from, to), marks: within, cutBefore: from > 0, cutAfter: to < text.length };
}

/** No word, and no character of two units, is cut at its beginning, where there is a space near. */
function wordStart(text: string, at: number): number {
  const space = text.slice(at, at + BEFORE / 2).search(/\s/u);
  if (space >= 0) return at + space + 1;
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000 ? at - 1 : at;
}
