import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Person } from '#core/answers/answer';
import type { Change } from '#core/answers/change';
import type { AssessmentDocument, Attachment, SettingsRecord, SubmissionRecord } from '#core/answers/document';
import { awaitsSecond, sealedFor } from '#core/answers/sealed-submissions';
import { factsOf } from '#core/answers/facts-of';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { ExportedSubmission, Saved } from '#core/contract/operations';
import { compile } from '#core/engine/compile';
import { open } from '#core/engine/open';
import { currentExplanations } from '#core/findings/explained-basis';
import { sealingState } from '#core/findings/sealing-state';
import { buildSubmission } from '#core/submission/build-submission';
import { carryQuestionnaire } from '#core/submission/carried-questionnaire';
import type { Submission } from '#core/submission/submission';
import { submittedAttachments } from '#core/submission/submitted-content';
import { questionsById } from '#core/questionnaire/questions-by-id';
import { contentOf } from '../assessments/assessment-questions';
import { assessmentStoreOf } from '../assessments/store-of';
import { attachmentPath as storedAttachment } from '../attachments/attachment-store';
import type { ServiceContext } from '../context';
import { offerKept, outgoingPath } from '../files/offer-bytes';
import { readPlace, streamOf } from '../storage/file-place';
import type { KeyRing } from '../keys/key-ring';
import type { TrustStore } from '../trust/trust-store';
import { BUNDLE_ENDING, ENCRYPTED_ENDING, SECOND_SLOT, STATE_SLOT } from './bag-layout';
import { contentFacts } from './content-facts';
import { readBack } from './read-back';
import { awaitingBundlePath, REQUEST_ENDING, sealedBundlePath } from './sealed-files';
import { assertUsable, recipientsOf } from './signing-keys';
import type { BagAttachment } from './write-archive';
import { writeBundle, type BundleContent } from './write-bundle';

export interface ExportRequest {
  readonly assessment: string;
  readonly key: string;
  readonly passphrase: string;
  readonly declaration: Submission['declaration'];
  /** Keys of enrolled secretariat cards; empty: not encrypted. */
  readonly encryptFor: readonly string[];
  readonly by: Person;
}

export interface ExportServices {
  readonly context: ServiceContext;
  readonly keys: KeyRing;
  readonly trust: TrustStore;
}

/**
 * Seals an assessment: builds the submission, writes the bundle, reads it back and verifies it, and only then records it
 * and offers it. Where a second signature is required, what is offered is the request for it. Whatever fails leaves no file
 * and no record. Throws AppError `signature-awaited`, `key-not-usable`, `wrong-passphrase`,
 * `not-ready-to-seal`, `damaged`, `disk-full`, `bundle-unverified`, `conflict`, `cancelled`.
 */
export async function exportSubmission(
  { context, keys, trust }: ExportServices,
  request: ExportRequest,
  call: CallContext,
): Promise<ExportedSubmission & { readonly saved: Saved; readonly awaits?: string }> {
  await context.data.assertWritable();
  const assessments = assessmentStoreOf(context);
  const { document, seq, history } = await assessments.readToWrite(request.assessment);
  const settings = document.settings['assessment'];
  if (!settings) throw new AppError('not-found', { what: 'settings', id: request.assessment });
  if (settings.commission) throw new AppError('commissioned');
  const awaited = sealedFor(document, settings).find(awaitsSecond);
  if (awaited) throw new AppError('signature-awaited', { number: awaited.number });
  const card = await keys.card(request.key);
  await assertUsable(card.card, request.key, settings, trust);
  const recipients = await recipientsOf(request.encryptFor, settings, trust);
  const key = await keys.unlock(request.key, request.passphrase);
  const content = sealedContent(context, document, settings, request);
  const awaits = settings.secondSignature?.required ? SECOND_SLOT : undefined;
  const encrypts = recipients.length > 0;
  const name = `${content.name}${encrypts ? ENCRYPTED_ENDING : BUNDLE_ENDING}`;
  // Without its second signature it is no submission: it gets its name, and is encrypted, when it is complete.
  const shown = awaits === undefined ? name : `${content.name}${REQUEST_ENDING}`;
  const { files } = context.data;
  const outgoing = outgoingPath(context, shown);
  const draft = await files.absolute(outgoing);
  /** Where the bundle stays that nobody has noted down yet. */
  let unrecorded: string | null = null;
  try {
    const digest = await writeBundle(draft, content, {
      sign: (tagManifest) => key.sign(tagManifest, 'omnibus-submission+jws'),
      recipients: encrypts && awaits === undefined ? [...recipients, key.card.ageRecipient] : [],
      call: { signal: call.signal, progress: (done, total) => call.progress(done, total, 'writing') },
    });
    const report = await readBack(
      context,
      { path: draft, name: shown, digest, cards: [card], identities: [key.ageIdentity], ...(awaits && { awaits }) },
      call,
    );
    const stays =
      awaits === undefined ? sealedBundlePath(request.assessment, digest, name) : awaitingBundlePath(request.assessment, digest);
    unrecorded = stays;
    // On disk under its name before a line of the history says that it is.
    await files.move(outgoing, stays);
    const record = recordOf(content.submission, digest, key.id, name);
    const sealed = awaits === undefined ? record : { ...record, second: { encryptFor: [...request.encryptFor] } };
    const saved = await assessments.commit(request.assessment, request.by, (current) => {
      // What was erased while the bundle was being made would live on in it.
      if (current.history.erasedAt !== history.erasedAt)
        throw new AppError('conflict', { what: 'assessment', id: request.assessment, yours: seq, current: current.seq });
      return { changes: [recording(current.document, sealed)] };
    });
    unrecorded = null;
    const { file, bytes } = await offerKept(context, stays, shown);
    if (awaits !== undefined) return { file, name: shown, bytes, digest, report, encryptedFor: [], saved, awaits };
    return { file, name, bytes, digest, report, encryptedFor: encrypts ? [...request.encryptFor, key.id] : [], saved };
  } catch (error) {
    // Refused to a program that another one has replaced: that one may have read the line that names the bundle.
    if (unrecorded !== null) await files.remove(unrecorded).catch(() => undefined);
    throw error;
  } finally {
    await rm(dirname(draft), { recursive: true, force: true });
  }
}

