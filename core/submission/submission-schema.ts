import { z } from 'zod';
import {
  answerValue,
  evidence,
  exercise,
  id,
  isoDate,
  language,
  leftOut,
  participation,
  release,
  sha512,
  shortText,
  stateCode,
  text,
  texts,
} from '../answers/record-shapes';
import { membersFitting } from './fits-shape';
import { SUBMISSION_FORMAT, type Submission } from './submission';
import { colonsIn, unambiguousJson } from './unambiguous-json';

/**
 * The shape of `data/submission.json` as it may come from anywhere: every text, list and number bounded, no member
 * beyond those of the format, no key that every object inherits.
 */
const instant = z.iso.datetime();
const count = z.number().int().min(0).max(1_000_000);

/** An answer as it is told outside the State. */
export const submittedAnswer = z.strictObject({
  standing: z.enum(['answered', 'not-known', 'not-applicable']),
  value: answerValue.optional(),
  reason: text.optional(),
  language: language.optional(),
  texts: texts.optional(),
  at: instant,
  origin: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('entered') }),
    z.strictObject({ kind: z.literal('carried-over'), exercise: shortText, submission: shortText.optional() }),
    z.strictObject({ kind: z.literal('reused'), from: id }),
    z.strictObject({ kind: z.literal('merged'), agency: shortText }),
  ]),
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

export const submissionShape = z.strictObject({
  format: z.literal(SUBMISSION_FORMAT),
  state: stateCode,
  exercise,
  instruments: z.array(id).min(1).max(5),
  participation: z.record(id, participation),
  leftOut: leftOut.optional(),
  release: release.optional(),
  practice: z.boolean(),
  assessmentDate: isoDate,
  languages: z.array(language).min(1).max(6),
  number: z.number().int().min(1).max(10_000),
  replaces: sha512.nullable(),
  sealedAt: instant,
  declaration: z.strictObject({ title: shortText.min(1), name: shortText.optional() }),
  questionnaire: z.strictObject({ version: shortText.min(1), sha512 }),
  answers: z.record(id, submittedAnswer),
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

const membersOfFitting = membersFitting(submissionShape);

export type SubmissionReading =
  | { readonly value: Submission }
  /** `newer`: written by a later version of the format, named in `problem`. */
  | { readonly problem: string; readonly newer: boolean };

const FORMAT = /^omnibus-submission\/(\d{1,6})$/;

/** Reads foreign JSON as a submission, or says where it is not one. */
function readSubmission(raw: unknown): SubmissionReading {
  const format = typeof raw === 'object' && raw !== null && 'format' in raw ? raw.format : undefined;
  const version = typeof format === 'string' ? FORMAT.exec(format)?.[1] : undefined;
  if (version !== undefined && Number(version) > 1) return { problem: String(format), newer: true };
  if (membersOfFitting(raw) !== null) return { value: raw as Submission };
  // What is wrong, and where, is said by parsing.
  const parsed = submissionShape.safeParse(raw);
  if (parsed.success) return { value: parsed.data };
  const issue = parsed.error.issues[0];
  return { problem: `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'wrong shape'}`, newer: false };
}

/**
 * The same of text, which must be JSON that every reader understands alike. `written`: what `membersWritten` has counted in it.
 * Where the shape fits, its check has counted what a second look at every object would.
 */
export function readSubmissionText(text: string, written?: number): SubmissionReading {
  const raw = jsonIn(text);
  const members = membersOfFitting(raw);
  if (members !== null && members === (written ?? colonsIn(text))) return { value: raw as Submission };
  return readSubmission(unambiguousJson(text, written));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
