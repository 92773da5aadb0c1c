import type { Person } from './answer';

/** How far a provision has come in the State's own review; a provision without a record is a draft. */
export const CLEARANCE_STATUSES = ['ready', 'agency-approved', 'cleared'] as const;
export type ClearanceStatus = (typeof CLEARANCE_STATUSES)[number];

/** By provision. */
export interface Clearance {
  readonly revision: number;
  readonly status: ClearanceStatus;
  readonly by: Person;
  /** ISO instant. */
  readonly at: string;
}
