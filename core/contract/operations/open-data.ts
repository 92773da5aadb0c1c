import { z } from 'zod';
import { id, shortText } from '../../answers/record-shapes';
import { built, type OutgoingFile } from './input-shapes';

const filter = {
  /** Absent: all. */
  exercises: z.array(shortText.min(1)).min(1).max(200).optional(),
  instruments: z.array(id).min(1).max(20).optional(),
};

/** How many submissions go in, and why others do not. Practice submissions are not counted at all. */
export interface OpenDataPreview {
  readonly submissions: number;
  readonly states: number;
  readonly notReleased: number;
  /** A later revision stands in their place. */
  readonly replaced: number;
  /** Several claim to be the latest: nobody has said which counts. */
  readonly undecided: number;
  readonly exercises: readonly { readonly id: string; readonly title: string }[];
  readonly instruments: readonly string[];
}

/** What States have released, for everybody: CSV and JSON with a codebook. */
export const openDataOperations = {
  'openData.preview': { input: z.strictObject(filter), output: built<OpenDataPreview>() },
  /** A ZIP archive. Can be cancelled; progress counts submissions. Throws `file-missing` or `file-unreadable` where a bundle was taken away or altered. */
  'openData.write': {
    input: z.strictObject(filter),
    output: built<OutgoingFile & { readonly submissions: number; readonly states: number; readonly answers: number }>(),
  },
} as const;
