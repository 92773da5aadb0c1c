import type { Standing } from '../answers/answer';
import type { SubmissionClaims } from '../submission/verification';

/** What became of a question or provision from the older submission to the newer one. */
export type ChangeKind = 'unchanged' | 'changed' | 'added' | 'withdrawn' | 'moved';

export interface Comparison {
  readonly older: SubmissionClaims & { readonly digest: string };
  readonly newer: SubmissionClaims & { readonly digest: string };
  readonly provisions: readonly ProvisionComparison[];
  readonly counts: Readonly<Record<ChangeKind, number>>;
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
}

export interface ComparedAnswer {
  readonly standing: Standing;
  readonly value?: unknown;
  readonly reason?: string;
}

export interface WordDifference {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}
