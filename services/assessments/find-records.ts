import { ERASABLE, type ErasableRecord, type FoundRecord } from '#core/contract/erased';
import type { AssessmentDocument } from '#core/answers/document';
import type { StoredEntry } from './journal';
import { recordOf } from './record-change';
import { recordsTold } from './what-erasing-takes';

/** Members that tell who, when and which file, and nothing of what was said. */
const ABOUT_THE_RECORD = new Set([
  'by',
  'at',
  'origin',
  'resolved',
  'reopened',
  'edited',
  'replyTo',
  'basis',
  'sha512',
  'mediaType',
  'revision',
  'about',
]);
/** Signs before and after the words in an excerpt. */
const AROUND = 40;

/** Records that can be erased and tell these words, or did so in a line of the history; each once, what is there first. */
export function findRecords(entries: readonly StoredEntry[], document: AssessmentDocument, words: string): readonly FoundRecord[] {
  const wanted = comparable(words);
  const found = new Map<string, FoundRecord>();
  for (const entry of [...entries].reverse()) {
    for (const { collection, key, content } of recordsTold(entry)) {
      const place = `${collection}/${key}`;
      if (!isErasable(collection) || found.has(place)) continue;
      const excerpt = textsIn(content)
        .map((text) => excerptOf(text, wanted))
        .find((each) => each !== null);
      if (!excerpt) continue;
      found.set(place, { collection, key, present: recordOf(document, collection, key) !== null, excerpt });
    }
  }
  return [...found.values()].sort((one, other) => Number(other.present) - Number(one.present));
}

const isErasable = (collection: string): collection is ErasableRecord['collection'] => (ERASABLE as readonly string[]).includes(collection);

const comparable = (text: string): string => text.normalize('NFC').toLowerCase();

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => (ABOUT_THE_RECORD.has(name) ? [] : textsIn(member)));
}

function excerptOf(text: string, wanted: string): string | null {
  const plain = text.normalize('NFC');
  const at = plain.toLowerCase().indexOf(wanted);
  if (at < 0) return null;
  const from = Math.max(0, at - AROUND);
  const to = Math.min(plain.length, at + wanted.length + AROUND);
  const cut = (each: string): string => each.replace(/\s+/g, ' ').replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
  return `${from > 0 ? '…' : ''}${cut(plain.slice(from, to))}${to < plain.length ? '…' : ''}`;
}
