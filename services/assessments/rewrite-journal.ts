import type { Answer, Person } from '#core/answers/answer';
import type { Change } from '#core/answers/change';
import { isCleared, provisionOf } from '#core/answers/clearance';
import type { AssessmentDocument } from '#core/answers/document';
import type { ErasableRecord } from '#core/contract/erased';
import type { Question } from '#core/questionnaire/definition';
import { withoutCitations } from './citations';
import { sealLine, type Erasure, type JournalEntry, type JournalHead, type StoredEntry } from './journal';
import { recordOf } from './record-change';

/** Who erases what, and why. `question`: what is asked under an id, where this program knows it. */
export interface ErasureRequest extends Erasure {
  readonly by: Person;
  readonly at: string;
  readonly question: (id: string) => Question | undefined;
}

/**
 * The journal without any content of the records, in the current format, and at its end the line that says so: the
 * sequence numbers, who and when stay, and that a record was changed; the chain is made anew. Sealed lines.
 */
export function rewriteJournal(
  head: JournalHead,
  entries: readonly StoredEntry[],
  document: AssessmentDocument,
  format: string,
  request: ErasureRequest,
): readonly string[] {
  const { by, at, reason, records, bundles } = request;
  const kept = entries.map((entry) => ({ ...withoutFormat(entry), changes: entry.changes.map((change) => scrubbed(change, request)) }));
  const blanks = [...records.map((record) => blanked(document, record, by, at)), ...citationsTakenOut(document, request)];
  const changes = [...blanks, ...noLongerCleared(document, blanks)];
  const erasing = { seq: (entries.at(-1)?.seq ?? 0) + 1, at, by, changes, erases: { reason, records, bundles } };
  let last = sealLine({ ...withoutChecksum(head), format });
  const lines = [last.text];
  for (const { seq, ...entry } of [...kept, erasing]) {
    last = sealLine({ seq, prev: last.checksum, ...entry } satisfies JournalEntry);
    lines.push(last.text);
  }
  return lines;
}

function withoutChecksum(head: JournalHead & { readonly checksum?: string }): JournalHead {
  const { checksum: _, ...content } = head;
  return content;
}

/** Its own checksum and the one before follow from the new chain; all lines are in one format. */
function withoutFormat(entry: StoredEntry): Omit<StoredEntry, 'checksum' | 'prev' | 'format'> {
  const { checksum: _, prev: __, format: ___, ...content } = entry;
  return content;
}

const isOneOf = (records: readonly ErasableRecord[], { collection, key }: Pick<Change, 'collection' | 'key'>): boolean =>
  records.some((record) => record.collection === collection && record.key === key);

function scrubbed(change: Change, { records, question }: ErasureRequest): Change {
  const { collection, key, before, after } = change;
  if (isOneOf(records, change)) return { collection, key, before: null, after: null, erased: true } as Change;
  if (collection !== 'answers') return change;
  const gone = evidenceOf(records);
  const cut = (answer: Answer | null): Answer | null => answer && withoutCitations(answer, gone, question(key));
  return { ...change, before: cut(before as Answer | null), after: cut(after as Answer | null) } as Change;
}

const evidenceOf = (records: readonly ErasableRecord[]): ReadonlySet<string> =>
  new Set(records.flatMap(({ collection, key }) => (collection === 'evidence' ? [key] : [])));

/** An answer stays, blank, with a further revision: whoever still looks at the erased one meets a conflict. */
function blanked(document: AssessmentDocument, { collection, key }: ErasableRecord, by: Person, at: string): Change {
  const answer = collection === 'answers' ? recordOf(document, 'answers', key) : null;
  const after = answer && { standing: 'unanswered', revision: answer.revision + 1, by, at, origin: { kind: 'entered' }, confirmed: true };
  return { collection, key, before: null, after, erased: true } as Change;
}

/** Nobody has cleared what stands there now. */
function noLongerCleared(document: AssessmentDocument, changes: readonly Change[]): readonly Change[] {
  const touched = new Set(changes.flatMap(({ collection, key }) => (collection === 'answers' ? [provisionOf(key)] : [])));
  return [...touched].flatMap((key): readonly Change[] => {
    const before = isCleared(document, key) ? recordOf(document, 'clearances', key) : null;
    return before ? [{ collection: 'clearances', key, before, after: null }] : [];
  });
}

/** The answers that cite erased evidence at present: without the citation, under a further revision. */
function citationsTakenOut(document: AssessmentDocument, { records, question }: ErasureRequest): readonly Change[] {
  const gone = evidenceOf(records);
  return Object.entries(document.answers).flatMap(([key, answer]): readonly Change[] => {
    if (isOneOf(records, { collection: 'answers', key })) return [];
    const before = withoutCitations(answer, gone, question(key));
    return before === answer ? [] : [{ collection: 'answers', key, before, after: { ...before, revision: answer.revision + 1 } }];
  });
}
