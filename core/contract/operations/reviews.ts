import { z } from 'zod';
import { id, isoDate, language, sha512, text } from '../../answers/record-shapes';
import type { PackedQuestionnaire } from '../../questionnaire/packed';
import type { Wording } from '../../questionnaire/wording';
import { OBSERVATION_HEADINGS, trace, type ReviewParty, type Statement } from '../../review/statement';
import type { ReviewState } from '../../review/review-state';
import type { Submission } from '../../submission/submission';
import { built, fileHandle, passphrase, type OutgoingFile } from './input-shapes';

/** A review as it stands on this computer. */
export interface OpenedReview extends ReviewState {
  readonly review: string;
  /** Who works here; null: only reads. */
  readonly as: ReviewParty | null;
  /** Said here and signed by nobody yet, in this order; the last can be taken back. */
  readonly own: readonly Statement[];
  /** Statements of others that came since something was last signed here, by party. */
  readonly since: readonly StatementsOfParty[];
  /** Digests of reviewed submissions whose bundle is here. */
  readonly held: readonly string[];
}

export interface StatementsOfParty {
  readonly party: ReviewParty;
  readonly statements: number;
}

export interface ReviewSummary {
  readonly review: string;
  readonly as: ReviewParty | null;
  readonly state: string;
  readonly instrument: string;
  readonly exerciseTitle: string;
  readonly practice: boolean;
  readonly openedAt: string;
  /** Observations that are not withdrawn, and how many of them have an agreed text. */
  readonly observations: number;
  readonly agreed: number;
  /** Requests that the State under review has neither answered nor been asked no longer. */
  readonly openRequests: number;
  /** ISO date by which the first of these is to be answered; null when none is open. */
  readonly nextDue: string | null;
  readonly unsigned: number;
}

/** A review that cannot be read, and why; the others are listed all the same. */
export interface UnreadableReview {
  readonly review: string;
  readonly code: string;
}

export interface TakenReview {
  readonly review: OpenedReview;
  /** `created`: it was not here before. `unchanged`: nothing in it was new. */
  readonly outcome: 'created' | 'updated' | 'unchanged';
  /** Statements that were new here, by party. */
  readonly taken: readonly StatementsOfParty[];
  /** Statements that were left out because their party has said more than its share of a review. */
  readonly leftOut: readonly StatementsOfParty[];
  /** Bundles that came along and are kept now. */
  readonly bundles: readonly string[];
}

/** A file whose signatures are all in order, and what taking it in would do. */
export interface InspectedReview {
  readonly outcome: TakenReview['outcome'];
  readonly review: string;
  readonly state: string;
  readonly instrument: string;
  readonly exerciseTitle: string;
  readonly practice: boolean;
  /** Who handed the file on. */
  readonly sender: ReviewParty;
  /** Who would work here; null: nobody whose key is here. */
  readonly as: ReviewParty | null;
  /** What would be new here: how many statements of each kind, by party. */
  readonly news: readonly { readonly party: ReviewParty; readonly kind: Statement['kind']; readonly statements: number }[];
  /** Statements that would be left out because their party has said more than its share of a review. */
  readonly leftOut: readonly StatementsOfParty[];
  /** Signed statements that are here and not in the file: it is older than they are. */
  readonly onlyHere: number;
  /** Bundles that are not here yet. */
  readonly bundles: readonly string[];
  /** For `reviews.take`, so that the file need not be chosen again; absent where the data folder is only read. */
  readonly held?: string;
}

/** `all`: what is agreed, and apart from it drafts, requests and answers. `agreed`: the outcome alone. */
export const REVIEW_DOCUMENT_CONTENTS = ['all', 'agreed'] as const;
export type ReviewDocumentContent = (typeof REVIEW_DOCUMENT_CONTENTS)[number];
export const REVIEW_DOCUMENT_FORMATS = ['pdf', 'docx', 'html'] as const;

/** What a reviewed submission says, to read and to refer to. */
export interface ReviewedContent {
  readonly submission: Submission;
  readonly questionnaire: PackedQuestionnaire;
  readonly wording: readonly Wording[];
}

