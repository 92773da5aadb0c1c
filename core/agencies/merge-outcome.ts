import type { Answer } from '../answers/answer';
import type { Comment, Evidence } from '../answers/document';
import type { OfferedAnswer, UnfitAnswer } from '../answers/work-package';

/** A question on which what stands here and what agencies say differ, or agencies among themselves. */
export interface OpenConflict {
  readonly question: string;
  readonly provision: string;
  /** What we say, where we say something: entered, taken over or decided here. `null`: nothing of ours. */
  readonly ours: Answer | null;
  /** Every side that differs from ours or from another, each with its newest word; ordered by agency, then digest. */
  readonly sources: readonly OfferedSource[];
  /** Packages by which somebody was asked back about it and that have not been answered since. */
  readonly askedBack: readonly string[];
}

/** An answer as one side offers it. */
export interface OfferedSource {
  /** Digest of the contribution. */
  readonly contribution: string;
  readonly workPackage: string;
  readonly agency: string;
  readonly number: number;
  readonly answer: OfferedAnswer;
  /** What the answer cites. */
  readonly evidence: Readonly<Record<string, Omit<Evidence, 'revision'>>>;
}

/** An offered answer that does not go in, and is kept with its contribution. */
export interface LeftOutAnswer extends OfferedSource {
  readonly question: string;
  /** `cleared`: its provision is cleared, and nothing touches it. */
  readonly why: UnfitAnswer | 'cleared';
}

/** What follows from a document and the contributions in it. */
export interface MergeOutcome {
  /** Empty where the document says already what follows. */
  readonly writes: readonly MergeWrite[];
  /** Questions whose answer goes in, or is changed by a newer word of its agency. */
  readonly taken: readonly string[];
  /** Questions whose answer came from an agency and is set aside: agencies differ now, or their newer word says nothing. */
  readonly setAside: readonly string[];
  readonly conflicts: readonly OpenConflict[];
  readonly leftOut: readonly LeftOutAnswer[];
}

/** A record as it is to be written, under the next revision; `null`: removed. */
export type MergeWrite =
  | { readonly collection: 'answers'; readonly key: string; readonly content: Omit<Answer, 'revision'> }
  | { readonly collection: 'evidence'; readonly key: string; readonly content: Omit<Evidence, 'revision'> | null }
  | { readonly collection: 'comments'; readonly key: string; readonly content: Omit<Comment, 'revision'> | null };
