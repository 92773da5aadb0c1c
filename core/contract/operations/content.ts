import { z } from 'zod';
import { id, language } from '../../answers/record-shapes';
import type { PackedQuestionnaire } from '../../questionnaire/packed';
import type { Language, Wording } from '../../questionnaire/wording';
import { built, fileHandle, person } from './input-shapes';

/** As an assessment's settings name it; absent, or not kept here: the installed one. */
const edition = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .optional();

/** Minutes without a sign of life after which protected data is locked; 0: never. */
export const lockAfter = z.union([z.literal(0), z.literal(5), z.literal(15), z.literal(60)]);

export const preferencesShape = z.strictObject({
  language,
  pseudoLocale: z.boolean().optional(),
  person: person.optional(),
  workspace: z.enum(['complete', 'secretariat', 'review']).optional(),
  lastAssessment: id.optional(),
  /** The address within the window where it was left, e.g. `#/check/<assessment>`. */
  lastPlace: z.string().max(600).optional(),
  /** Absent: not chosen, which is 15 where the data is protected. */
  lockAfter: lockAfter.optional(),
  /** The tour has been offered, and taken or put away. */
  tour: z.literal('offered').optional(),
});
export type Preferences = z.infer<typeof preferencesShape>;

export interface TextPackSummary {
  readonly instrument: string;
  readonly language: Language;
  readonly title: string;
  readonly source: string;
  readonly provisions: number;
}

export interface AppDescription {
  readonly name: 'Omnibus';
  readonly version: string;
  readonly questionnaire: string;
  readonly languages: readonly Language[];
  readonly instruments: readonly InstrumentOutline[];
}

/** What an assessment may take or leave of an instrument. */
export interface InstrumentOutline {
  readonly id: string;
  readonly code: string;
  /** `UNCAC:II`; none where the instrument has no chapters. */
  readonly chapters: readonly string[];
  readonly clusters: readonly string[];
}

export interface StateEntry {
  readonly code: string;
  readonly iso3: string | null;
  readonly name: Readonly<Record<Language, string>>;
  readonly sortName: string;
  /** Regional group of the United Nations; none for those that are no member. */
  readonly group: string | null;
  /** In which of the six languages to write to it, until somebody chooses another. */
  readonly language: Language;
  readonly kind: 'member' | 'observer' | 'non-member' | 'regional-organization';
}

export const contentOperations = {
  'app.describe': { input: z.strictObject({}), output: built<AppDescription>() },
  'preferences.read': { input: z.strictObject({}), output: built<Preferences>() },
  /** What is given is set over what is there, so that two windows that set different things lose nothing. */
  'preferences.write': { input: preferencesShape.partial(), output: built<Preferences>() },

  'content.questionnaire': {
    input: z.strictObject({ instruments: z.array(id).max(5).optional(), edition }),
    output: built<PackedQuestionnaire>(),
  },
  'content.wording': { input: z.strictObject({ language, edition }), output: built<Wording>() },
  'content.states': { input: z.strictObject({}), output: built<readonly StateEntry[]>() },
  'textPacks.load': { input: z.strictObject({ file: fileHandle }), output: built<TextPackSummary>() },
  'textPacks.list': { input: z.strictObject({}), output: built<readonly TextPackSummary[]>() },
  'textPacks.text': {
    input: z.strictObject({ provision: id, language }),
    output: built<{ readonly text: string | null; readonly source: string | null; readonly language: Language | null }>(),
  },
  'textPacks.remove': { input: z.strictObject({ instrument: id, language }), output: built<null>() },
} as const;
