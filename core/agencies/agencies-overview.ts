import type { AssessmentDocument } from '../answers/document';
import type { LiveAssessment } from '../engine/live-assessment';
import type { AgencyOverview } from './agency-overview';
import { commissionOf, compareTexts, receivedContributions, type Received } from './current-contributions';
import type { MergeOutcome } from './merge-outcome';

/**
 * How each commission stands, by agency and then by when it was first sent. `outcome`: what follows from the document at present;
 * `provisions`: those that this assessment knows, which a package of an earlier edition may go beyond.
 */
export function agenciesOverview(
  document: AssessmentDocument,
  live: LiveAssessment,
  outcome: MergeOutcome,
  provisions: ReadonlySet<string>,
): readonly AgencyOverview[] {
  const packages = new Map<string, [string, AssessmentDocument['workPackages'][string]][]>();
  for (const [id, each] of Object.entries(document.workPackages)) {
    const commission = commissionOf(each, id);
    packages.set(commission, [...(packages.get(commission) ?? []), [id, each]]);
  }
  const received = receivedContributions(document);
  return [...packages]
    .map(([commission, list]) => overviewOf(commission, list, received, { live, outcome, provisions }))
    .sort((one, other) => compareTexts(one.agency, other.agency) || compareTexts(one.firstSent, other.firstSent));
}

function overviewOf(
  commission: string,
  list: readonly [string, AssessmentDocument['workPackages'][string]][],
  all: readonly Received[],
  {
    live,
    outcome,
    provisions,
  }: { readonly live: LiveAssessment; readonly outcome: MergeOutcome; readonly provisions: ReadonlySet<string> },
): AgencyOverview {
  const sent = [...list].sort(([oneId, one], [otherId, other]) => compareTexts(one.at, other.at) || compareTexts(oneId, otherId));
  const [newestId, newest] = sent.at(-1)!;
  const received = all.filter((each) => each.commission === commission);
  const scope = new Set(newest.provisions);
  const inScope = (question: string): boolean => scope.has(question.slice(0, question.indexOf('/')));
  const counts = [...scope]
    .filter((provision) => provisions.has(provision))
    .map((provision) => live.provision(provision))
    .filter(({ relevant }) => relevant);
  const asked = counts.reduce((sum, each) => sum + each.asked, 0);
  const answered = counts.reduce((sum, each) => sum + each.answered, 0);
  return {
    commission,
    agency: newest.agency,
    workPackage: newestId,
    language: newest.language,
    instructions: newest.instructions,
    provisions: newest.provisions,
    firstSent: sent[0]?.[1].at ?? newest.at,
    lastSent: newest.at,
    ...(newest.due !== undefined && { due: newest.due }),
    packages: sent.map(([id, { at, fileName, asks }]) => ({ id, at, ...(fileName !== undefined && { fileName }), asks })),
    withdrawn: sent.some(([, { withdrawn }]) => withdrawn !== undefined),
    awaiting: !received.some(({ contribution }) => contribution.workPackage === newestId) && newest.asks !== undefined,
    returned: received
      .map(({ digest, contribution, replaced }) => ({
        digest,
        workPackage: contribution.workPackage,
        number: contribution.number,
        by: contribution.by,
        writtenAt: contribution.writtenAt,
        receivedAt: contribution.receivedAt,
        answers: Object.keys(contribution.answers).length,
        replaced,
      }))
      .sort((one, other) => other.number - one.number || compareTexts(one.digest, other.digest)),
    asked,
    answered,
    open: asked - answered,
    conflicts: outcome.conflicts.filter(({ question, sources }) => inScope(question) && sources.some((source) => isOf(received, source)))
      .length,
    waiting: outcome.taken.filter(inScope).length,
  };
}

const isOf = (received: readonly Received[], { contribution }: { readonly contribution: string }): boolean =>
  received.some(({ digest }) => digest === contribution);
