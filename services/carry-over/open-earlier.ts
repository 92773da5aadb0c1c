import type { AssessmentDocument, Evidence } from '#core/answers/document';
import { draftAnswers } from '#core/carry-over/move-draft';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import { LANGUAGES } from '#core/questionnaire/wording';
import type { VerificationReport } from '#core/submission/verification';
import { contentOf, settingsOf } from '../assessments/assessment-questions';
import { assessmentStoreOf } from '../assessments/store-of';
import { AttachmentStore } from '../attachments/attachment-store';
import { sealedBundlePath } from '../bundle/sealed-files';
import type { ContentLibrary } from '../content/content-library';
import { packLibrary } from '../content/kept-edition';
import type { ServiceContext } from '../context';
import type { FilePlace } from '../storage/file-place';
import { openBundle, type Unlock } from './open-bundle';
import { editionOf, type AskedThen, type EarlierExercise } from './earlier-exercise';
import { proposedSettings } from './proposed-settings';

/** `path`: a bundle file, with the user's name for it. */
export type EarlierPlace =
  | { readonly assessment: string; readonly digest?: string; readonly unlock?: Unlock }
  | { readonly path: FilePlace; readonly name: string; readonly unlock?: Unlock };

/**
 * Hands an earlier exercise to `use` while its files can be read. Undefined with the report where a bundle is not to be
 * believed. Throws AppError `not-found`, `file-missing`, `damaged`, `cancelled`, and what `use` throws.
 */
export async function withEarlier<T>(
  context: ServiceContext,
  place: EarlierPlace,
  call: CallContext,
  use: (earlier: EarlierExercise) => Promise<T>,
): Promise<{ readonly report?: VerificationReport; readonly result?: T }> {
  if ('path' in place) return openBundle(context, place, place.unlock, call, use);
  const { assessment, digest, unlock } = place;
  const { document, last } = await assessmentStoreOf(context).read(assessment);
  if (digest === undefined) return { result: await use(fromAssessment(context, document, last?.at ?? document.created)) };
  const record = Object.hasOwn(document.submissions, digest) ? document.submissions[digest] : undefined;
  if (!record) throw new AppError('not-found', { what: 'submission', id: digest });
  const path = sealedBundlePath(assessment, digest, record.fileName);
  if ((await context.data.files.size(path)) === null) throw new AppError('file-missing', { name: record.fileName });
  const bundle = { path: await context.data.files.place(path), name: record.fileName, ownKey: record.key };
  return openBundle(context, bundle, unlock, call, use);
}

function fromAssessment(context: ServiceContext, document: AssessmentDocument, date: string): EarlierExercise {
  const content = contentOf(context.content, document);
  const settings = settingsOf(document);
  const attachments = new AttachmentStore(context.data.files);
  return {
    source: { exercise: settings.exercise.id, title: settings.exercise.title },
    date,
    settings: proposedSettings(context, settings),
    ...(settings.release && { release: settings.release }),
    asked: askedBy(content),
    answers: draftAnswers(document),
    evidence: Object.fromEntries(Object.entries(document.evidence).map(([id, record]) => [id, withoutRevision(record)])),
    content: ({ sha512, name }) => attachments.open(document.id, sha512, name),
  };
}

function withoutRevision({ revision: _, ...content }: Evidence): Omit<Evidence, 'revision'> {
  return content;
}

export const askedBy = (content: ContentLibrary): AskedThen => ({
  edition: editionOf(content),
  wording: LANGUAGES.map((language) => content.wording(language)),
  pack: () => packLibrary(content),
});
