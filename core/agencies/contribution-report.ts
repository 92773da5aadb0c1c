import type { Person } from '../answers/answer';

/**
 * What became of a file that claims to be a contribution. A sentence for each is `contributionVerdict.<verdict>` in the
 * interface strings. Only `new`, `newer` and `older` are kept by a merge; the others change nothing.
 */
export const CONTRIBUTION_VERDICTS = [
  'new', // the first of its source
  'newer', // takes the place of an earlier one of its source
  'older', // a newer one of its source is here already: it is kept, and nothing of it goes in
  'duplicate', // this very contribution is here already
  'other-assessment', // of a package that this assessment has not written
  'withdrawn', // of a package that was withdrawn
  'altered', // content or signature is not as the agency wrote it
  'newer-format', // written by a later version of the program than this one
  'not-a-contribution',
] as const;
export type ContributionVerdict = (typeof CONTRIBUTION_VERDICTS)[number];

/** What is said besides; a sentence for each is `contributionNote.<code>`. */
export const CONTRIBUTION_NOTES = [
  'questionnaire-older', // answered under the questionnaire of the package; ours has moved on
  'questionnaire-newer', // answered with a newer program than this one
  'questionnaire-other', // answered under another questionnaire
  'worked-on-apart', // another one of the same package came from another copy; both count
  'comes-after-due', // written after the due date
  'comments-left-out', // some of its comments are about what the agency was not asked for
] as const;
export type ContributionNote = (typeof CONTRIBUTION_NOTES)[number];

export interface ContributionReport {
  readonly fileName: string;
  readonly verdict: ContributionVerdict;
  readonly notes: readonly ContributionNote[];
  /** What is wrong with the file, where something is: a code of `verification.<code>` or a place, for whoever looks closer. */
  readonly problem?: string;
  /** Of a contribution whose signature is right. */
  readonly digest?: string;
  readonly workPackage?: string;
  readonly agency?: string;
  readonly number?: number;
  readonly by?: Person;
  /** ISO instant. */
  readonly writtenAt?: string;
  /** Answers, evidence and comments in it. */
  readonly counts?: { readonly answers: number; readonly evidence: number; readonly comments: number };
}
