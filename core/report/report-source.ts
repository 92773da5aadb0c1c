import type { Person } from '../answers/answer';
import type { Release } from '../answers/release';
import type { Questionnaire } from '../questionnaire/definition';
import type { Language } from '../questionnaire/wording';
import type { RedactedCopy } from '../submission/redacted';
import type { Submission, SubmittedAnswer } from '../submission/submission';
import type { Verdict } from '../submission/verification';

/** `released`: only what its State has released; `internal`: the whole, for the review itself, and every page says so. */
export type Leaving = 'released' | 'internal';

export const REPORT_KINDS = ['full', 'summary', 'gaps', 'agency', 'blank'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export const REPORT_FORMATS = ['pdf', 'docx', 'html', 'xlsx', 'csv'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What a document is made of: what a submission says, whether it was sealed or is still a draft. */
export interface ReportSource extends Pick<
  Submission,
  | 'state'
  | 'exercise'
  | 'instruments'
  | 'participation'
  | 'leftOut'
  | 'practice'
  | 'assessmentDate'
  | 'evidence'
  | 'provisions'
  | 'findings'
> {
  readonly questionnaire: Questionnaire;
  /** In the language of the document. */
  readonly stateName: string;
  readonly answers: Readonly<Record<string, ReportAnswer>>;
  /** Absent: a draft, or a redacted copy. */
  readonly sealed?: SealedFacts;
  /** ISO instant at which the document is made. */
  readonly madeAt: string;
  /** What each agency was asked to do; a submission does not tell. */
  readonly workPackages: readonly { readonly agency: string; readonly provisions: readonly string[] }[];
  /** Answers of an earlier exercise that nobody has confirmed: they are not in it. Only of a draft. */
  readonly waiting?: number;
  /** What the State says of it, so that what is confidential is marked. */
  readonly release?: Release;
  /** How it stands with what leaves the secretariat: only what was released, or the whole, which stays inside. Absent: the State's own. */
  readonly leaving?: Leaving;
  /** Some of it was left out of this copy, and nobody has signed it. */
  readonly redacted?: Pick<RedactedCopy, 'from' | 'made' | 'leftOut'>;
}

export interface ReportAnswer extends SubmittedAnswer {
  /** Only where officials' names are wanted and known. */
  readonly by?: Person;
}

export interface SealedFacts extends Pick<Submission, 'number' | 'replaces' | 'sealedAt' | 'declaration'> {
  /** Of the tag manifest: what the submission is known by. */
  readonly digest: string;
  /** SHA-512 of `data/submission.json`, lower-case hex. */
  readonly contentDigest: string;
  readonly verdict: Verdict;
}

export interface ReportOptions {
  readonly kind: ReportKind;
  readonly language: Language;
  /** Whose part; needed for `agency`. */
  readonly agency?: string;
  /** Codes; absent: every instrument of the assessment. */
  readonly instruments?: readonly string[];
  /** Say which agency gave an answer. */
  readonly credits: boolean;
  /** Say which official gave an answer, and who cleared the submission. */
  readonly names: boolean;
}
