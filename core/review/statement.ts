import { z } from 'zod';
import { exercise, id, isoDate, language, sha512, shortText, stateCode, text } from '../answers/record-shapes';

/**
 * A country review: one State, one instrument, one exercise, and the States that review it. Everything said in it is a statement
 * that never changes; what a reader sees follows from the set of statements, in whatever order and by whatever file they came.
 */

/** The headings of a list of observations, in their order. */
export const OBSERVATION_HEADINGS = ['gaps', 'good-practices', 'suggestions', 'assistance'] as const;
export type ObservationHeading = (typeof OBSERVATION_HEADINGS)[number];

/** Who speaks: the secretariat, the State under review, or a reviewing State. Never a person. */
export type ReviewParty = 'secretariat' | 'reviewed' | `reviewer:${string}`;
export const reviewerOf = (state: string): ReviewParty => `reviewer:${state}`;
export const reviewParty = z.custom<ReviewParty>(
  (value) => typeof value === 'string' && /^(?:secretariat|reviewed|reviewer:[A-Z]{2})$/.test(value),
  'no party to a review',
);

/** SHA-256 of what was said and by whom, lower-case hex: whoever names a statement names its exact words. */
const statementId = z.string().regex(/^[0-9a-f]{64}$/);
const madeId = z.string().regex(/^[A-Za-z0-9_-]{1,100}$/);
const instrumentCode = z.string().regex(/^[A-Z][A-Z0-9-]{1,19}$/);
/** A key that the secretariat has enrolled: its signature over the scope vouches for it. */
const partyKey = z.strictObject({
  holder: shortText.min(1),
  publicKey: z.string().regex(/^-----BEGIN PUBLIC KEY-----\n[A-Za-z0-9+/=]{60}\n-----END PUBLIC KEY-----\n$/),
});
const instant = z.iso.datetime();

/** The answer, or the provision as a whole, of a submission that something rests on. */
export const trace = z.strictObject({ submission: sha512, provision: id, question: id.optional() });
export type Trace = z.infer<typeof trace>;

const traces = z.array(trace).max(100);
const words = { text: text.min(1), language };

const reviewer = z.strictObject({
  state: stateCode,
  /** Whether it is a Party to the instrument, as the secretariat has established. */
  party: z.boolean(),
  keys: z.array(partyKey).min(1).max(5),
});
export type Reviewer = z.infer<typeof reviewer>;

const reviewedSubmission = z.strictObject({
  digest: sha512,
  number: z.number().int().min(1),
  exercise: exercise.pick({ id: true, title: true }),
});
export type ReviewedSubmission = z.infer<typeof reviewedSubmission>;

export const statement = z.discriminatedUnion('kind', [
  /** Said once, by the secretariat: what the review is of. */
  z.strictObject({
    kind: z.literal('opening'),
    at: instant,
    state: stateCode,
    instrument: instrumentCode,
    exercise: exercise.pick({ id: true, title: true }),
    practice: z.boolean(),
  }),
  /** Who reviews, under which keys, and which submissions; the latest counts, and takes the place of those it names. */
  z.strictObject({
    kind: z.literal('scope'),
    at: instant,
    reviewers: z.array(reviewer).max(6),
    reviewed: z.array(partyKey).max(5),
    submissions: z.array(reviewedSubmission).min(1).max(50),
    after: z.array(statementId).max(100),
  }),
  /** A draft of an observation; it takes the place of the drafts it names. */
  z.strictObject({
    kind: z.literal('draft'),
    at: instant,
    observation: madeId,
    heading: z.enum(OBSERVATION_HEADINGS),
    ...words,
    traces: traces.min(1),
    after: z.array(statementId).max(100),
  }),
  /** To the exact words of a draft. It cannot be taken back: who changes their mind writes another draft. */
  z.strictObject({ kind: z.literal('agreement'), at: instant, draft: statementId }),
  /** An observation is dropped, as far as its drafts go; what was agreed stays. */
  z.strictObject({ kind: z.literal('withdrawal'), at: instant, observation: madeId, after: z.array(statementId).max(100) }),
  z.strictObject({ kind: z.literal('request'), at: instant, ...words, traces, due: isoDate }),
  /** `request`: the statement that asks. */
  z.strictObject({ kind: z.literal('reply'), at: instant, request: statementId, ...words }),
  /** Whoever asked is satisfied, or asks no longer. */
  z.strictObject({ kind: z.literal('closing'), at: instant, request: statementId, outcome: z.enum(['satisfied', 'withdrawn']) }),
]);
export type Statement = z.infer<typeof statement>;
export type StatementOf<K extends Statement['kind']> = Extract<Statement, { readonly kind: K }>;

/** A statement with who made it. `signed`: it has left the computer on which it was made. */
export interface Said<S extends Statement = Statement> {
  readonly id: string;
  readonly party: ReviewParty;
  readonly statement: S;
  readonly signed: boolean;
}

export const REVIEW_PART_FORMAT = 'omnibus-review-part/1';
export const MOST_STATEMENTS_IN_PART = 2_000;

/** What one party signs at one time. Parts are handed on as they are, so that whoever holds one can check who said it. */
export const reviewPart = z.strictObject({
  format: z.literal(REVIEW_PART_FORMAT),
  review: madeId,
  party: reviewParty,
  /** Counts this party's parts, for people; nothing follows from it. */
  number: z.number().int().min(1),
  at: instant,
  statements: z.array(statement).min(1).max(MOST_STATEMENTS_IN_PART),
});
export type ReviewPart = z.infer<typeof reviewPart>;

export const REVIEW_FORMAT = 'omnibus-review/1';
/** Largest text of one part, in bytes. */
const PART_LIMIT = 4 * 1024 * 1024;

/** The document of a review file. */
export const reviewFile = z.strictObject({
  format: z.literal(REVIEW_FORMAT),
  review: madeId,
  /** Exact text of each part and a detached JWS over its bytes. */
  parts: z
    .array(z.strictObject({ text: z.string().min(1).max(PART_LIMIT), signature: z.string().min(1).max(4_000) }))
    .min(1)
    .max(5_000),
  /** Bundles that come along, each as an attachment of the bag: digest of the submission, and the file's own SHA-512. */
  submissions: z.array(z.strictObject({ digest: sha512, sha512, bytes: z.number().int().min(1) })).max(50),
  generator: z.strictObject({ name: shortText, version: shortText }),
});
export type ReviewFile = z.infer<typeof reviewFile>;
