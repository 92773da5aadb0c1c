import type { Change } from '#core/answers/change';
import type { AssessmentDocument, Collection, RecordOf } from '#core/answers/document';
import { AppError } from '#core/contract/errors';

/** A record without the revision that its writing gives it. */
export type Content<C extends Collection> = Omit<RecordOf<C>, 'revision'>;

/** Ids that users' programs make up: short, plain, and never a name that objects have already. */
export function checkNewId(operation: string, path: string, id: string): void {
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(id) || id in {})
    throw new AppError('input-invalid', { operation, path, problem: 'letters, digits, - and _ only' });
}

/** Throws AppError `conflict` unless the write was based on the record's present revision; 0 where there is none. */
export function checkBase(document: AssessmentDocument, collection: Collection, key: string, base: number, what: string): void {
  const current = recordOf(document, collection, key)?.revision ?? 0;
  if (current !== base) throw new AppError('conflict', { what, id: key, yours: base, current });
}

/**
 * The change that gives a record new content (null: removes it) under the next revision. `seq`: that of the last line. What
 * is not there may have been there before, and no revision that it had is higher than that: one made anew begins above it,
 * so that a write based on the one removed meets a conflict. Answers are never removed, and begin with 1.
 */
export function recordChange<C extends Collection>(
  { document, seq }: { readonly document: AssessmentDocument; readonly seq: number },
  collection: C,
  key: string,
  content: Content<C> | null,
): readonly Change[] {
  const before = recordOf(document, collection, key);
  if (content === null) return before === null ? [] : [{ collection, key, before, after: null } as Change];
  const after = { ...content, revision: (before?.revision ?? (collection === 'answers' ? 0 : seq)) + 1 };
  return [{ collection, key, before, after } as unknown as Change];
}

export function recordOf<C extends Collection>(document: AssessmentDocument, collection: C, key: string): RecordOf<C> | null {
  const records = document[collection] as Readonly<Record<string, RecordOf<C>>>;
  return Object.hasOwn(records, key) ? (records[key] ?? null) : null;
}
