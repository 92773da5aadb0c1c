import type { SubmittedEvidence } from '../submission/submission';
import type { SubmissionClaims } from '../submission/verification';
import { claimsOf } from '../submission/claims';
import { compareSubmissions, shownAnswer, type ComparedSubmission } from './compare';
import type { ComparedAnswer, Comparison } from './comparison';
import { trendOf, type Trend } from './trend';

/** Several submissions of one State in the order of time: each beside the one before it, and the last beside the first. */
export interface Series {
  readonly submissions: readonly SeriesSubmission[];
  /** One fewer than submissions. */
  readonly steps: readonly Comparison[];
  /** The last beside the first; absent of two, where it is the only step. */
  readonly whole?: Comparison;
  readonly trend: Trend;
}

export interface SeriesSubmission {
  readonly claims: SubmissionClaims;
  readonly digest: string;
  readonly answers: Readonly<Record<string, ComparedAnswer>>;
  readonly evidence: Readonly<Record<string, SubmittedEvidence>>;
}

/** By when they were sealed, then by number: the order in which a State said it. */
export const inTime = <T extends Pick<ComparedSubmission, 'submission'>>(submissions: readonly T[]): readonly T[] =>
  [...submissions].sort(
    ({ submission: one }, { submission: other }) =>
      (one.sealedAt < other.sealedAt ? -1 : one.sealedAt > other.sealedAt ? 1 : 0) || one.number - other.number,
  );

/** Why they cannot be set in a row; `null`: they can. */
export function obstacleToSeries(
  submissions: readonly ComparedSubmission[],
): 'other-state' | 'practice-and-real' | 'no-common-instrument' | 'twice-the-same' | null {
  const [first] = submissions;
  if (submissions.some(({ submission }) => submission.state !== first?.submission.state)) return 'other-state';
  if (submissions.some(({ submission }) => submission.practice !== first?.submission.practice)) return 'practice-and-real';
  if (new Set(submissions.map(({ digest }) => digest)).size < submissions.length) return 'twice-the-same';
  const codes = submissions.flatMap(({ submission }) => submission.instruments);
  return new Set(codes).size === codes.length ? 'no-common-instrument' : null;
}

export function compareSeries(given: readonly ComparedSubmission[]): Series {
  const submissions = inTime(given);
  const steps = submissions.slice(1).map((newer, place) => compareSubmissions(submissions[place]!, newer));
  const [first, last] = [submissions[0], submissions.at(-1)];
  return {
    submissions: submissions.map(({ submission, digest }) => ({
      claims: claimsOf(submission),
      digest,
      answers: Object.fromEntries(Object.entries(submission.answers).map(([id, answer]) => [id, shownAnswer(answer)])),
      evidence: submission.evidence,
    })),
    steps,
    ...(first && last && submissions.length > 2 && { whole: compareSubmissions(first, last) }),
    trend: trendOf(submissions, steps),
  };
}
