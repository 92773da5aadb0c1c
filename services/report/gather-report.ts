import type { AssessmentDocument, SettingsRecord } from '#core/answers/document';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Input } from '#core/contract/operations';
import { factsOf, type StateKind } from '#core/answers/facts-of';
import { toConfirm } from '#core/carry-over/to-confirm';
import { compile } from '#core/engine/compile';
import { open } from '#core/engine/open';
import { packQuestionnaire } from '#core/questionnaire/packed';
import type { Language, Wording } from '#core/questionnaire/wording';
import { withoutProvisions } from '#core/questionnaire/without-provisions';
import type { Leaving, ReportAnswer } from '#core/report/report-source';
import { isConfidential, releasedContent, type ReleaseHere } from '#core/submission/release';
import { outcomeOf, reopenSubmission } from '#core/submission/reopen-submission';
import type { Submission } from '#core/submission/submission';
import { submittedContent } from '#core/submission/submitted-content';
import type { Verdict } from '#core/submission/verification';
import { questionnaireOf, settingsOf } from '../assessments/assessment-questions';
import { liveAssessmentOf } from '../assessments/live-assessment-of';
import { contentFacts } from '../bundle/content-facts';
import { WHOLE } from '../bundle/verdict';
import { verifyBundle, type BundleSource, type VerifiedBundle, type VerifyOptions } from '../bundle/verify-bundle';
import type { ServiceContext } from '../context';
import { redactedSource } from './redacted-source';
import type { ReportJob } from './report-job';

type Request = Input<'reports.write'>;
export type Gathered = Pick<ReportJob, 'source' | 'questionnaire' | 'wording' | 'fallback'> & { readonly verdict?: Verdict };

/** What a document of a draft is made of: what its submission would hold if it were sealed now. */
export function gatherDraft(context: ServiceContext, document: AssessmentDocument, request: Request): Gathered {
  const { content, clock } = context;
  const settings = settingsOf(document);
  const questionnaire = questionnaireOf(content, document);
  const blank = request.kind === 'blank';
  const live = blank ? withoutAnswers(context, document) : liveAssessmentOf(content, document);
  const { answers, evidence } = blank ? { answers: {}, evidence: {} } : submittedContent(document, questionnaire, live);
  const { provisions } = outcomeOf(live, questionnaire);
  const waiting = blank ? 0 : toConfirm(document).filter((question) => live.isAsked(question)).length;
  // What is pointed out rests on what the document holds, not on what nobody has confirmed.
  const judged =
    waiting === 0 ? live : reopenSubmission({ ...settings, answers, evidence }, compile(questionnaire), stateKindOf(content, settings));
  const explained = judged.findings().map((finding) => {
    const reason = Object.hasOwn(document.explanations, finding.key) ? document.explanations[finding.key]?.reason.trim() : undefined;
    return { ...finding, ...(reason && { explanation: reason }) };
  });
  return {
    source: {
      state: settings.state,
      exercise: settings.exercise,
      instruments: settings.instruments,
      participation: settings.participation,
      ...(settings.leftOut && { leftOut: settings.leftOut }),
      ...(settings.release && { release: settings.release }),
      practice: settings.practice,
      assessmentDate: settings.assessmentDate,
      answers: request.names ? withNames(answers, document) : answers,
      evidence,
      provisions,
      findings: explained,
      madeAt: clock.now(),
      workPackages: Object.values(document.workPackages).map(({ agency, provisions: asked }) => ({ agency, provisions: asked })),
      ...(waiting > 0 && { waiting }),
    },
    questionnaire: packQuestionnaire(questionnaire),
    wording: content.wording(request.language),
    fallback: content.wording('en'),
  };
}

const stateKindOf = (content: ServiceContext['content'], { state }: SettingsRecord): StateKind | undefined =>
  contentFacts(content).stateKind(state);

function withoutAnswers({ content }: ServiceContext, document: AssessmentDocument) {
  const settings = settingsOf(document);
  const questionnaire = questionnaireOf(content, document);
  const facts = factsOf(
    settings,
    stateKindOf(content, settings),
    questionnaire.instruments.map(({ code }) => code),
  );
  return open(compile(questionnaire), { answers: {}, evidence: {}, facts });
}