const key = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const words = { text: text.min(1), language };
const traces = z.array(trace).max(100);
const reviewers = z.array(z.strictObject({ key, party: z.boolean() })).max(6);

export const reviewOperations = {
  'reviews.list': {
    input: z.strictObject({}),
    output: built<{ readonly reviews: readonly ReviewSummary[]; readonly unreadable: readonly UnreadableReview[] }>(),
  },
  'reviews.read': { input: z.strictObject({ review: id }), output: built<OpenedReview>() },
  /**
   * At the secretariat: opens the review of one instrument over submissions of its register. `reviewers` and `reviewed` are enrolled
   * keys; those that lack can be named later.
   */
  'reviews.open': {
    input: z.strictObject({ instrument: id, submissions: z.array(sha512).min(1).max(50), reviewers, reviewed: z.array(key).max(5) }),
    output: built<OpenedReview>(),
  },
  /** At the secretariat: names the reviewing States, the key of the State under review, and the submissions anew. */
  'reviews.assign': {
    input: z.strictObject({
      review: id,
      submissions: z.array(sha512).min(1).max(50),
      reviewers,
      reviewed: z.array(key).max(5),
    }),
    output: built<OpenedReview>(),
  },
  /** A draft of an observation. `observation`: absent for a new one. `after`: the drafts whose place it takes. */
  'reviews.draft': {
    input: z.strictObject({
      review: id,
      observation: id.optional(),
      heading: z.enum(OBSERVATION_HEADINGS),
      ...words,
      traces: traces.min(1),
      after: z.array(id).max(100),
    }),
    output: built<OpenedReview>(),
  },
  /** To the exact words of a draft. */
  'reviews.agree': { input: z.strictObject({ review: id, draft: id }), output: built<OpenedReview>() },
  'reviews.withdraw': { input: z.strictObject({ review: id, observation: id }), output: built<OpenedReview>() },
  'reviews.request': {
    input: z.strictObject({ review: id, ...words, traces, due: isoDate }),
    output: built<OpenedReview>(),
  },
  'reviews.reply': { input: z.strictObject({ review: id, request: id, ...words }), output: built<OpenedReview>() },
  'reviews.close': {
    input: z.strictObject({ review: id, request: id, outcome: z.enum(['satisfied', 'withdrawn']) }),
    output: built<OpenedReview>(),
  },
  /** Takes back the last thing said here, as long as it has not been signed. Throws `nothing-to-undo`. */
  'reviews.undo': { input: z.strictObject({ review: id }), output: built<OpenedReview>() },
  /** Signs what was said here and writes all that is known of the review into one file. */
  'reviews.write': {
    input: z.strictObject({ review: id, key, passphrase, withSubmissions: z.boolean() }),
    output: built<OutgoingFile & { readonly review: OpenedReview }>(),
  },
  /** Looks at what came from another party, as strictly as taking it in would; nothing changes. */
  'reviews.inspect': { input: z.strictObject({ file: fileHandle }), output: built<InspectedReview>() },
  /** What came from another party goes in as far as it is signed by who it says; the same twice changes nothing. */
  'reviews.take': {
    input: z
      .strictObject({
        file: fileHandle.optional(),
        /** From `reviews.inspect`. */
        held: id.optional(),
      })
      .refine(({ file, held }) => (file === undefined) !== (held === undefined), 'a file, or one that was looked at'),
    output: built<TakenReview>(),
  },
  /** What a submission under review says. Throws `file-missing` where its bundle never came. */
  'reviews.submission': { input: z.strictObject({ review: id, digest: sha512 }), output: built<ReviewedContent>() },
  /** Observations as a document; `content` is `all` where it is not said. */
  'reviews.document': {
    input: z.strictObject({
      review: id,
      format: z.enum(REVIEW_DOCUMENT_FORMATS),
      language,
      content: z.enum(REVIEW_DOCUMENT_CONTENTS).optional(),
    }),
    output: built<OutgoingFile>(),
  },
} as const;
