import { z } from 'zod';
import { id } from '../../answers/record-shapes';
import { MOST_CONFIDENTIAL } from '../../answers/release';
import type { Saved } from './assessments';
import { built, person } from './input-shapes';

const provisions = z.array(id).max(MOST_CONFIDENTIAL).optional();

/** What may leave the secretariat of a submission: the State's own decision, sealed with the rest. */
export const releaseOperations = {
  /**
   * Changes what is named, and leaves the rest as it stands: whether it is released, and marks set on provisions or taken away.
   * One line of the history and one step of undo. Throws `commissioned` in an agency's part, `not-found` for a provision that is not asked.
   */
  'release.set': {
    input: z.strictObject({ assessment: id, released: z.boolean().optional(), mark: provisions, unmark: provisions, by: person }),
    output: built<Saved>(),
  },
} as const;
