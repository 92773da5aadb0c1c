import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Input, OutgoingFile } from '#core/contract/operations';
import type { ReviewDocumentContent } from '#core/contract/operations/reviews';
import { PRACTICE_STATE } from '#core/register/practice-state';
import { buildReview } from '#core/report/build-review';
import type { ComparedSide } from '#core/report/comparison-source';
import type { ReportDocument } from '#core/report/report-document';
import { carriedWords, SOURCE_LANGUAGE, wordsOf, type Language } from '#core/questionnaire/wording';
import type { ReviewState } from '#core/review/review-state';
import type { TrustedKeys } from '../bundle/trusted-keys';
import { writeInThread } from '../comparison/write-in-thread';
import type { ServiceContext } from '../context';
import { fileNameOf } from '../files/file-handles';
import { interfaceWords } from '../report/interface-words';
import { speechOf } from '../report/speech';
import { stateOf, type ReviewStore } from './review-store';
import { reviewedSubmission } from './reviewed-submission';

/**
 * Sets what a review holds as a document, in a thread of its own, and offers it. Throws AppError `not-found`, `damaged`, `cancelled`,
 * `disk-full`; then no file is left.
 */
export async function writeReviewDocument(
  context: ServiceContext,
  store: ReviewStore,
  trust: TrustedKeys,
  { review, format, language, content = 'all' }: Input<'reviews.document'>,
  call: CallContext,
): Promise<OutgoingFile> {
  const state = stateOf(await store.read(review));
  const document = await documentOf(context, state, { language, content }, (digest) =>
    reviewedSubmission(context, store, trust, { review, digest }, { signal: call.signal, progress: () => undefined }),
  );
  const madeOn = context.clock.now().slice(0, 10);
  const name = fileNameOf(
    `${state.practice ? 'PRACTICE-' : ''}${state.state}-${state.instrument}-${content === 'agreed' ? 'outcome' : 'observations'}-${madeOn}-${language}.${format}`,
  );
  return writeInThread(context, name, call, (target) => ({ format, documents: [{ document, path: target }] }));
}

async function documentOf(
  { content, clock }: ServiceContext,
  state: ReviewState,
  { language, content: included }: { readonly language: Language; readonly content: ReviewDocumentContent },
  open: (digest: string) => ReturnType<typeof reviewedSubmission>,
): Promise<ReportDocument> {
  const say = await interfaceWords(language);
  const installed = wordsOf(content.wording(language), content.wording(SOURCE_LANGUAGE));
  const stateName = (code: string): string =>
    content.states().find((each) => each.code === code)?.name[language] ?? (code === PRACTICE_STATE ? say('state.practice') : code);
  const sides = new Map<string, ComparedSide>();
  for (const { digest } of state.submissions) {
    const opened = await open(digest).catch((error: unknown) => {
      // Whoever never got the bundle still has the words of the review; the document says where something is missing.
      if (error instanceof AppError && error.code === 'file-missing') return undefined;
      throw error;
    });
    if (!opened) continue;
    const { submission, carried } = opened;
    const english = carried.wording.find((each) => each.language === SOURCE_LANGUAGE)?.entries ?? {};
    sides.set(digest, {
      submission: { digest, submission, questionnaire: carried.questionnaire, words: english },
      speech: speechOf(language, carriedWords(carried.wording, language, installed), say),
    });
  }
  return buildReview({
    state,
    included,
    sides,
    stateName: stateName(state.state),
    nameOf: (party) =>
      party === 'secretariat'
        ? say('review.party.secretariat')
        : stateName(party === 'reviewed' ? state.state : party.slice('reviewer:'.length)),
    madeAt: clock.now(),
    speech: speechOf(language, installed, say),
  });
}
