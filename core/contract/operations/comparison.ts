import { z } from 'zod';
import { id, shortText } from '../../answers/record-shapes';
import type { StateAnswers } from '../../comparison/across-states';
import type { Comparison } from '../../comparison/comparison';
import { FILTER_VALUES } from '../../comparison/filter';
import type { KeptBack } from '../../comparison/kept-back';
import type { Series, SeriesSubmission } from '../../comparison/series';
import type { PackedQuestionnaire } from '../../questionnaire/packed';
import { LANGUAGES, type Wording } from '../../questionnaire/wording';
import { built, fileHandle, type OutgoingFile } from './input-shapes';

export interface ComparedSubmissions {
  readonly comparison: Comparison;
  /** The questionnaires that the two carry, to show what was asked. */
  readonly questionnaires: { readonly older: PackedQuestionnaire; readonly newer: PackedQuestionnaire };
  readonly wording: { readonly older: readonly Wording[]; readonly newer: readonly Wording[] };
}

/** What is shown whole says what of it stays with the secretariat and the reviewers; empty: nothing. */
export interface ForInternalUse {
  readonly keptBack: readonly KeptBack[];
}

/** What was asked, and in which words. */
export interface AskedThen {
  readonly questionnaire: PackedQuestionnaire;
  readonly wording: readonly Wording[];
}

export interface ComparedSeries extends Omit<Series, 'submissions'>, ForInternalUse {
  readonly submissions: readonly (SeriesSubmission & { readonly edition: number })[];
  /** Each once; submissions name theirs by number. */
  readonly editions: readonly AskedThen[];
}

export interface ComparedStates extends ForInternalUse {
  /** In no order of their own: whoever shows them puts them in that of the States' names. */
  readonly states: readonly (StateAnswers & { readonly edition: number })[];
  /** Only what concerns the provision. */
  readonly editions: readonly AskedThen[];
}

/** A submission of the register, one that was compared here just now, or a bundle from a file. */
const source = z.union([z.strictObject({ digest: id }), z.strictObject({ file: fileHandle })]);
export const MOST_IN_A_ROW = 12;
const states = z.array(source).min(1).max(400);
const row = z.array(source).min(2).max(MOST_IN_A_ROW);
const ids = z.array(id).max(500).readonly();

export const comparisonFilter = z.strictObject({
  kinds: z.array(z.enum(FILTER_VALUES.kinds)).readonly(),
  became: z.array(z.enum(FILTER_VALUES.became)).readonly(),
  instruments: ids,
  clusters: ids,
  articles: ids,
  levels: z.array(z.enum(FILTER_VALUES.levels)).readonly(),
  words: shortText,
});

export const COMPARISON_FORMATS = ['pdf', 'docx'] as const;

export const comparisonOperations = {
  'comparison.compare': { input: z.strictObject({ older: source, newer: source }), output: built<ComparedSubmissions & ForInternalUse>() },
  /** Two or more submissions of a State, put in the order of time. */
  'comparison.series': { input: z.strictObject({ of: row }), output: built<ComparedSeries>() },
  /** One provision, as this program's questionnaire calls it, in submissions of several States. Can be cancelled. */
  'comparison.across': {
    input: z.strictObject({ of: states, provision: id }),
    output: built<ComparedStates>(),
  },
  /** The same as a document, States in the order of their names in its language. Can be cancelled. */
  'comparison.writeAcross': {
    input: z.strictObject({
      of: states,
      provision: id,
      format: z.enum(COMPARISON_FORMATS),
      language: z.enum(LANGUAGES),
      internal: z.boolean().optional(),
    }),
    output: built<OutgoingFile>(),
  },
  /** The first and the last of a row beside each other, or the trend over all of it, as a document. Can be cancelled. */
  'comparison.write': {
    input: z.strictObject({
      of: row,
      what: z.enum(['comparison', 'trend']),
      filter: comparisonFilter.optional(),
      format: z.enum(COMPARISON_FORMATS),
      language: z.enum(LANGUAGES),
      /** The whole, marked as for internal use; otherwise only what the State has released. */
      internal: z.boolean().optional(),
    }),
    output: built<OutgoingFile>(),
  },
} as const;
