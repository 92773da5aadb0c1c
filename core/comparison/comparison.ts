import type { Standing, TableRowValue, Texts } from '../answers/answer';
import type { Fate } from '../answers/earlier-answer';
import type { Language } from '../questionnaire/wording';
import type { SubmittedEvidence } from '../submission/submission';
import type { EvidencePart } from './content';
import type { SubmissionClaims } from '../submission/verification';

/** What became of a question or provision from the older submission to the newer one. */
export type ChangeKind = 'unchanged' | 'changed' | 'added' | 'withdrawn' | 'moved';
export const CHANGE_KINDS: readonly ChangeKind[] = ['unchanged', 'changed', 'added', 'withdrawn', 'moved'];

/** What became of what was asked: `same`, or how the newer questionnaire took it over, dropped it or added it. */
export type Became = Fate | 'new';
export const BECAME: readonly Became[] = ['same', 'reworded', 'moved', 'split', 'merged', 'retired', 'new'];

export interface Comparison {
  readonly older: SubmissionClaims & { readonly digest: string };
  readonly newer: SubmissionClaims & { readonly digest: string };
  /** Codes of the instruments that both submissions cover; only these are compared. */
  readonly instruments: readonly string[];
  /** What became of the questions themselves: read before any answer. */
  readonly lineage: ComparedLineage;
  /** Provisions answered in at least one of the two, in the order of the newer questionnaire; withdrawn ones come last. */
  readonly provisions: readonly ProvisionComparison[];
  /** Counts of provisions. */
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** What each side cites, to show behind the ids in values. */
  readonly evidence: {
    readonly older: Readonly<Record<string, SubmittedEvidence>>;
    readonly newer: Readonly<Record<string, SubmittedEvidence>>;
  };
  /** What is cited for the compared instruments, with its files: by content, never by opening them. */
  readonly sources: readonly SourceDifference[];
}

export interface ComparedLineage {
  /** Questions of the compared instruments; a retired one counts where it was asked, any other where it is asked. */
  readonly counts: Readonly<Record<Became, number>>;
  /** All that is not the same, questions in the same words together. */
  readonly groups: readonly LineageGroup[];
}

export interface LineageGroup {
  readonly became: Exclude<Became, 'same'>;
  /** Ids then and now; none then: new, none now: retired. */
  readonly questions: readonly { readonly from: readonly string[]; readonly to: readonly string[] }[];
}

export interface SourceDifference {
  readonly kind: 'same' | 'changed' | 'removed' | 'added';
  readonly older?: SubmittedEvidence;
  readonly newer?: SubmittedEvidence;
  /** Members that say something else, `attachment` apart. */
  readonly parts: readonly EvidencePart[];
  /**
   * What became of its file, by SHA-512; absent where neither has one. `renamed`: the same bytes under another name; `under-same-name`:
   * other bytes where the name would make one think of the same file.
   */
  readonly file?: 'same' | 'renamed' | 'replaced' | 'under-same-name' | 'removed' | 'added';
  /** Provisions at which it is cited, in the newer submission or, where it is gone, in the older one. */
  readonly provisions: readonly string[];
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
  /** What became of the question; absent: it is asked as it was. */
  readonly became?: Exclude<Became, 'same'>;
  readonly older?: ComparedAnswer;
  readonly newer?: ComparedAnswer;
  /** Word-level differences of texts; absent where the value is no text. */
  readonly words?: readonly WordDifference[];
  /** The same for what both say in a further language. */
  readonly furtherWords?: Readonly<Partial<Record<Language, readonly WordDifference[]>>>;
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
  /** Of what was removed and added: the texts have too little in common to be compared further, and whole stretches stand as replaced. */
  readonly coarse?: true;
}

/** `changed`: both call it the same, and say something else of it in what its name does not show. */
export type CitationDifference =
  | { readonly kind: 'same' | 'removed' | 'added'; readonly evidence: SubmittedEvidence }
  | {
      readonly kind: 'changed';
      readonly older: SubmittedEvidence;
      readonly newer: SubmittedEvidence;
      readonly parts: readonly CitedPart[];
    };

/** What a source says of itself beside its name. */
export type CitedPart = EvidencePart | 'attachment';

export interface RowDifference {
  readonly kind: Exclude<ChangeKind, 'moved'>;
  readonly older?: TableRowValue;
  readonly newer?: TableRowValue;
  /** Columns (or years) whose cells differ. */
  readonly columns: readonly string[];
  /** Word-level differences of texts, by column. */
  readonly words?: Readonly<Record<string, readonly WordDifference[]>>;
}