/** Throws AppError `not-ready-to-seal` while something blocks or stands unexplained. */
function sealedContent(
  context: ServiceContext,
  document: AssessmentDocument,
  settings: SettingsRecord,
  request: ExportRequest,
): BundleContent {
  const { clock, version } = context;
  const content = contentOf(context.content, document);
  const questionnaire = content.questionnaire(settings.instruments);
  const stateKind = contentFacts(content).stateKind(settings.state);
  const facts = factsOf(
    settings,
    stateKind,
    questionnaire.instruments.map(({ code }) => code),
  );
  const live = open(compile(questionnaire), { answers: document.answers, evidence: document.evidence, facts });
  const questions = questionsById(questionnaire);
  const { blocking, unexplained } = sealingState(
    live.findings(),
    currentExplanations(live, (id) => questions.get(id), document),
  );
  assertReady(blocking.length, unexplained.length);
  const carried = Buffer.from(
    JSON.stringify(carryQuestionnaire(questionnaire, settings.languages, (language) => content.wording(language))),
  );
  const [previous] = sealedFor(document, settings);
  const submission = buildSubmission(document, questionnaire, live, stateKind, {
    number: (previous?.number ?? 0) + 1,
    replaces: previous?.digest ?? null,
    sealedAt: clock.now(),
    declaration: request.declaration,
    questionnaireSha512: createHash('sha512').update(carried).digest('hex'),
    signatures: settings.secondSignature?.required ? [STATE_SLOT, SECOND_SLOT] : [STATE_SLOT],
    generator: { name: 'Omnibus', version },
  });
  const left = submission.findings.filter(({ level, explanation }) => level === 'W' && !explanation);
  assertReady(submission.findings.filter(({ level }) => level === 'E').length, left.length);
  const attachments = submittedAttachments(submission.evidence).map((attachment) => storedIn(context, request.assessment, attachment));
  return { name: bundleName(submission), submission, questionnaire: carried, attachments };
}

/** Once for the assessment, once for what is left of it when only the submitted answers count. */
function assertReady(errors: number, unexplained: number): void {
  if (errors + unexplained > 0) throw new AppError('not-ready-to-seal', { errors, unexplained });
}

const bundleName = ({ practice, state, exercise, number }: Submission): string =>
  `${practice ? 'PRACTICE-' : ''}${state}-${exercise.id}-${number}`;

/** An attachment of an assessment, for a bag. */
export const storedIn = ({ data }: ServiceContext, assessment: string, { sha512, bytes, name }: Attachment): BagAttachment => ({
  sha512,
  bytes,
  open: async () => {
    const path = storedAttachment(assessment, sha512);
    if ((await data.files.size(path)) === null) throw new AppError('file-missing', { name });
    return streamOf(readPlace(await data.files.place(path)));
  },
});

const recordOf = (
  { number, sealedAt, replaces, state, exercise, practice }: Submission,
  digest: string,
  key: string,
  fileName: string,
): SubmissionRecord => ({
  revision: 1,
  digest,
  number,
  sealedAt,
  key,
  fileName,
  ...(replaces === null ? {} : { replaces }),
  scope: { state, exercise: exercise.id, practice },
});

/** Throws AppError `conflict` where another export was recorded meanwhile: two successors would be a fork. */
function recording(current: AssessmentDocument, record: SubmissionRecord): Change {
  const settings = current.settings['assessment'];
  const [latest] = settings ? sealedFor(current, settings) : [];
  if (latest && latest.number >= record.number) {
    throw new AppError('conflict', { what: 'submission', id: record.fileName, yours: record.number, current: latest.number });
  }
  return { collection: 'submissions', key: record.digest, before: null, after: record };
}
