import { z } from 'zod';
import { id } from '../../answers/record-shapes';
import type { Comparison } from '../../comparison/comparison';
import type { PackedQuestionnaire } from '../../questionnaire/packed';
import type { Wording } from '../../questionnaire/wording';
import { built, fileHandle } from './input-shapes';

export interface ComparedSubmissions {
  readonly comparison: Comparison;
  /** The questionnaires that the two carry, to show what was asked. */
  readonly questionnaires: { readonly older: PackedQuestionnaire; readonly newer: PackedQuestionnaire };
  readonly wording: { readonly older: readonly Wording[]; readonly newer: readonly Wording[] };
}

/** A submission of the register, or a bundle from a file. */
const source = z.union([z.strictObject({ digest: id }), z.strictObject({ file: fileHandle })]);

export const comparisonOperations = {
  'comparison.compare': { input: z.strictObject({ older: source, newer: source }), output: built<ComparedSubmissions>() },
} as const;
