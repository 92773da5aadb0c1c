import { rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CONTRIBUTION_ENDING } from '#core/agencies/file-endings';
import type { Answer, Person } from '#core/answers/answer';
import { provisionOf } from '#core/answers/clearance';
import type { AssessmentDocument, SettingsRecord } from '#core/answers/document';
import type { Commission } from '#core/answers/work-package';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { WrittenContributionFile } from '#core/contract/operations';
import { submittedContent } from '#core/submission/submitted-content';
import { contentOf, questionIn, questionnaireOf, settingsOf } from '../assessments/assessment-questions';
import { liveAssessmentOf } from '../assessments/live-assessment-of';
import { recordChange } from '../assessments/record-change';
import { assessmentStoreOf } from '../assessments/store-of';
import { storedIn } from '../bundle/export-submission';
import { writeBag } from '../bundle/write-bag';
import type { ServiceContext } from '../context';
import { fileNameOf } from '../files/file-handles';
import { outgoingPath } from '../files/offer-bytes';
import { signDetached } from '../keys/detached-signature';
import { attachmentsOf } from './agency-bag';
import { askedFingerprint } from './asked-fingerprint';
import { packageKey } from './commission-keys';
import { AGENCY_SLOT, CONTRIBUTION_DOCUMENT, CONTRIBUTION_FORMAT, contributionFile, type ContributionFile } from './package-file';

/**
 * Writes what an agency has answered in its part, signed with the key of its package, and records that it did: the next one takes
 * its place. What came with the package and was left as it is, is no word of the agency. Throws AppError `not-found` where the
 * assessment is no agency's part, `nothing-to-contribute`, `file-missing`, `damaged`, `disk-full`, `cancelled`; then nothing is recorded.
 */
export async function writeContribution(
  context: ServiceContext,
  { assessment, comments, by }: { readonly assessment: string; readonly comments: readonly string[]; readonly by: Person },
  call: CallContext,
): Promise<WrittenContributionFile> {
  await context.data.assertWritable();
  const store = assessmentStoreOf(context);
  const { document } = await store.readToWrite(assessment);
  const commission = commissionIn(document, assessment);
  const key = await packageKey(context, commission.key);
  const at = context.clock.now();
  const file = fileOf(context, document, commission, { comments, by, at });
  const counts = { answers: Object.keys(file.answers).length, comments: Object.keys(file.comments).length };
  if (counts.answers + counts.comments === 0) throw new AppError('nothing-to-contribute');
  const name = contributionName(settingsOf(document), commission, file.number);
  const draft = await context.data.files.absolute(outgoingPath(context, name));
  try {
    const digest = await writeBag(
      draft,
      {
        name: 'contribution',
        at,
        info: [`Bag-Software-Agent: Omnibus ${context.version}`, `Bagging-Date: ${at.slice(0, 10)}`],
        payload: [[CONTRIBUTION_DOCUMENT, Buffer.from(`${JSON.stringify(file)}\n`, 'utf8')]],
        attachments: attachmentsOf(file.evidence).map((attachment) => storedIn(context, assessment, attachment)),
      },
      {
        sign: async (manifest) => [[AGENCY_SLOT, await signDetached(manifest, 'omnibus-contribution+jws', key.thumbprint, key.object)]],
        recipients: [],
        call,
      },
    );
    const written = { digest, number: file.number, fileName: name, at };
    const saved = await store.commit(assessment, by, (current) => {
      const { revision: _, ...settings } = settingsOf(current.document);
      const now = commissionIn(current.document, assessment);
      if (now.written.length !== commission.written.length || now.workPackage !== commission.workPackage)
        throw new AppError('conflict', { what: 'contribution', id: name, yours: commission.written.length, current: now.written.length });
      return {
        changes: recordChange(current, 'settings', 'assessment', {
          ...settings,
          commission: { ...now, written: [...now.written, written] },
        }),
      };
    });
    const { size: bytes } = await stat(draft);
    return { file: await context.files.offer(draft, name), name, bytes, digest, number: file.number, ...counts, saved };
  } catch (error) {
    await rm(dirname(draft), { recursive: true, force: true });
    throw error;
  }
}

function commissionIn(document: AssessmentDocument, id: string): Commission {
  const { commission } = settingsOf(document);
  if (!commission) throw new AppError('not-found', { what: 'work-package', id });
  return commission;
}

function fileOf(
  context: ServiceContext,
  document: AssessmentDocument,
  commission: Commission,
  { comments, by, at }: { readonly comments: readonly string[]; readonly by: Person; readonly at: string },
): ContributionFile {
  const questionnaire = questionnaireOf(context.content, document);
  const content = contentOf(context.content, document);
  const own = {
    ...document,
    answers: Object.fromEntries(Object.entries(document.answers).filter(([id, answer]) => isOwn(id, answer, commission))),
  };
  const { answers, evidence } = submittedContent(own, questionnaire, liveAssessmentOf(context.content, document));
  const said = Object.entries(answers).map(([id, answer]) => {
    const asked = askedFingerprint(content, questionnaire, questionIn(questionnaire, id));
    return [id, { ...answer, by: document.answers[id]?.by ?? by, asked }] as const;
  });
  const made = {
    format: CONTRIBUTION_FORMAT,
    workPackage: commission.workPackage,
    commission: commission.commission,
    source: document.id,
    number: commission.written.length + 1,
    replaces: commission.written.slice(-1_000).map(({ digest }) => digest),
    ...{ at, by },
    questionnaire: document.questionnaire,
    answers: Object.fromEntries(said),
    evidence,
    comments: Object.fromEntries(comments.map((id) => [id, commentOf(document, id)])),
    generator: { name: 'Omnibus', version: context.version },
  };
  // What is written is what can be read: the reader's own check, over what will be in the file.
  return contributionFile.parse(JSON.parse(JSON.stringify(made)));
}

/** In its part, said or confirmed by the agency, and not just what came with the package. */
const isOwn = (id: string, { revision, confirmed }: Answer, { provisions, given }: Commission): boolean =>
  provisions.includes(provisionOf(id)) && confirmed && !(Object.hasOwn(given, id) && given[id] === revision);

function commentOf({ comments }: AssessmentDocument, id: string): ContributionFile['comments'][string] {
  const comment = Object.hasOwn(comments, id) ? comments[id] : undefined;
  if (!comment) throw new AppError('not-found', { what: 'comment', id });
  const { about, text, by, at } = comment;
  return { about, text, by: { ...by }, at };
}

function contributionName({ state, practice, exercise }: SettingsRecord, { agency }: Commission, number: number): string {
  const named = [...agency.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')]
    .slice(0, 40)
    .join('')
    .replace(/^-+|-+$/g, '');
  return fileNameOf(`${practice ? 'PRACTICE-' : ''}${state}-${exercise.id}-${named || 'agency'}-answers-${number}${CONTRIBUTION_ENDING}`);
}
