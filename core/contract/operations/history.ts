import { z } from 'zod';
import type { Person } from '../../answers/answer';
import type { Change } from '../../answers/change';
import { COLLECTIONS, type Collection } from '../../answers/document';
import { id, isoDate, language, shortText } from '../../answers/record-shapes';
import type { ErasableRecord } from '../erased';
import type { Saved } from './assessments';
import { base, built, person, type OutgoingFile } from './input-shapes';

export interface HistoryLine {
  readonly seq: number;
  readonly at: string;
  readonly by: Person;
  /** `erased`: that it was changed is all that is left. Before and after only where they were asked for. */
  readonly changes: readonly HistoryChange[];
  readonly undoes?: number;
  readonly redoes?: number;
  readonly erases?: { readonly reason: string; readonly records: readonly ErasableRecord[] };
}

export interface HistoryChange {
  readonly collection: Collection;
  readonly key: string;
  readonly before?: Change['before'];
  readonly after?: Change['after'];
  readonly erased?: true;
}

export interface HistoryOverview {
  /** Lines of the whole history, and of those that the filter leaves. */
  readonly total: number;
  readonly matching: number;
  /** Names of all who have written, each once, and the kinds of record that were written. */
  readonly people: readonly string[];
  readonly kinds: readonly Collection[];
}

const filter = z.strictObject({
  person: shortText.optional(),
  provision: shortText.optional(),
  kinds: z.array(z.enum(COLLECTIONS)).min(1).optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
  text: shortText.optional(),
  /** In whose words questions and options are searched; absent: the first language of the answers. */
  language: language.optional(),
});

const limit = z.number().int().min(1).max(1_000).optional();

/** The journal of an assessment, to be read and to be taken back. */
export const historyOperations = {
  'history.undo': { input: z.strictObject({ assessment: id, by: person }), output: built<Saved>() },
  'history.redo': { input: z.strictObject({ assessment: id, by: person }), output: built<Saved>() },
  /** Ascending: the lines that follow `after`, or else the newest, or the newest of those before `before`. */
  'history.list': {
    input: z.strictObject({
      assessment: id,
      after: base.optional(),
      before: base.optional(),
      limit,
      filter: filter.optional(),
      contents: z.boolean().optional(),
    }),
    output: built<readonly HistoryLine[]>(),
  },
  'history.overview': { input: z.strictObject({ assessment: id, filter: filter.optional() }), output: built<HistoryOverview>() },
  /**
   * The history as a file: `csv` in the words of a language, `jsonl` as it is kept. `labels`: words of the interface by
   * their keys, since services have none; a key without words stands for itself.
   */
  'history.export': {
    input: z.strictObject({
      assessment: id,
      filter: filter.optional(),
      format: z.enum(['csv', 'jsonl']),
      language,
      labels: z.record(shortText, shortText).optional(),
    }),
    output: built<OutgoingFile>(),
  },
} as const;
