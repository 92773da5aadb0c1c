import { z } from 'zod';
import { id, language, shortText } from '../../answers/record-shapes';
import type { ExerciseChoice } from '../../conference/current-submissions';
import { canBeArranged, COLUMNS, ROWS, SCOPES, TABLE_KINDS, type TableRequest } from '../../conference/table-request';
import type { Question } from '../../questionnaire/definition';
import type { SubmittedAnswer } from '../../submission/submission';
import { built, type OutgoingFile } from './input-shapes';

export interface CountedCell {
  readonly count: number;
  /** Of how many provisions that were asked; only of what was answered. */
  readonly asked?: number;
}

/** A table as it is shown: every number opens with `conference.behind`. Null: nothing came from there that could be counted. */
export interface CountedTable {
  readonly request: TableRequest;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly (CountedCell | null)[]; readonly all: CountedCell | null }[];
  readonly totals: readonly CountedCell[];
  readonly all: CountedCell;
}

/** Submissions of the exercise that are not counted, and why. */
export interface NotCounted {
  /** They claim one place. */
  readonly forks: number;
  /** Their bundle could not be read. */
  readonly unread: number;
  /** Not released by their State; 0 where everything received is counted. */
  readonly notReleased: number;
}

export interface ConferenceOverview {
  readonly exercises: readonly ExerciseChoice[];
  /** The one asked for, or the latest; absent: nothing was received. */
  readonly exercise?: ExerciseChoice;
  readonly table?: CountedTable;
  /** Whose submissions are counted. */
  readonly states: readonly string[];
  readonly notCounted: NotCounted;
  /** By what it can be narrowed. */
  readonly choices: {
    readonly instruments: readonly string[];
    readonly groups: readonly string[];
    readonly clusters: readonly string[];
    readonly themes: readonly string[];
  };
}

export interface AnswersBehind {
  readonly total: number;
  /** In the order of the States' names, then of the treaties. */
  readonly answers: readonly AnswerBehind[];
}

export interface AnswerBehind {
  readonly digest: string;
  readonly state: string;
  readonly provision: string;
  /** What was counted, and what belongs to it; `question`: absent where the questionnaire that is installed does not ask it. */
  readonly said: readonly { readonly id: string; readonly question?: Question; readonly answer: SubmittedAnswer }[];
}

export const CONFERENCE_FORMATS = ['xlsx', 'csv', 'pdf', 'svg'] as const;
export type ConferenceFormat = (typeof CONFERENCE_FORMATS)[number];

const table = {
  kind: z.enum(TABLE_KINDS),
  rows: z.enum(ROWS),
  columns: z.enum(COLUMNS),
  filter: z.strictObject({
    instruments: z.array(id).min(1).max(20).optional(),
    group: shortText.optional(),
    cluster: id.optional(),
    theme: id.optional(),
  }),
  /** Absent: the latest. */
  exercise: shortText.optional(),
  scope: z.enum(SCOPES),
  /** In whose alphabet States are named, which is their order. */
  language,
};

const arranged = { message: 'this table is not arranged so', path: ['columns'] };

export const conferenceOperations = {
  /** Counts what the submissions of an exercise say. Submissions that were never looked at are read first. Can be cancelled. */
  'conference.table': { input: z.strictObject(table).refine(canBeArranged, arranged), output: built<ConferenceOverview>() },
  /** The answers that a number counts; `row` or `column` absent: all of them. */
  'conference.behind': {
    input: z
      .strictObject({
        ...table,
        row: shortText.optional(),
        column: shortText.optional(),
        offset: z.number().int().min(0).max(1_000_000).optional(),
        limit: z.number().int().min(1).max(50).optional(),
      })
      .refine(canBeArranged, arranged),
    output: built<AnswersBehind>(),
  },
  /** The table as a file that says what it counts, when, and by which filter; marked on every page where it is for internal use. Can be cancelled. */
  'conference.export': {
    input: z.strictObject({ ...table, format: z.enum(CONFERENCE_FORMATS) }).refine(canBeArranged, arranged),
    output: built<OutgoingFile>(),
  },
} as const;
