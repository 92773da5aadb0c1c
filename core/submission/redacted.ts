import { z } from 'zod';
import { evidence, exercise, id, isoDate, language, sha512, shortText, stateCode } from '../answers/record-shapes';
import type { Submission } from './submission';
import { submittedAnswer } from './submission-schema';

/** `data/redacted.json`: a copy for those who may not see everything. It is no submission and never passes for one. */
export const REDACTED_FORMAT = 'omnibus-redacted/1';

/** In the file itself, for whoever reads it without this program. */
export const REDACTED_NOTICE =
  'Redacted copy. This is not a submission: parts were left out, and nobody has signed it. What it was made from is named under "from".';

const count = z.number().int().min(0).max(1_000_000);
const leftOut = z.strictObject({ provisions: count, answers: count, evidence: count, attachments: count, agencies: count });
/** How many of each kind were left out; never which. */
export type LeftOutCounts = z.infer<typeof leftOut>;

const from = z.discriminatedUnion('kind', [
  /** `digest`: what the sealed submission is known by. */
  z.strictObject({ kind: z.literal('submission'), digest: sha512, number: count, sealedAt: z.iso.datetime() }),
  /** `digest`: SHA-512 of the answers and the evidence as they would have been sealed then. */
  z.strictObject({ kind: z.literal('assessment'), digest: sha512, at: z.iso.datetime() }),
]);
export type RedactedFrom = z.infer<typeof from>;

const redacted = z.strictObject({
  format: z.literal(REDACTED_FORMAT),
  notice: z.literal(REDACTED_NOTICE),
  from,
  made: z.iso.datetime(),
  leftOut,
  state: stateCode,
  exercise,
  instruments: z.array(id).min(1).max(5),
  practice: z.boolean(),
  assessmentDate: isoDate,
  languages: z.array(language).min(1).max(6),
  questionnaire: z.strictObject({ version: shortText, sha512 }),
  answers: z.record(id, submittedAnswer),
  evidence: z.record(id, evidence),
  generator: z.strictObject({ name: shortText, version: shortText }),
});

export interface RedactedCopy extends Pick<
  Submission,
  | 'state'
  | 'exercise'
  | 'instruments'
  | 'practice'
  | 'assessmentDate'
  | 'languages'
  | 'questionnaire'
  | 'answers'
  | 'evidence'
  | 'generator'
> {
  readonly format: typeof REDACTED_FORMAT;
  readonly notice: typeof REDACTED_NOTICE;
  readonly from: RedactedFrom;
  /** ISO instant. */
  readonly made: string;
  readonly leftOut: LeftOutCounts;
}

/** Reads foreign JSON as a redacted copy, or says where it is not one. */
export function readRedacted(raw: unknown): { readonly value: RedactedCopy } | { readonly problem: string } {
  const parsed = redacted.safeParse(raw);
  if (parsed.success) return { value: parsed.data };
  const issue = parsed.error.issues[0];
  return { problem: `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'wrong shape'}` };
}
