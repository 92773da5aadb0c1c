import { createHash } from 'node:crypto';
import type { Place } from './problem';

export interface WordingEntry {
  readonly key: string;
  readonly text: string;
  readonly place: Place;
  /** Translation file that holds it, without language and ending: `shared`, `rules`, `<instrument>`, `<instrument>/article-05`. */
  readonly part: string;
  /** Block whose wording it is, for the report. */
  readonly block?: string;
  /** Places such as `{status}` that the text may name. */
  readonly places: readonly string[];
}

/** Every English text by key, with the place where it was written. */
export class WordingCollector {
  readonly entries = new Map<string, WordingEntry>();
  /** Keys that repeat another key's text, so that every question can be read by its own keys. */
  readonly aliases = new Map<string, string>();

  /** By the beginning of their keys: texts that were reworded after a release, and mean the same, since when. */
  readonly reworded = new Map<string, { readonly on: string; readonly place: Place }>();

  constructor(readonly messagePlaces: readonly string[] = ['reference', 'status']) {}

  add(key: string, text: string | undefined, place: Place, part: string, block?: string): void {
    if (text === undefined) return;
    const places = key.startsWith('rule/') ? this.messagePlaces : [];
    this.entries.set(key, { key, text, place, part, places, ...(block === undefined ? {} : { block }) });
  }

  noteReworded(keys: string, on: string | undefined, place: Place): void {
    if (on !== undefined) this.reworded.set(keys, { on, place });
  }

  alias(key: string, original: string): void {
    if (this.entries.has(original)) this.aliases.set(key, original);
  }
}

/** Names the English text that a translation was made from: the first 12 hex digits of its SHA-256. */
export const sourceHash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 12);

/** Names in braces, in the order of the alphabet: `{status}` and `{{count}}` alike. */
export const placesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{?\s*([A-Za-z][\w-]*)[^{}]*\}?\}/g)].map((match) => match[1] ?? '').sort();
