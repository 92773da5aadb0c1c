import { z } from 'zod';
import { REVIEW_STATUSES } from '../../answers/clearance';
import { id } from '../../answers/record-shapes';
import type { Saved } from './assessments';
import { base, built, person } from './input-shapes';

/** The State's own review: how far each provision has come. */
export const clearanceOperations = {
  /**
   * One status for one provision or many: one line of the history and one step of undo. A cleared provision only gets
   * another status with `reopen`; otherwise nothing is changed, and the stop names it.
   */
  'clearance.set': {
    input: z.strictObject({
      assessment: id,
      provisions: z
        .array(z.strictObject({ provision: id, base }))
        .min(1)
        .max(2_000),
      status: z.enum(REVIEW_STATUSES),
      reopen: z.boolean().optional(),
      by: person,
    }),
    output: built<Saved>(),
  },
} as const;
