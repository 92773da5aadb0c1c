import { z } from 'zod';
import { id, shortText, stateCode } from '../../answers/record-shapes';
import type { Question } from '../../questionnaire/definition';
import type { Language } from '../../questionnaire/wording';
import { takenDecision } from '../../register/decision-shape';
import type { DueRow, KnownExercise } from '../../register/due';
import { RELEASE_STANDINGS, type RegisterChoices, type RegisterRow } from '../../register/register-query';
import type { StandingRelease } from '../../register/release-book';
import type { SearchHit } from '../../register/search-hits';
import type { SubmittedAnswer, SubmittedEvidence } from '../../submission/submission';
import { built, type OutgoingFile } from './input-shapes';

const VERDICTS = ['whole', 'altered', 'key-unknown', 'key-refused', 'not-for-us', 'incomplete', 'redacted'] as const;
const text = z.string().max(500);

/** One page of the register. */
export interface RegisterPage {
  /** Submissions in the register, and those that pass. */
  readonly total: number;
  readonly matching: number;
  readonly rows: readonly RegisterRow[];
  readonly choices: RegisterChoices;
  /** Files that came and did not enter it. */
  readonly quarantined: number;
}

export interface RegisterHits {
  readonly hits: readonly SearchHit[];
  /** There are more than these. */
  readonly more: boolean;
}

/** What one provision of a submission says. */
export interface RegisteredProvision {
  /** In the order in which they are asked; `question`: absent where the questionnaire that is installed does not ask it. */
  readonly answers: readonly { readonly id: string; readonly question?: Question; readonly answer: SubmittedAnswer }[];
  readonly evidence: Readonly<Record<string, SubmittedEvidence>>;
}

export interface IndexFigures {
  readonly submissions: number;
  readonly words: number;
}

export interface DueOverview {
  readonly exercises: readonly KnownExercise[];
  /** The one asked for, or the latest. */
  readonly exercise?: KnownExercise;
  readonly rows: readonly DueRow[];
  /** In which language each State of the rows is written to. */
  readonly languages: Readonly<Record<string, Language>>;
}

export interface RemindersWritten {
  readonly letters: readonly (OutgoingFile & { readonly state: string; readonly language: Language })[];
  /** All of them in one file; absent where there is one letter or none. */
  readonly archive?: OutgoingFile;
}

export const registerSearchOperations = {
  /** Newest first; `text`: words that must stand together in one provision. Submissions that are not in the index yet are read first. */
  'register.search': {
    input: z.strictObject({
      text: text.optional(),
      state: stateCode.optional(),
      group: shortText.optional(),
      instrument: id.optional(),
      cluster: id.optional(),
      exercise: shortText.optional(),
      place: z.enum(['latest', 'replaced', 'fork', 'predecessor-unknown']).optional(),
      verdict: z.enum(VERDICTS).optional(),
      release: z.enum(RELEASE_STANDINGS).optional(),
      offset: z.number().int().min(0).max(1_000_000).optional(),
      limit: z.number().int().min(1).max(200).optional(),
    }),
    output: built<RegisterPage>(),
  },
  /** Where the words stand in one submission. */
  'register.hits': { input: z.strictObject({ digest: id, text, cluster: id.optional() }), output: built<RegisterHits>() },
  'register.provision': { input: z.strictObject({ digest: id, provision: id }), output: built<RegisteredProvision>() },
  /** What may leave the secretariat of one submission, and where its State has said so. */
  'register.release': { input: z.strictObject({ digest: id }), output: built<StandingRelease>() },
  /** Reads every bundle of the register again. Nothing but the index is written. */
  'register.rebuild': { input: z.strictObject({}), output: built<IndexFigures>() },
  'register.due': { input: z.strictObject({ exercise: shortText.optional() }), output: built<DueOverview>() },
  'register.decide': {
    input: z.strictObject({ decision: takenDecision }),
    output: built<{ readonly decisions: number }>(),
  },
  /** A letter to each State for what has not been received, in its language. Recorded once it is written. */
  'register.remind': {
    input: z.strictObject({
      exercise: shortText,
      states: z.array(stateCode).min(1).max(300),
      format: z.enum(['pdf', 'docx']),
      from: shortText.optional(),
    }),
    output: built<RemindersWritten>(),
  },
} as const;
