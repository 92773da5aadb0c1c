import type { Standing, TableRowValue, Texts } from '../answers/answer';
import type { Language } from '../questionnaire/wording';
import type { SubmittedEvidence } from '../submission/submission';
import type { SubmissionClaims } from '../submission/verification';

/** What became of a question or provision from the older submission to the newer one. */
export type ChangeKind = 'unchanged' | 'changed' | 'added' | 'withdrawn' | 'moved';
export const CHANGE_KINDS: readonly ChangeKind[] = ['unchanged', 'changed', 'added', 'withdrawn', 'moved'];

export interface Comparison {
  readonly older: SubmissionClaims & { readonly digest: string };
  readonly newer: SubmissionClaims & { readonly digest: string };
  /** Codes of the instruments that both submissions cover; only these are compared. */
  readonly instruments: readonly string[];
  /** Provisions answered in at least one of the two, in the order of the newer questionnaire; withdrawn ones come last. */
  readonly provisions: readonly ProvisionComparison[];
  /** Counts of provisions. */
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** What each side cites, to show behind the ids in values. */
  readonly evidence: {
    readonly older: Readonly<Record<string, SubmittedEvidence>>;
    readonly newer: Readonly<Record<string, SubmittedEvidence>>;
  };
}

export interface ProvisionComparison {
  readonly provision: string;
  readonly kind: ChangeKind;
  /** Where it stood in the older questionnaire, when moved. */
  readonly from?: string;
  readonly questions: readonly QuestionComparison[];
}

export interface QuestionComparison {
  readonly question: string;
  readonly kind: ChangeKind;
  readonly from?: string;
  readonly older?: ComparedAnswer;
  readonly newer?: ComparedAnswer;
  /** Word-level differences of texts; absent where the value is no text. */
  readonly words?: readonly WordDifference[];
  /** The same for the reasons of "not known" and "not applicable". */
  readonly reasonWords?: readonly WordDifference[];
  /** Of citations: compared by what is cited, not by id. */
  readonly citations?: readonly CitationDifference[];
  /** Of tables: row by row, unchanged rows included. */
  readonly rows?: readonly RowDifference[];
}

export interface ComparedAnswer {
  readonly standing: Standing;
  readonly value?: unknown;
  readonly reason?: string;
  readonly language?: Language;
  readonly texts?: Texts;
}

export interface WordDifference {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

export interface CitationDifference {
  readonly kind: 'same' | 'removed' | 'added';
  readonly evidence: SubmittedEvidence;
}

export interface RowDifference {
  readonly kind: Exclude<ChangeKind, 'moved'>;
  readonly older?: TableRowValue;
  readonly newer?: TableRowValue;
  /** Columns (or years) whose cells differ. */
  readonly columns: readonly string[];
}
