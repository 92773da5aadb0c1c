import { COLLECTIONS, type AssessmentDocument, type Collection, type RecordOf } from './document';

/**
 * One record before and after. `null` means absent. Changes are the only way in which a document changes, so
 * replaying the journal gives the document, and swapping before and after undoes it.
 */
export type Change = { [C in Collection]: ChangeOf<C> }[Collection];

export interface ChangeOf<C extends Collection> {
  readonly collection: C;
  readonly key: string;
  readonly before: RecordOf<C> | null;
  readonly after: RecordOf<C> | null;
  /** The record's content was erased for good: `before`, and `after` but for a blank answer, no longer say what stood here. */
  readonly erased?: true;
}

/**
 * Applies changes in order, without checking `before`: the store has done that. Returns a new document. A collection is
 * copied once however many of its records change: carrying over the last exercise is thousands of changes at once.
 */
export function applyChanges(document: AssessmentDocument, changes: readonly Change[]): AssessmentDocument {
  const copies = new Map<Collection, Record<string, unknown>>();
  for (const { collection, key, after } of changes) {
    const records = copies.get(collection) ?? { ...document[collection] };
    copies.set(collection, records);
    if (after === null) delete records[key];
    else records[key] = after;
  }
  return { ...document, ...Object.fromEntries(copies) };
}

/** An answer taken back to "never touched" keeps its revision counter, so that a stale write still meets a conflict. */
const CLEARED = { standing: 'unanswered', value: undefined, reason: undefined } as const;

/**
 * The changes that take back `changes` from `document`: each record gets the content it had before, under a new
 * revision, so that somebody who still looks at the undone revision meets a conflict and not silence. `seq`: that of the last
 * line, above every revision that a record now absent can have had.
 */
export function inverse(document: AssessmentDocument, changes: readonly Change[], seq: number): readonly Change[] {
  return [...changes].reverse().map(({ collection, key, before }) => {
    const current = document[collection][key] ?? null;
    const revision = (current?.revision ?? seq) + 1;
    const restored = before ?? (collection === 'answers' && current ? { ...current, ...CLEARED } : null);
    const after = restored && { ...restored, revision };
    return { collection, key, before: current, after } as Change;
  });
}

export const isCollection = (name: string): name is Collection => (COLLECTIONS as readonly string[]).includes(name);
