import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { AppError } from '#core/contract/errors';
import { foldReview, latestScope } from '#core/review/fold-review';
import type { ReviewState } from '#core/review/review-state';
import { reviewParty, reviewPart, statement, type ReviewPart, type ReviewParty, type Said, type Statement } from '#core/review/statement';
import type { ServiceContext } from '../context';
import { said } from './statement-id';

/** One signed part, as it was taken in. */
export interface KeptPart {
  readonly text: string;
  readonly signature: string;
  /** When this computer first had it. */
  readonly takenAt: string;
}

/** A review as it lies on the disk: signed parts, which never change, and what was said here and is not signed yet. */
export interface KeptReview {
  readonly review: string;
  /** Whose computer this is in the review; null: it only reads. */
  readonly as: ReviewParty | null;
  readonly parts: readonly KeptPart[];
  readonly own: readonly Statement[];
}

/** The reviews that this computer holds. Each is one file, replaced as a whole: a reader sees the old set of statements or the new one. */
export interface ReviewStore {
  ids(): Promise<readonly string[]>;
  /** Whether a review that is not here yet can be kept: a disk that takes capital and small letters for the same would give it another's file. */
  canKeep(review: string): Promise<boolean>;
  /** Throws AppError `not-found`, `damaged` or `newer-version`. */
  read(review: string): Promise<KeptReview>;
  find(review: string): Promise<KeptReview | undefined>;
  /**
   * Changes one review, one change at a time. `decide` gets what is kept, and returns what is to be kept. Throws AppError
   * `review-refused` where it is new here and cannot be kept.
   */
  change(review: string, decide: (kept: KeptReview | undefined) => KeptReview | Promise<KeptReview>): Promise<KeptReview>;
  /** Where the bundle of a reviewed submission lies, whether or not it is there. */
  bundlePath(review: string, digest: string): string;
  hasBundle(review: string, digest: string): Promise<boolean>;
  keepBundle(review: string, digest: string, from: string): Promise<void>;
}

const FOLDER = 'reviews';
const REVIEW_RECORD_FORMAT = 'omnibus-review-record/1';
const ID = /^[A-Za-z0-9_-]{1,100}$/;
/** What Windows keeps for its devices, whatever ending follows. */
const SYSTEM_NAME = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;
const DIGEST = /^[0-9a-f]{128}$/;

const record = z.strictObject({
  format: z.literal(REVIEW_RECORD_FORMAT),
  review: z.string().regex(ID),
  as: reviewParty.nullable(),
  parts: z.array(z.strictObject({ text: z.string(), signature: z.string(), takenAt: z.iso.datetime() })),
  own: z.array(statement),
});

export function createReviewStore({ data }: Pick<ServiceContext, 'data'>): ReviewStore {
  let turn: Promise<unknown> = Promise.resolve();
  const pathOf = (review: string): string => {
    if (!ID.test(review)) throw new AppError('not-found', { what: 'review', id: review.slice(0, 100) });
    return `${FOLDER}/${review}.json`;
  };
  const bundlePath = (review: string, digest: string): string => {
    if (!DIGEST.test(digest)) throw new AppError('not-found', { what: 'submission', id: digest.slice(0, 128) });
    return `${pathOf(review).replace(/\.json$/, '')}/${digest}.omnibus`;
  };

  async function ids(): Promise<readonly string[]> {
    const names = await data.files.list(FOLDER);
    return names.filter((name) => name.endsWith('.json') && ID.test(name.slice(0, -5))).map((name) => name.slice(0, -5));
  }

  async function find(review: string): Promise<KeptReview | undefined> {
    const path = pathOf(review);
    // By its name in the folder: the disk itself may answer for another review whose id differs by capital letters.
    if (!(await ids()).includes(review)) return undefined;
    const bytes = await data.files.read(path);
    return bytes ? kept(Buffer.from(bytes).toString('utf8'), path, review) : undefined;
  }

  const canKeep = async (review: string): Promise<boolean> => {
    if (SYSTEM_NAME.test(review)) return false;
    return !(await ids()).some((each) => each !== review && each.toLowerCase() === review.toLowerCase());
  };

  return {
    bundlePath,
    ids,
    canKeep,
    find,
    hasBundle: async (review, digest) => (await data.files.size(bundlePath(review, digest))) !== null,

    async read(review) {
      const found = await find(review);
      if (!found) throw new AppError('not-found', { what: 'review', id: review });
      return found;
    },

    change(review, decide) {
      const run = async (): Promise<KeptReview> => {
        await data.assertWritable();
        const before = await find(review);
        if (!before && !(await canKeep(review))) throw new AppError('review-refused', { reason: 'id-taken' });
        const next = await decide(before);
        const text = `${JSON.stringify({ format: REVIEW_RECORD_FORMAT, ...next }, null, 1)}\n`;
        await data.files.write(pathOf(review), Buffer.from(text, 'utf8'), { keepBackup: true });
        return next;
      };
      const result = turn.then(run, run);
      turn = result.catch(() => undefined);
      return result;
    },

    async keepBundle(review, digest, from) {
      const path = bundlePath(review, digest);
      if ((await data.files.size(path)) !== null) return;
      await data.files.writeStream(createReadStream(from), () => path, path.slice(0, path.lastIndexOf('/')));
    },
  };
}

function kept(text: string, file: string, review: string): KeptReview {
  const raw = parseJson(text);
  const format = typeof raw === 'object' && raw !== null && 'format' in raw ? String(raw.format) : '';
  if (/^omnibus-review-record\/(?!1$)\d{1,6}$/.test(format))
    throw new AppError('newer-version', { what: file, found: format, supported: REVIEW_RECORD_FORMAT });
  const parsed = record.safeParse(raw);
  if (!parsed.success || parsed.data.review !== review)
    throw new AppError('damaged', { file, place: parsed.error?.issues[0]?.path.map(String).join('.') ?? 'review' });
  const { format: _, ...rest } = parsed.data;
  return rest;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Everything that is said in a review here. Parts were checked when they were taken in. */
export function statementsOf({ review, as, parts, own }: KeptReview): readonly Said[] {
  const signed = parts.flatMap(({ text }) => {
    const { party, statements } = partOf(text);
    return statements.map((each) => said(review, party, each, true));
  });
  return [...signed, ...(as === null ? [] : own.map((each) => said(review, as, each, false)))];
}

/** Throws AppError `damaged` where a part that was taken in is no part any more. */
export function partOf(text: string): ReviewPart {
  const parsed = reviewPart.safeParse(parseJson(text));
  if (!parsed.success) throw new AppError('damaged', { file: FOLDER, place: 'part' });
  return parsed.data;
}

/** Throws AppError `damaged` where the statements are no review. */
export function stateOf(review: KeptReview): ReviewState {
  const state = foldReview(statementsOf(review));
  if (!state) throw new AppError('damaged', { file: `${FOLDER}/${review.review}.json`, place: 'opening' });
  return state;
}

/** The scope in force, and its id. Throws as `stateOf`. */
export function scopeOf(review: KeptReview) {
  const scope = latestScope(statementsOf(review));
  if (!scope) throw new AppError('damaged', { file: `${FOLDER}/${review.review}.json`, place: 'scope' });
  return scope;
}

export const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
