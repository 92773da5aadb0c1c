import { z } from 'zod';
import { isIsoDate } from '../answers/iso-date';
import { isPlainFileName } from '../answers/plain-file-name';
import { EVIDENCE_KINDS } from '../questionnaire/definition';
import { LANGUAGES } from '../questionnaire/wording';
import { SUBMISSION_FORMAT, type Submission } from './submission';

/**
 * The shape of `data/submission.json` as it may come from anywhere: every text, list and number bounded, no member
 * beyond those of the format, no key that every object inherits.
 */
const id = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !(text in {}), 'not usable as an id');
const text = z.string().max(100_000);
const shortText = z.string().max(1_000);
const isoDate = z.string().refine(isIsoDate, 'no such day');
const instant = z.iso.datetime();
const sha512 = z.string().regex(/^[0-9a-f]{128}$/);
const count = z.number().int().min(0).max(1_000_000);

const cell = z.union([text, z.number(), z.array(id).max(1_000), z.strictObject({ notAvailable: z.literal(true) })]);
const table = z.strictObject({
  years: z.array(z.number().int().min(1900).max(2200)).max(100).optional(),
  rows: z.array(z.strictObject({ id, cells: z.record(id, cell) })).max(5_000),
});
const answer = z.strictObject({
  standing: z.enum(['answered', 'not-known', 'not-applicable']),
  value: z.union([text, z.number(), z.array(id).max(1_000), table]).optional(),
  reason: text.optional(),
  at: instant,
  origin: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('entered') }),
    z.strictObject({ kind: z.literal('carried-over'), exercise: shortText, submission: shortText.optional() }),
    z.strictObject({ kind: z.literal('reused'), from: id }),
    z.strictObject({ kind: z.literal('merged'), agency: shortText }),
  ]),
});

const evidence = z.strictObject({
  kind: z.enum(EVIDENCE_KINDS),
  title: shortText,
  reference: shortText.optional(),
  adopted: isoDate.optional(),
  inForce: isoDate.optional(),
  stage: z.enum(['in-force', 'adopted', 'bill', 'repealed']).optional(),
  date: isoDate.optional(),
  court: shortText.optional(),
  outcome: text.optional(),
  link: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
  language: shortText.optional(),
  summary: text.optional(),
  attachment: z
    .strictObject({
      sha512,
      name: z.string().min(1).max(255).refine(isPlainFileName, 'not a plain file name'),
      bytes: z.number().int().min(0),
      mediaType: shortText,
    })
    .optional(),
});

const participation = z.strictObject({
  standing: z.enum(['party', 'signatory', 'none']),
  signed: isoDate.optional(),
  act: z.enum(['ratification', 'acceptance', 'approval', 'accession', 'succession']).optional(),
  deposited: isoDate.optional(),
  inForce: isoDate.optional(),
  denunciationReceived: isoDate.optional(),
  declarations: text.optional(),
  reservations: text.optional(),
});

const completeness = z.strictObject({
  provisions: count,
  open: count,
  begun: count,
  needs: count,
  complete: count,
  notKnown: count,
  notApplicable: count,
  missingCitation: count,
  asked: count,
  answered: count,
});

const submission = z.strictObject({
  format: z.literal(SUBMISSION_FORMAT),
  state: z.string().regex(/^[A-Z]{2}$/),
  exercise: z.strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
    title: shortText.min(1),
    mechanism: z.enum(['untoc-review', 'uncac-review', 'self-assessment']),
    period: shortText.optional(),
    deadline: isoDate.optional(),
  }),
  instruments: z.array(id).min(1).max(5),
  participation: z.record(id, participation),
  practice: z.boolean(),
  assessmentDate: isoDate,
  languages: z.array(z.enum(LANGUAGES)).min(1).max(6),
  number: z.number().int().min(1).max(10_000),
  replaces: sha512.nullable(),
  sealedAt: instant,
  declaration: z.strictObject({ title: shortText.min(1), name: shortText.optional() }),
  questionnaire: z.strictObject({ version: shortText.min(1), sha512 }),
  answers: z.record(id, answer),
  evidence: z.record(id, evidence),
  provisions: z.record(
    id,
    z.strictObject({ progress: z.enum(['open', 'begun', 'needs', 'complete', 'not-known', 'not-applicable']), gap: z.boolean() }),
  ),
  completeness,
  findings: z
    .array(
      z.strictObject({
        key: z.string().min(1).max(500),
        rule: id,
        case: id,
        level: z.enum(['E', 'W', 'I']),
        at: id,
        involves: z.array(id).max(1_000),
        explanation: text.optional(),
      }),
    )
    .max(50_000),
  signatures: z
    .array(z.string().regex(/^[a-z][a-z0-9-]{0,31}$/))
    .min(1)
    .max(8),
  generator: z.strictObject({ name: shortText, version: shortText }),
});

export type SubmissionReading =
  | { readonly value: Submission }
  /** `newer`: written by a later version of the format, named in `problem`. */
  | { readonly problem: string; readonly newer: boolean };

const FORMAT = /^omnibus-submission\/(\d{1,6})$/;

/** Reads foreign JSON as a submission, or says where it is not one. */
export function readSubmission(raw: unknown): SubmissionReading {
  const format = typeof raw === 'object' && raw !== null && 'format' in raw ? raw.format : undefined;
  const version = typeof format === 'string' ? FORMAT.exec(format)?.[1] : undefined;
  if (version !== undefined && Number(version) > 1) return { problem: String(format), newer: true };
  const parsed = submission.safeParse(raw);
  if (parsed.success) return { value: parsed.data };
  const issue = parsed.error.issues[0];
  return { problem: `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'wrong shape'}`, newer: false };
}
