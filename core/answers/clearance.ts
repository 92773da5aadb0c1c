import type { Person } from './answer';
import type { Change } from './change';
import type { AssessmentDocument } from './document';

/** How far a provision has come in the State's own review; a provision without a record is a draft. */
const CLEARANCE_STATUSES = ['ready', 'agency-approved', 'cleared'] as const;
export type ClearanceStatus = (typeof CLEARANCE_STATUSES)[number];

/** With the status of a provision that has no record. */
export const REVIEW_STATUSES = ['draft', ...CLEARANCE_STATUSES] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

/** By provision. */
export interface Clearance {
  readonly revision: number;
  readonly status: ClearanceStatus;
  readonly by: Person;
  /** ISO instant. */
  readonly at: string;
}

type Cleared = Pick<AssessmentDocument, 'clearances'>;

export const reviewStatus = ({ clearances }: Cleared, provision: string): ReviewStatus =>
  (Object.hasOwn(clearances, provision) ? clearances[provision]?.status : undefined) ?? 'draft';

/** Answers of a cleared provision stay as they were cleared until somebody reopens it. */
export const isCleared = (document: Cleared, provision: string): boolean => reviewStatus(document, provision) === 'cleared';

/** The provision that asks a question. */
export const provisionOf = (question: string): string => question.slice(0, Math.max(0, question.indexOf('/')));

/**
 * The first cleared provision whose answers the changes would alter. Changes that reopen it with the same step may: then
 * the reopening is recorded beside what is changed.
 */
export function clearedUnder(document: Cleared, changes: readonly Change[]): string | undefined {
  const reopened = new Set(
    changes.flatMap((change) => (change.collection === 'clearances' && change.after?.status !== 'cleared' ? [change.key] : [])),
  );
  return changes
    .filter(({ collection }) => collection === 'answers')
    .map(({ key }) => provisionOf(key))
    .find((provision) => isCleared(document, provision) && !reopened.has(provision));
}

/** How many of these provisions stand where. */
export function reviewCounts(document: Cleared, provisions: readonly string[]): Readonly<Record<ReviewStatus, number>> {
  const counts = { draft: 0, ready: 0, 'agency-approved': 0, cleared: 0 };
  for (const provision of provisions) counts[reviewStatus(document, provision)] += 1;
  return counts;
}
