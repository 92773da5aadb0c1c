import { applyChanges } from '#core/answers/change';
import type { AssessmentDocument, SubmissionRecord } from '#core/answers/document';
import { factsOf } from '#core/answers/facts-of';
import { compareSubmissions, type ComparedSubmission } from '#core/comparison/compare';
import { AppError } from '#core/contract/errors';
import type { Output } from '#core/contract/operations';
import { compile } from '#core/engine/compile';
import { open } from '#core/engine/open';
import { packQuestionnaire } from '#core/questionnaire/packed';
import { LANGUAGES, SOURCE_LANGUAGE } from '#core/questionnaire/wording';
import { buildSubmission } from '#core/submission/build-submission';
import { settingsOf } from '../assessments/assessment-questions';
import { assessmentStoreOf } from '../assessments/store-of';
import type { ServiceContext } from '../context';
import { contentFacts } from './content-facts';

/**
 * What a submission sealed now would say otherwise than one that was sealed before. The state at that sealing comes from the
 * history, so that an encrypted bundle need not be opened; what was erased since is in neither.
 */
export async function changesSince(context: ServiceContext, assessment: string, digest: string): Promise<Output<'submissions.changes'>> {
  const store = assessmentStoreOf(context);
  const { document } = await store.read(assessment);
  const record = Object.hasOwn(document.submissions, digest) ? document.submissions[digest] : undefined;
  if (!record) throw new AppError('not-found', { what: 'submission', id: digest });
  const lines = await store.lines(assessment, 0);
  const sealing = lines.find(({ changes }) => changes.some(({ collection, key }) => collection === 'submissions' && key === digest));
  const empty: AssessmentDocument = {
    ...document,
    ...{ settings: {}, answers: {}, evidence: {}, comments: {}, explanations: {}, offers: {}, submissions: {}, clearances: {} },
  };
  const before = lines.filter(({ seq }) => sealing !== undefined && seq < sealing.seq).flatMap(({ changes }) => changes);
  const older = asSubmitted(context, applyChanges(empty, before), record);
  const newer = asSubmitted(context, document, { ...record, number: record.number + 1, digest: '' });
  const wording = LANGUAGES.map((language) => context.content.wording(language));
  return {
    comparison: compareSubmissions(older, newer),
    questionnaires: { older: packQuestionnaire(older.questionnaire), newer: packQuestionnaire(newer.questionnaire) },
    wording: { older: wording, newer: wording },
  };
}

function asSubmitted(
  { content, clock, version }: ServiceContext,
  document: AssessmentDocument,
  { number, digest, sealedAt }: Pick<SubmissionRecord, 'number' | 'digest' | 'sealedAt'>,
): ComparedSubmission {
  const settings = settingsOf(document);
  const questionnaire = content.questionnaire(settings.instruments);
  const stateKind = contentFacts(content).stateKind(settings.state);
  const codes = questionnaire.instruments.map(({ code }) => code);
  const facts = factsOf(settings, stateKind, codes);
  const live = open(compile(questionnaire), { answers: document.answers, evidence: document.evidence, facts });
  const submission = buildSubmission(document, questionnaire, live, stateKind, {
    number,
    replaces: null,
    sealedAt: digest === '' ? clock.now() : sealedAt,
    declaration: { title: '–' },
    questionnaireSha512: '',
    signatures: [],
    generator: { name: 'Omnibus', version },
  });
  return { digest, submission, questionnaire, words: content.wording(SOURCE_LANGUAGE).entries };
}
