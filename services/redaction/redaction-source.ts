import { createHash } from 'node:crypto';
import type { Input } from '#core/contract/operations';
import { isConfidential } from '#core/answers/release';
import { AppError } from '#core/contract/errors';
import { canonicalJson } from '#core/questionnaire/canonical-json';
import { carryQuestionnaire, type CarriedQuestionnaireFile } from '#core/submission/carried-questionnaire';
import type { Questionnaire } from '#core/questionnaire/definition';
import { packQuestionnaire } from '#core/questionnaire/packed';
import type { RedactedCopy, RedactedFrom } from '#core/submission/redacted';
import { submittedContent, type SubmittedContent } from '#core/submission/submitted-content';
import { questionnaireOf, settingsOf } from '../assessments/assessment-questions';
import { liveAssessmentOf } from '../assessments/live-assessment-of';
import { assessmentStoreOf } from '../assessments/store-of';
import { contentFacts } from '../bundle/content-facts';
import { openingIn } from '../bundle/opening-path';
import { sealedBundlePath } from '../bundle/sealed-files';
import { verifyBundle } from '../bundle/verify-bundle';
import type { ServiceContext } from '../context';
import type { KeyRing } from '../keys/key-ring';

export interface RedactionSource {
  readonly content: SubmittedContent;
  /** Confidential for its State: what the submission marks, and what has been marked in the assessment since. */
  readonly isConfidential: (provision: string) => boolean;
  readonly questionnaire: Questionnaire;
  readonly carried: CarriedQuestionnaireFile;
  readonly from: RedactedFrom;
  readonly about: Pick<RedactedCopy, 'state' | 'exercise' | 'instruments' | 'practice' | 'assessmentDate' | 'languages'>;
}

type Asked = Input<'redaction.choices'>;

/** What a copy is made from. Throws AppError `not-found`, `file-missing`, `wrong-passphrase`, `key-not-usable`, `damaged`. */
export const redactionSource = (context: ServiceContext, keys: KeyRing, asked: Asked): Promise<RedactionSource> =>
  asked.digest === undefined ? fromAssessment(context, asked.assessment) : fromSubmission(context, keys, asked, asked.digest);

async function fromAssessment(context: ServiceContext, assessment: string): Promise<RedactionSource> {
  const { document } = await assessmentStoreOf(context).read(assessment);
  const { state, exercise, instruments, practice, assessmentDate, languages, release } = settingsOf(document);
  const questionnaire = questionnaireOf(context.content, document);
  const content = submittedContent(document, questionnaire, liveAssessmentOf(context.content, document));
  const { id, title, mechanism } = exercise;
  return {
    content,
    isConfidential: (provision) => isConfidential(release, provision),
    questionnaire,
    carried: carryQuestionnaire(questionnaire, languages, (language) => context.content.wording(language)),
    from: { kind: 'assessment', digest: sha512Of(canonicalJson(content)), at: context.clock.now() },
    about: { state, exercise: { id, title, mechanism }, instruments, practice, assessmentDate, languages },
  };
}

async function fromSubmission(
  context: ServiceContext,
  keys: KeyRing,
  { assessment, unlock }: Asked,
  digest: string,
): Promise<RedactionSource> {
  const { document } = await assessmentStoreOf(context).read(assessment);
  const record = Object.hasOwn(document.submissions, digest) ? document.submissions[digest] : undefined;
  if (!record) throw new AppError('not-found', { what: 'submission', id: digest });
  const path = sealedBundlePath(assessment, digest, record.fileName);
  if ((await context.data.files.size(path)) === null) throw new AppError('file-missing', { name: record.fileName });
  const identities = unlock ? [(await keys.unlock(unlock.key, unlock.passphrase)).ageIdentity] : [];
  const { report, submission, carried } = await verifyBundle(
    { path: await context.data.files.place(path), name: record.fileName },
    {
      ...contentFacts(context.content),
      ...openingIn(context),
      trust: async () => undefined,
      identities,
      now: context.clock.now(),
      call: { signal: new AbortController().signal, progress: () => {} },
    },
  );
  // It lies here because it was whole when it was sealed; only the key is not asked for again.
  if (report.verdict !== 'key-unknown' || !submission || !carried || report.digest !== digest) {
    const code = report.findings.find(({ severity }) => severity === 'refusal')?.code ?? report.verdict;
    if (report.verdict === 'not-for-us') throw new AppError('key-not-usable', { reason: 'opens-not' });
    throw new AppError('damaged', { file: record.fileName, place: code });
  }
  const { answers, evidence, state, exercise, instruments, practice, assessmentDate, languages } = submission;
  const marked = [submission.release, settingsOf(document).release];
  const { id, title, mechanism } = exercise;
  return {
    content: { answers, evidence },
    isConfidential: (provision) => marked.some((release) => isConfidential(release, provision)),
    questionnaire: carried.questionnaire,
    carried: {
      format: 'omnibus-carried-questionnaire/1',
      questionnaire: packQuestionnaire(carried.questionnaire),
      wording: carried.wording,
    },
    from: { kind: 'submission', digest, number: submission.number, sealedAt: submission.sealedAt },
    about: { state, exercise: { id, title, mechanism }, instruments, practice, assessmentDate, languages },
  };
}

const sha512Of = (text: string): string => createHash('sha512').update(text).digest('hex');
