import type { ContributionReport } from '#core/agencies/contribution-report';
import type { Person } from '#core/answers/answer';
import { applyChanges, type Change } from '#core/answers/change';
import type { AssessmentDocument } from '#core/answers/document';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { InspectedContribution, MergedContributions } from '#core/contract/operations';
import { contentOf, questionnaireOf } from '../assessments/assessment-questions';
import { assessmentStoreOf } from '../assessments/store-of';
import { AttachmentStore } from '../attachments/attachment-store';
import type { ServiceContext } from '../context';
import type { IncomingFile } from '../files/file-exchange';
import { attachmentContent, attachmentsOf } from './agency-bag';
import { heldFile, holdFile, removeHeld } from '../files/held-file';
import { planMerge, type Arrived } from './merge-plan';
import { withContribution, type ContributionBasis, type ReadContribution } from './read-contribution';

export interface MergeFiles {
  readonly assessment: string;
  readonly files: readonly string[];
  readonly held: readonly string[];
  readonly by: Person;
}

/**
 * Takes contributions in. Each is read and verified, then its files are kept, and only then one line says all of it: a program that
 * is stopped before that line has merged nothing, and nothing that it left can be seen.
 */
export async function mergeFiles(context: ServiceContext, request: MergeFiles, call: CallContext): Promise<MergedContributions> {
  await context.data.assertWritable();
  const store = assessmentStoreOf(context);
  const { assessment, by } = request;
  const { document } = await store.readToWrite(assessment);
  const basis = basisOf(context, document);
  const attachments = new AttachmentStore(context.data.files);
  const sources = await sourcesOf(context, request);
  const arrived: Arrived[] = [];
  const reports: ContributionReport[] = [];
  try {
    for (const [place, source] of sources.entries()) {
      if (call.signal.aborted) throw new AppError('cancelled');
      call.progress(place, sources.length);
      const seen = withArrived(document, arrived);
      reports.push(
        await withContribution(source, { ...basis, document: seen }, quiet(call), async (read) => {
          await keepFiles(attachments, assessment, read, quiet(call));
          arrived.push({ digest: read.digest, contribution: read.contribution });
        }),
      );
    }
    const questionnaire = questionnaireOf(context.content, document);
    let plan: ReturnType<typeof planMerge> | undefined;
    const saved = await store.commit(assessment, by, (current) => {
      assertSamePackages(document, current.document, arrived);
      plan = planMerge(current, questionnaire, arrived, { by, at: context.clock.now() });
      return { changes: plan.changes };
    });
    call.progress(sources.length, sources.length);
    for (const { held } of sources) if (held !== undefined) await removeHeld(context, 'contribution', held);
    const { taken = [], setAside = [], conflicts = [], leftOut = [] } = plan?.outcome ?? {};
    return { saved, contributions: reports, taken, setAside, conflicts, leftOut };
  } finally {
    for (const { release } of sources) await release();
  }
}

/** What merging the file would do. Only a copy is kept, for as long as the program runs, so that it need not be chosen again. */
export async function inspectFile(
  context: ServiceContext,
  assessment: string,
  incoming: IncomingFile,
  call: CallContext,
): Promise<InspectedContribution> {
  const { document, seq } = await assessmentStoreOf(context).read(assessment);
  const basis = basisOf(context, document);
  let arrived: ReadContribution | undefined;
  const report = await withContribution(incoming, basis, call, async (read) => void (arrived = read));
  if (!arrived)
    return { report, goesIn: [], agrees: [], setAside: [], conflicts: [], leftOut: [], evidence: { entered: 0, known: 0 }, comments: 0 };
  const { digest, contribution } = arrived;
  const nobody = { by: contribution.by, at: contribution.writtenAt };
  const { outcome, document: after } = planMerge({ document, seq }, basis.questionnaire, [{ digest, contribution }], nobody);
  const concerns = ({ question }: { readonly question: string }): boolean => Object.hasOwn(contribution.answers, question);
  const own = { contribution: digest, workPackage: contribution.workPackage, agency: report.agency ?? '', number: contribution.number };
  const goesIn = outcome.taken.flatMap((question) => {
    const answer = Object.hasOwn(contribution.answers, question) ? contribution.answers[question] : undefined;
    return answer ? [{ question, ...own, answer, evidence: contribution.evidence }] : [];
  });
  const conflicts = outcome.conflicts.filter(concerns);
  const leftOut = outcome.leftOut.filter((each) => each.contribution === digest);
  const notAgreed = new Set([...goesIn, ...conflicts, ...leftOut].map(({ question }) => question));
  const entered = Object.keys(after.evidence).filter((id) => !Object.hasOwn(document.evidence, id)).length;
  const held = context.data.access === 'owner' ? await holdFile(context, 'contribution', incoming) : undefined;
  return {
    report,
    ...(held !== undefined && { held }),
    goesIn,
    agrees: report.verdict === 'older' ? [] : Object.keys(contribution.answers).filter((id) => !notAgreed.has(id)),
    setAside: outcome.setAside,
    conflicts,
    leftOut,
    evidence: { entered, known: Math.max(0, Object.keys(contribution.evidence).length - entered) },
    comments: Object.keys(after.comments).length - Object.keys(document.comments).length,
  };
}

function basisOf({ content, version }: ServiceContext, document: AssessmentDocument): ContributionBasis {
  return { document, content: contentOf(content, document), questionnaire: questionnaireOf(content, document), version };
}

/** As if those before in the same call were here already: the second of two equal files is a duplicate. */
function withArrived(document: AssessmentDocument, arrived: readonly Arrived[]): AssessmentDocument {
  const changes = arrived.map(({ digest, contribution }): Change => {
    const after = { ...contribution, receivedAt: contribution.writtenAt, revision: 1 };
    return { collection: 'contributions', key: digest, before: null, after };
  });
  return applyChanges(document, changes);
}

/** Files are kept under their hash and verified on the way; nothing names them until the line is written. */
async function keepFiles(
  attachments: AttachmentStore,
  assessment: string,
  { contribution, bag }: ReadContribution,
  call: CallContext,
): Promise<void> {
  for (const attachment of attachmentsOf(contribution.evidence)) {
    const content = attachmentContent(bag, attachment.sha512);
    if (content) await attachments.take(assessment, attachment, content, call);
  }
}

/** A package that was withdrawn while the files were being read takes nothing in. */
function assertSamePackages(before: AssessmentDocument, now: AssessmentDocument, arrived: readonly Arrived[]): void {
  for (const { contribution } of arrived) {
    const id = contribution.workPackage;
    const [read, present] = [before.workPackages[id], now.workPackages[id]];
    if (read?.revision !== present?.revision)
      throw new AppError('conflict', { what: 'work-package', id, yours: read?.revision ?? 0, current: present?.revision ?? 0 });
  }
}

interface Source {
  readonly path: string;
  readonly name: string;
  readonly held?: string;
  readonly release: () => Promise<void>;
}

async function sourcesOf(context: ServiceContext, { files, held }: MergeFiles): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for (const id of held) {
    sources.push({ ...(await heldFile(context, 'contribution', id)), held: id, release: async () => {} });
  }
  for (const handle of files) {
    const incoming = await context.files.take(handle);
    sources.push({ path: incoming.path, name: incoming.name, release: () => incoming.release() });
  }
  return sources;
}

/** Progress is told by file, not by byte. */
const quiet = ({ signal }: CallContext): CallContext => ({ signal, progress: () => {} });
