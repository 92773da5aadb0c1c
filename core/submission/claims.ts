import { unsteered } from '../answers/unsteered';
import type { ReleasedSubmission } from './release';
import type { Submission } from './submission';
import type { SubmissionClaims } from './verification';

/** What a submission says of itself, without its answers. */
export const claimsOf = (submission: ReleasedSubmission & Pick<Submission, 'release'>): SubmissionClaims => ({
  state: submission.state,
  exercise: submission.exercise.id,
  exerciseTitle: unsteered(submission.exercise.title),
  instruments: submission.instruments,
  number: submission.number,
  replaces: submission.replaces,
  practice: submission.practice,
  sealedAt: submission.sealedAt,
  ...(submission.release && { release: submission.release }),
});
