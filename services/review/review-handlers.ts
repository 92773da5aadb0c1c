import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { OpenedReview, ReviewSummary, UnreadableReview } from '#core/contract/operations';
import { packQuestionnaire } from '#core/questionnaire/packed';
import type { Statement } from '#core/review/statement';
import { heldFile, holdFile, removeHeld } from '../files/held-file';
import { enrolledKeys, firstOf, ownKeys } from '../bundle/trusted-keys';
import type { ServiceContext } from '../context';
import { createKeyRing } from '../keys/key-ring';
import { createRegisterStore } from '../register/register-store';
import { createTrustStore } from '../trust/trust-store';
import { inspectReview } from './look-at-review';
import { openedReview, summaryOf } from './opened-review';
import { createReviewStore, scopeOf, stateOf, type KeptReview } from './review-store';
import { reviewedSubmission } from './reviewed-submission';
import { saying } from './say';
import { entriesFor, scopeFor } from './scope';
import { takeReview } from './take-review';
import { writeReviewDocument } from './write-document';
import { writeReview } from './write-review';

type ReviewHandlers = Pick<
  Handlers,
  | 'reviews.list'
  | 'reviews.read'
  | 'reviews.open'
  | 'reviews.assign'
  | 'reviews.draft'
  | 'reviews.agree'
  | 'reviews.withdraw'
  | 'reviews.request'
  | 'reviews.reply'
  | 'reviews.close'
  | 'reviews.undo'
  | 'reviews.write'
  | 'reviews.inspect'
  | 'reviews.take'
  | 'reviews.submission'
  | 'reviews.document'
>;

/** Reviews of a State's submissions, by file between the secretariat, the reviewing States and the State under review. */
export function reviewHandlers(context: ServiceContext): ReviewHandlers {
  const { clock, files } = context;
  const store = createReviewStore(context);
  const keys = createKeyRing(context);
  const trustStore = createTrustStore(context);
  const trust = firstOf(enrolledKeys(trustStore), ownKeys(keys));
  const register = createRegisterStore(context);
  const shown = (kept: KeptReview): Promise<OpenedReview> => openedReview(context, store, kept);

  /** Says one thing, on the ground of what is kept at that moment. */
  const says = async (review: string, statement: (kept: KeptReview) => Statement): Promise<OpenedReview> =>
    shown(await store.change(review, (kept) => saying(existing(kept, review), statement(existing(kept, review)))));

  return {
    'reviews.list': async () => {
      const reviews: ReviewSummary[] = [];
      const unreadable: UnreadableReview[] = [];
      for (const id of await store.ids()) {
        try {
          reviews.push(summaryOf(await store.read(id)));
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          unreadable.push({ review: id, code: error.code });
        }
      }
      return { reviews: reviews.sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1)), unreadable };
    },

    'reviews.read': async ({ review }) => shown(await store.read(review)),

    'reviews.open': async ({ instrument, submissions, reviewers, reviewed }) => {
      const entries = await entriesFor(register, submissions, instrument);
      const [first] = entries;
      if (!first) throw new AppError('not-found', { what: 'submission', id: '' });
      const { state, exercise, exerciseTitle, practice } = first.claims;
      const scope = await scopeFor({ submissions, reviewers, reviewed }, entries, { state, instrument, practice }, trustStore);
      const at = clock.now();
      const opening: Statement = { kind: 'opening', at, state, instrument, exercise: { id: exercise, title: exerciseTitle }, practice };
      const review = context.newId();
      return shown(
        await store.change(review, () => ({
          ...{ review, as: 'secretariat', parts: [] },
          own: [opening, { kind: 'scope', at, ...scope, after: [] }],
        })),
      );
    },

    'reviews.assign': async ({ review, ...wanted }) => {
      const { state, instrument, practice } = stateOf(await store.read(review));
      const entries = await entriesFor(register, wanted.submissions, instrument);
      if (entries.some(({ claims }) => claims.state !== state || claims.practice !== practice))
        throw new AppError('review-refused', { reason: 'other-state' });
      const scope = await scopeFor(wanted, entries, { state, instrument, practice }, trustStore);
      return says(review, (kept) => ({ kind: 'scope', at: clock.now(), ...scope, after: [scopeOf(kept).id] }));
    },

    'reviews.draft': ({ review, observation = context.newId(), heading, text, language, traces, after }) =>
      says(review, () => ({ kind: 'draft', at: clock.now(), observation, heading, text, language, traces, after })),

    'reviews.agree': ({ review, draft }) => says(review, () => ({ kind: 'agreement', at: clock.now(), draft })),

    'reviews.withdraw': ({ review, observation }) =>
      says(review, (kept) => {
        const drafts = stateOf(kept).observations.find((each) => each.observation === observation)?.drafts ?? [];
        return { kind: 'withdrawal', at: clock.now(), observation, after: drafts.map(({ id }) => id) };
      }),

    'reviews.request': ({ review, ...asked }) => says(review, () => ({ kind: 'request', at: clock.now(), ...asked })),
    'reviews.reply': ({ review, ...reply }) => says(review, () => ({ kind: 'reply', at: clock.now(), ...reply })),
    'reviews.close': ({ review, ...closing }) => says(review, () => ({ kind: 'closing', at: clock.now(), ...closing })),

    'reviews.undo': async ({ review }) =>
      shown(
        await store.change(review, (found) => {
          const kept = existing(found, review);
          // Without its opening there would be no review to come back to.
          const least = kept.parts.length === 0 ? 2 : 0;
          if (kept.own.length <= least) throw new AppError('nothing-to-undo');
          return { ...kept, own: kept.own.slice(0, -1) };
        }),
      ),

    'reviews.write': (request, call) => writeReview(context, store, keys, trust, request, call),

    'reviews.inspect': async ({ file }, call) => {
      const incoming = await files.take(file);
      try {
        const looked = await inspectReview({ context, store, keys, trust }, incoming, call);
        return context.data.access === 'owner' ? { ...looked, held: await holdFile(context, 'review', incoming) } : looked;
      } finally {
        await incoming.release();
      }
    },

    'reviews.take': async ({ file, held }, call) => {
      if (held !== undefined) {
        const taken = await takeReview({ context, store, keys, trust }, await heldFile(context, 'review', held), call);
        await removeHeld(context, 'review', held);
        return taken;
      }
      const incoming = await files.take(file ?? '');
      try {
        return await takeReview({ context, store, keys, trust }, incoming, call);
      } finally {
        await incoming.release();
      }
    },

    'reviews.submission': async ({ review, digest }, call) => {
      const kept = await store.read(review);
      if (!stateOf(kept).submissions.some((each) => each.digest === digest))
        throw new AppError('not-found', { what: 'submission', id: digest });
      const { submission, carried } = await reviewedSubmission(context, store, trust, { review, digest }, call);
      return { submission, questionnaire: packQuestionnaire(carried.questionnaire), wording: carried.wording };
    },

    'reviews.document': (request, call) => writeReviewDocument(context, store, trust, request, call),
  };
}

function existing(kept: KeptReview | undefined, review: string): KeptReview {
  if (!kept) throw new AppError('not-found', { what: 'review', id: review });
  return kept;
}
