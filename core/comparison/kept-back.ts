import { confidentialBy } from '../answers/release';
import { provisionOf } from '../answers/clearance';
import { claimsOf } from '../submission/claims';
import { mayLeave, type ReleaseHere } from '../submission/release';
import type { SubmissionClaims } from '../submission/verification';
import type { ComparedSubmission } from './compare';

/** A submission that stands in a view of the whole, and that may leave the secretariat only in part or not at all. */
export interface KeptBack {
  readonly digest: string;
  readonly claims: SubmissionClaims;
  /** Its State has not released it; otherwise only what is `confidential` stays. */
  readonly all: boolean;
  /** The State's marks under which something is shown here; sorted. */
  readonly confidential: readonly string[];
}

/** What is kept back of one submission as far as provisions are `shown`; empty where all that is shown of it may leave. */
export function keptBack(
  { digest, submission }: Pick<ComparedSubmission, 'digest' | 'submission'>,
  release: ReleaseHere,
  shown: (provision: string) => boolean,
): readonly KeptBack[] {
  const answered = [...new Set(Object.keys(submission.answers).map(provisionOf))].filter(shown);
  const all = answered.length > 0 && !mayLeave(submission, release);
  const confidential = [...new Set(answered.flatMap((provision) => confidentialBy(release, provision) ?? []))].sort();
  return all || confidential.length > 0 ? [{ digest, claims: claimsOf(submission), all, confidential }] : [];
}
