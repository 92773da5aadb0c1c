import type { AnswerValue, Origin, Standing, Texts } from '../answers/answer';
import type { Evidence, Exercise, LeftOut, Participation } from '../answers/document';
import type { Release } from '../answers/release';
import type { Completeness, Finding, ProvisionProgress } from '../engine/live-assessment';
import type { Language } from '../questionnaire/wording';

/** `data/submission.json` of a bundle: built from an allow-list, so that nothing internal can slip through. */
export const SUBMISSION_FORMAT = 'omnibus-submission/1';

export interface Submission {
  readonly format: typeof SUBMISSION_FORMAT;
  readonly state: string;
  readonly exercise: Exercise;
  readonly instruments: readonly string[];
  readonly participation: Readonly<Record<string, Participation>>;
  /** Parts of the instruments that were not asked. */
  readonly leftOut?: LeftOut;
  /** What of it may leave the secretariat; absent: the State has said nothing, so nothing is released. */
  readonly release?: Release;
  readonly practice: boolean;
  readonly assessmentDate: string;
  readonly languages: readonly Language[];
  /** 1 for the first submission of a State in an exercise, then 2, 3, … */
  readonly number: number;
  /** Digest of the submission that this one replaces. */
  readonly replaces: string | null;
  readonly sealedAt: string;
  /** Who cleared it; the name only where the State chose to show it. */
  readonly declaration: { readonly title: string; readonly name?: string };
  /** SHA-512 of `data/questionnaire.json`, which the bundle carries. */
  readonly questionnaire: { readonly version: string; readonly sha512: string };
  readonly answers: Readonly<Record<string, SubmittedAnswer>>;
  /** Only evidence that a submitted answer cites. */
  readonly evidence: Readonly<Record<string, SubmittedEvidence>>;
  readonly provisions: Readonly<Record<string, { readonly progress: ProvisionProgress; readonly gap: boolean }>>;
  readonly completeness: Completeness;
  readonly findings: readonly SubmittedFinding[];
  /** Slots that must be signed, e.g. `state`. */
  readonly signatures: readonly string[];
  readonly generator: { readonly name: string; readonly version: string };
}

export interface SubmittedAnswer {
  readonly standing: Exclude<Standing, 'unanswered'>;
  readonly value?: AnswerValue;
  readonly reason?: string;
  /** Language of its words, and the same text in further languages. */
  readonly language?: Language;
  readonly texts?: Texts;
  readonly at: string;
  readonly origin: Origin;
}

export type SubmittedEvidence = Omit<Evidence, 'revision'>;

export interface SubmittedFinding extends Pick<Finding, 'key' | 'rule' | 'case' | 'level' | 'at' | 'involves'> {
  readonly explanation?: string;
}
