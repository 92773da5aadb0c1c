import type { Language } from '../questionnaire/wording';
import type { ObservationHeading, ReviewedSubmission, ReviewParty, Trace } from './statement';

/** What the statements of a review come to. */
export interface ReviewState {
  readonly state: string;
  readonly instrument: string;
  readonly exercise: { readonly id: string; readonly title: string };
  readonly practice: boolean;
  readonly openedAt: string;
  /** In the order in which they were named. */
  readonly reviewers: readonly { readonly state: string; readonly party: boolean }[];
  /** What is lacking before the review can go on; null when nothing is. */
  readonly reviewersProblem: ReviewersProblem | null;
  readonly submissions: readonly ReviewedSubmission[];
  /** By heading, then by when first drafted. */
  readonly observations: readonly ObservationState[];
  /** By due date, then by when asked. */
  readonly requests: readonly RequestState[];
}

/** `too-few`: two States review each instrument. `too-few-parties`: two of them are to be Parties to it. */
export type ReviewersProblem = 'too-few' | 'too-few-parties';

export interface Draft {
  /** Id of the statement, which names these exact words. */
  readonly id: string;
  readonly by: ReviewParty;
  readonly at: string;
  readonly heading: ObservationHeading;
  readonly text: string;
  readonly language: Language;
  readonly traces: readonly Trace[];
  readonly agreedBy: readonly ReviewParty[];
  readonly signed: boolean;
  /** This very draft was agreed by everybody whose agreement it took. */
  readonly agreed: boolean;
  /** A later text that was agreed too takes the place of this one. */
  readonly followed: boolean;
}

/**
 * `agreed-texts`: several texts were agreed, and none takes the place of the others. `agreements`: parties have agreed to different
 * drafts, and all of them to none.
 */
export type ObservationConflict = 'agreed-texts' | 'agreements';

export interface ObservationState {
  readonly observation: string;
  readonly heading: ObservationHeading;
  /** Drafts that no other has taken the place of. More than one: written apart, and to be put together by a further draft. */
  readonly drafts: readonly Draft[];
  /** Every text that was agreed, oldest first. None ever leaves this list: a later one stands beside it. */
  readonly agreed: readonly Draft[];
  /** Drafts whose place another has taken, and that were not agreed; oldest first. */
  readonly earlier: readonly Draft[];
  readonly withdrawn: { readonly by: ReviewParty; readonly at: string } | null;
  /** What the parties have yet to settle among themselves; nothing settles it for them. */
  readonly conflict: ObservationConflict | null;
}

export interface RequestState {
  /** Id of the statement that asks. */
  readonly request: string;
  readonly by: ReviewParty;
  readonly at: string;
  readonly text: string;
  readonly language: Language;
  readonly traces: readonly Trace[];
  /** ISO date. */
  readonly due: string;
  readonly signed: boolean;
  /** Oldest first. */
  readonly replies: readonly ReplyState[];
  readonly closed: { readonly by: ReviewParty; readonly at: string; readonly outcome: 'satisfied' | 'withdrawn' } | null;
}

export interface ReplyState {
  readonly id: string;
  readonly at: string;
  readonly text: string;
  readonly language: Language;
  readonly signed: boolean;
}

/** Still to be answered by the State under review, and the day has passed. `today`: ISO date. */
export const isOverdue = ({ due, replies, closed }: RequestState, today: string): boolean =>
  closed === null && replies.length === 0 && due < today;
