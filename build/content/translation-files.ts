import { isMap, parseDocument, YAMLMap, type Document } from 'yaml';
import { compileFiles } from './compile';
import type { ContentFiles } from './read-content-files';
import { sourceHash, type WordingEntry } from './wording-collector';

export interface UpdatedTranslations {
  /** New text of each file that changes, by path. */
  readonly files: ReadonlyMap<string, string>;
  readonly added: number;
  readonly kept: number;
}

/**
 * Adds an entry with an empty text, and the English above it as a comment, for every text that a language has no entry for.
 * Entries that are there stay as they are, stale ones too: only a translator may say that a text fits its source.
 */
export function addMissingTranslations(files: ContentFiles, language: string): UpdatedTranslations {
  const { origin } = compileFiles(files);
  const byPart = new Map<string, WordingEntry[]>();
  for (const entry of origin.collector.entries.values()) byPart.set(entry.part, [...(byPart.get(entry.part) ?? []), entry]);
  const changed = new Map<string, string>();
  let added = 0;
  let kept = 0;
  for (const [part, entries] of byPart) {
    const path = `locales/${language}/content/${part}.yaml`;
    const document: Document = parseDocument(files.get(path) ?? '{}');
    const map = isMap(document.contents) ? document.contents : new YAMLMap();
    map.flow = false;
    document.contents = map;
    const missing = entries.filter(({ key }) => !map.has(key));
    added += missing.length;
    kept += entries.length - missing.length;
    if (missing.length === 0) continue;
    for (const entry of missing) map.add(emptyEntry(document, entry));
    sortBySource(map, entries);
    changed.set(path, document.toString({ lineWidth: 0, indent: 2 }));
  }
  return { files: changed, added, kept };
}

function emptyEntry(document: Document, { key, text }: WordingEntry) {
  const pair = document.createPair(key, { source: sourceHash(text), text: '' });
  const keyNode = document.createNode(key);
  keyNode.commentBefore = text
    .split('\n')
    .map((line) => ` ${line}`)
    .join('\n');
  pair.key = keyNode;
  return pair;
}

/** In the order of the English, so that a translator reads an article as a whole; what the English no longer has comes last. */
function sortBySource(map: YAMLMap, entries: readonly WordingEntry[]): void {
  const order = new Map(entries.map(({ key }, index) => [key, index]));
  const position = (key: unknown) => order.get(String((key as { readonly value?: unknown }).value ?? key)) ?? Infinity;
  const indexed = map.items.map((item, index) => ({ item, index, place: position(item.key) }));
  indexed.sort((one, other) => (one.place === other.place ? one.index - other.index : one.place - other.place));
  map.items = indexed.map(({ item }) => item);
}