function withNames(answers: Readonly<Record<string, ReportAnswer>>, document: AssessmentDocument): Record<string, ReportAnswer> {
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => {
      const by = document.answers[id]?.by;
      return [id, by ? { ...answer, by } : answer];
    }),
  );
}

/** What a document of a bundle is made of. Throws AppError `file-unreadable` with what is wrong, unless it is whole or a redacted copy. */
export async function gatherBundle(
  context: ServiceContext,
  bundle: BundleSource,
  request: Request,
  judgement: Omit<VerifyOptions, 'call' | 'now'>,
  releaseFor: (digest: string, submission: Pick<Submission, 'release'>) => ReleaseHere,
  call: CallContext,
): Promise<Gathered> {
  const now = context.clock.now();
  const verified = await verifyBundle(bundle, {
    ...judgement,
    now,
    call: { signal: call.signal, progress: (done, total) => call.progress(done, total, 'verifying') },
  });
  const { report, submission, redacted, carried, contentDigest } = verified;
  if (report.verdict === 'redacted' && redacted && carried) {
    const source = redactedSource(redacted.copy, carried.questionnaire, redacted.live);
    return {
      verdict: report.verdict,
      source: { ...source, ...(request.kind === 'blank' && { answers: {} }), madeAt: now },
      questionnaire: packQuestionnaire(carried.questionnaire),
      ...wordingFor(context, carried, request.language),
    };
  }
  if (!WHOLE.has(report.verdict) || !submission || !carried || report.digest === undefined || contentDigest === undefined) {
    const code = report.findings.find(({ severity }) => severity === 'refusal')?.code ?? report.verdict;
    throw new AppError('file-unreadable', { name: bundle.name, problem: code });
  }
  const { number, replaces, sealedAt, declaration } = submission;
  const leaving = leavingOf(request);
  const release = releaseFor(report.digest, submission);
  const shown = leaving === 'released' && request.kind !== 'blank' ? releasedContent(submission, release) : submission;
  if (!shown) throw new AppError('not-released', { state: submission.state, number });
  const asked =
    leaving === 'released' ? withoutProvisions(carried.questionnaire, (id) => isConfidential(release, id)) : carried.questionnaire;
  return {
    verdict: report.verdict,
    source: {
      state: shown.state,
      exercise: shown.exercise,
      instruments: shown.instruments,
      participation: shown.participation,
      ...(shown.leftOut && { leftOut: shown.leftOut }),
      ...(leaving !== 'released' && { release }),
      ...(leaving && { leaving }),
      practice: shown.practice,
      assessmentDate: shown.assessmentDate,
      answers: request.kind === 'blank' ? {} : shown.answers,
      evidence: request.kind === 'blank' ? {} : shown.evidence,
      provisions: shown.provisions,
      findings: request.kind === 'blank' ? [] : shown.findings,
      sealed: { number, replaces, sealedAt, declaration, digest: report.digest, contentDigest, verdict: report.verdict },
      madeAt: now,
      workPackages: [],
    },
    questionnaire: packQuestionnaire(asked),
    ...wordingFor(context, carried, request.language),
  };
}

/** A State sets its own in whatever way it likes; of what others hold only what was released, unless they say that it stays inside. */
const leavingOf = ({ of, internal }: Request): Leaving | undefined => ('assessment' in of ? undefined : internal ? 'internal' : 'released');

/** This program's words where it asks exactly the same: a bundle could put others under the ids of the questions. Else the bundle's own. */
function wordingFor(
  { content }: ServiceContext,
  { questionnaire, wording }: NonNullable<VerifiedBundle['carried']>,
  language: Language,
): Pick<Gathered, 'wording' | 'fallback'> {
  const known = contentFacts(content).known(questionnaire.instruments.map(({ code }) => code));
  const of = (wanted: Language): Wording | undefined =>
    known?.version === questionnaire.version ? content.wording(wanted) : wording.find((each) => each.language === wanted);
  const [own, fallback] = [of(language), of('en') ?? wording[0] ?? content.wording('en')];
  return { ...(own && { wording: own }), fallback };
}
