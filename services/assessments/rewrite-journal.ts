import type { Person } from '#core/answers/answer';
import { withAnswers } from '#core/answers/answers-within';
import type { Change } from '#core/answers/change';
import { withoutCitations } from '#core/answers/citations';
import { isCleared, provisionOf } from '#core/answers/clearance';
import type { AssessmentDocument, Collection } from '#core/answers/document';
import { withoutPackageWords } from '#core/answers/package-words';
import type { Contribution } from '#core/answers/work-package';
import type { ErasableRecord } from '#core/contract/erased';
import type { Question } from '#core/questionnaire/definition';
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
  const gone = records.filter(({ collection }) => collection !== 'workPackages');
  const blanks = [...gone.map((record) => blanked(document, record, by, at)), ...takenOut(document, request)];
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

function scrubbed(change: Change, request: ErasureRequest): Change {
  const { collection, key, before, after } = change;
  if (collection !== 'workPackages' && isOneOf(request.records, change))
    return { collection, key, before: null, after: null, erased: true } as Change;
  const [was, is] = [before, after].map((record) => record && cleaned(collection, key, record, request));
  const went = (before !== null && was === null) || (after !== null && is === null);
  return { collection, key, before: was, after: is, ...(went || change.erased ? { erased: true } : {}) } as Change;
}

/**
 * A record without what is to be erased in it, the same where there is nothing. An answer, evidence and a comment
 * go from what the agencies have sent as well, and with an answer what they were asked about it; an answer of the last exercise
 * is a record of its own.
 */
function cleaned<R>(collection: Collection, key: string, record: R, { records, question }: ErasureRequest): R | null {
  const gone = evidenceOf(records);
  const left = withoutPackageWords(collection, key, withoutErased(collection, record, records), {
    all: (workPackage) => isOneOf(records, { collection: 'workPackages', key: workPackage }),
    about: (question) => isOneOf(records, { collection: 'answers', key: question }),
  });
  return withAnswers(collection, key, left, (asked, answer) =>
    collection === 'contributions' && isOneOf(records, { collection: 'answers', key: asked })
      ? null
      : withoutCitations(answer, gone, question(asked)),
  );
}

/** What an agency has sent, without the evidence and comments that go. */
function withoutErased<R>(collection: Collection, record: R, records: readonly ErasableRecord[]): R {
  if (collection !== 'contributions') return record;
  const { evidence, comments } = record as unknown as Contribution;
  const goes = (key: string, of: ErasableRecord['collection']): boolean => isOneOf(records, { collection: of, key });
  const left = <T>(named: Readonly<Record<string, T>>, of: ErasableRecord['collection']): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(named).filter(([key]) => !goes(key, of)));
  const untouched =
    !Object.keys(evidence).some((key) => goes(key, 'evidence')) && !Object.keys(comments).some((key) => goes(key, 'comments'));
  if (untouched) return record;
  return { ...record, evidence: left(evidence, 'evidence'), comments: left(comments, 'comments') };
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

/**
 * What else holds something of it at present: answers, also those of the last exercise, that cite erased evidence, and what agencies have sent.
 * Each without it, under a further revision.
 */
function takenOut(document: AssessmentDocument, request: ErasureRequest): readonly Change[] {
  return (['answers', 'earlierAnswers', 'contributions', 'workPackages', 'settings'] as const).flatMap((collection) =>
    Object.entries(document[collection]).flatMap(([key, record]): readonly Change[] => {
      if (collection !== 'workPackages' && isOneOf(request.records, { collection, key })) return [];
      const before = cleaned(collection, key, record, request);
      if (before === record) return [];
      const after = before && { ...before, revision: record.revision + 1 };
      return [{ collection, key, before, after, ...(before === null ? { erased: true } : {}) } as Change];
    }),
  );
}
