import type { Answer } from '../answers/answer';
import type { Change } from '../answers/change';
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
  /** With evidence under the ids of this assessment's register, as far as it has it. */
  readonly answer: OfferedAnswer;
}

/** An offered answer that does not go in, and is kept with its contribution. */
export interface LeftOutAnswer extends OfferedSource {
  readonly question: string;
  /** `cleared`: its provision is cleared, and nothing touches it. `withdrawn`: so was the package, before this came. */
  readonly why: UnfitAnswer | 'cleared';
}

/** What follows from a document and the contributions in it. */
export interface MergeOutcome {
  /** Answers, evidence and comments only; empty where the document says already what follows. */
  readonly changes: readonly Change[];
  /** Questions whose answer goes in, or is changed by a newer word of its agency. */
  readonly taken: readonly string[];
  /** Questions whose answer came from an agency and is set aside: agencies differ now, or their newer word says nothing. */
  readonly setAside: readonly string[];
  readonly conflicts: readonly OpenConflict[];
  readonly leftOut: readonly LeftOutAnswer[];
}
