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
  sha512,
  shortText,
  stateCode,
  text,
  texts,
} from '#core/answers/record-shapes';

/** `data/work-package.json` of a work package, and `data/contribution.json` of a contribution: as they may come from anywhere. */
export const PACKAGE_FORMAT = 'omnibus-work-package/1';
export const CONTRIBUTION_FORMAT = 'omnibus-contribution/1';
export const PACKAGE_DOCUMENT = 'data/work-package.json';
export const CONTRIBUTION_DOCUMENT = 'data/contribution.json';
/** Slots of their signatures: by the package's own key, and by the State's key. */
export const PACKAGE_SLOT = 'package';
export const STATE_SLOT = 'state';
export const AGENCY_SLOT = 'agency';

const instant = z.iso.datetime();
const person = z.strictObject({ name: shortText, role: shortText });
const generator = z.strictObject({ name: shortText, version: shortText });
const instrumentCode = z.string().regex(/^[A-Z][A-Z0-9-]{1,19}$/);
/** Ids that the program makes; they become names of records. */
const madeId = z.string().regex(/^[A-Za-z0-9_-]{1,100}$/);

/** A record with a bounded number of members. */
const bounded = <T extends z.ZodType>(value: T, most: number) =>
  z.record(id, value).refine((record) => Object.keys(record).length <= most, `more than ${most}`);

const MOST_ANSWERS = 20_000;
const MOST_EVIDENCE = 5_000;

/** Whose an answer was before; what only the sender can look up is not in it. */
const origin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('entered') }),
  z.strictObject({ kind: z.literal('carried-over'), exercise: shortText, submission: shortText.optional() }),
  z.strictObject({ kind: z.literal('reused'), from: id }),
  z.strictObject({ kind: z.literal('merged'), agency: shortText }),
]);

const answer = {
  standing: z.enum(['answered', 'not-known', 'not-applicable']),
  value: answerValue.optional(),
  reason: text.optional(),
  language: language.optional(),
  texts: texts.optional(),
  by: person,
  at: instant,
  origin,
};

const asks = z.array(z.strictObject({ about: id, text: shortText.min(1) })).max(200);

export const workPackageFile = z.strictObject({
  format: z.literal(PACKAGE_FORMAT),
  id: madeId,
  commission: madeId,
  agency: shortText.min(1),
  language,
  instructions: text,
  due: isoDate.optional(),
  asks: asks.optional(),
  provisions: z.array(id).min(1).max(2_000),
  by: person,
  at: instant,
  /** Version of the questionnaire for these instruments. */
  questionnaire: shortText.min(1),
  settings: z.strictObject({
    state: stateCode,
    exercise,
    instruments: z.array(instrumentCode).min(1).max(5),
    participation: z.record(instrumentCode, participation),
    leftOut: leftOut.optional(),
    practice: z.boolean(),
    assessmentDate: isoDate,
  }),
  /** What is answered already, where that goes along. */
  answers: bounded(z.strictObject({ ...answer, confirmed: z.boolean() }), MOST_ANSWERS),
  evidence: bounded(evidence, MOST_EVIDENCE),
  /** The private key of this package, PKCS #8 DER in base64. */
  signingKey: z.string().regex(/^[A-Za-z0-9+/]{40,200}={0,2}$/),
  /** The enrolment card of the key in the slot `state`, as its file has it. */
  card: z.strictObject({ card: z.string().max(8_000), signature: z.string().max(4_000) }).optional(),
  generator,
});
export type WorkPackageFile = z.infer<typeof workPackageFile>;

export const contributionFile = z.strictObject({
  format: z.literal(CONTRIBUTION_FORMAT),
  workPackage: madeId,
  commission: madeId,
  /** Names the agency's assessment, and nothing else of it. */
  source: madeId,
  number: z.number().int().min(1).max(1_000_000),
  replaces: z.array(sha512).max(1_000),
  at: instant,
  by: person,
  questionnaire: shortText.min(1),
  /** `asked`: fingerprint of the question as the agency saw it. */
  answers: bounded(z.strictObject({ ...answer, asked: z.string().regex(/^[0-9a-f]{64}$/) }), MOST_ANSWERS),
  evidence: bounded(evidence, MOST_EVIDENCE),
  comments: bounded(z.strictObject({ about: id, text, by: person, at: instant }), 1_000),
  generator,
});
export type ContributionFile = z.infer<typeof contributionFile>;

/** Why JSON is not of the format: a place and a problem; `newer`: a later version of it. */
export type FileReading<T> = { readonly value: T } | { readonly problem: string; readonly newer: boolean };

export const readWorkPackageFile = (raw: unknown): FileReading<WorkPackageFile> => read(raw, workPackageFile, PACKAGE_FORMAT);
export const readContributionFile = (raw: unknown): FileReading<ContributionFile> => read(raw, contributionFile, CONTRIBUTION_FORMAT);

function read<T>(raw: unknown, schema: z.ZodType<T>, format: string): FileReading<T> {
  const found = typeof raw === 'object' && raw !== null && 'format' in raw ? raw.format : undefined;
  const [name, version] = format.split('/');
  const given = typeof found === 'string' ? found.split('/') : [];
  if (given.length === 2 && given[0] === name && /^\d{1,6}$/.test(given[1] ?? '') && Number(given[1]) > Number(version))
    return { problem: String(found), newer: true };
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { value: parsed.data };
  const [issue] = parsed.error.issues;
  return { problem: `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'wrong shape'}`.slice(0, 300), newer: false };
}
