import { receivedContributions } from '#core/agencies/current-contributions';
import { citedIn, withCitations } from '#core/answers/citations';
import type { ContributionNote, ContributionReport, ContributionVerdict } from '#core/agencies/contribution-report';
import type { AssessmentDocument } from '#core/answers/document';
import { validateValue } from '#core/answers/validate-value';
import type { Contribution, OfferedAnswer, UnfitAnswer, WorkPackage } from '#core/answers/work-package';
import type { CallContext } from '#core/contract/dispatch';
import type { Question, Questionnaire } from '#core/questionnaire/definition';
import { isInternal } from '#core/submission/submitted-content';
import { questionsById } from '#core/questionnaire/questions-by-id';
import type { ContentLibrary } from '../content/content-library';
import { readSignature, verifyDetached } from '../keys/detached-signature';
import { readPublicKey } from '../keys/public-key';
import { attachmentsOf, payloadProblem, withAgencyBag, type AgencyBag } from './agency-bag';
import { askedFingerprint } from './asked-fingerprint';
import { evidenceId, takenInId } from './evidence-id';
import { AGENCY_SLOT, CONTRIBUTION_DOCUMENT, readContributionFile, type ContributionFile } from './package-file';

/** What it is measured by. */
export interface ContributionBasis {
  readonly document: AssessmentDocument;
  readonly content: ContentLibrary;
  /** What this assessment asks. */
  readonly questionnaire: Questionnaire;
  readonly version: string;
}

/** A contribution that may be taken in; the archive is open while it is handed on. */
export interface ReadContribution {
  readonly digest: string;
  readonly contribution: Omit<Contribution, 'revision' | 'receivedAt'>;
  readonly bag: AgencyBag;
}

/**
 * Reads a file that claims to be a contribution and says what it is. One that may be taken in is handed to `use` first. Whatever is wrong
 * with it is a verdict, never an error. Throws what `use` throws, and AppError `cancelled`.
 */
export async function withContribution(
  { path, name }: { readonly path: string; readonly name: string },
  basis: ContributionBasis,
  call: CallContext,
  use: (read: ReadContribution) => Promise<unknown>,
): Promise<ContributionReport> {
  const refused = (verdict: ContributionVerdict, problem?: string): ContributionReport => ({
    fileName: name,
    verdict,
    notes: [],
    ...(problem !== undefined && { problem }),
  });
  const outcome = await withAgencyBag(path, CONTRIBUTION_DOCUMENT, [AGENCY_SLOT], call, async (bag) => {
    const signed = await signedWith(bag, basis.document);
    if ('verdict' in signed) return { report: refused(signed.verdict, signed.problem) };
    const reading = readContributionFile(bag.document);
    if (!('value' in reading)) return { report: refused(reading.newer ? 'newer-format' : 'not-a-contribution', reading.problem) };
    const file = reading.value;
    if (file.workPackage !== signed.id) return { report: refused('altered', 'workPackage') };
    const problem = payloadProblem(bag, CONTRIBUTION_DOCUMENT, attachmentsOf(file.evidence));
    if (problem !== null) return { report: refused('altered', problem) };
    const read = { digest: bag.digest, contribution: contributionOf(file, name, signed.workPackage, basis), bag };
    const report = reportOf(read, file, signed, basis, name);
    if (isTaken(report.verdict)) await use(read);
    return { report };
  });
  return 'report' in outcome ? outcome.report : refused(outcome.other ? 'not-a-contribution' : 'altered', outcome.problem);
}

const isTaken = (verdict: ContributionVerdict): boolean => verdict === 'new' || verdict === 'newer' || verdict === 'older';

interface Signed {
  readonly id: string;
  readonly workPackage: WorkPackage;
}

/** The package of ours whose key has signed it. Its word about itself is not asked. */
async function signedWith(
  { signatures, signed }: AgencyBag,
  { workPackages }: AssessmentDocument,
): Promise<Signed | { readonly verdict: ContributionVerdict; readonly problem?: string }> {
  const jws = signatures.get(AGENCY_SLOT);
  if (jws === undefined) return { verdict: 'altered', problem: 'signature-missing' };
  const header = readSignature(jws, 'omnibus-contribution+jws');
  if ('problem' in header)
    return { verdict: 'altered', problem: header.problem === 'wrong-type' ? 'signature-wrong-type' : 'signature-invalid' };
  const [id, workPackage] = Object.entries(workPackages).find(([, { key }]) => key === header.key) ?? [];
  const key = workPackage && (await readPublicKey(workPackage.publicKey));
  if (id === undefined || !workPackage || key?.thumbprint !== header.key) return { verdict: 'other-assessment' };
  const valid = await verifyDetached(jws, signed, 'omnibus-contribution+jws', key.object);
  return valid ? { id, workPackage } : { verdict: 'altered', problem: 'signature-invalid' };
}

function contributionOf(
  file: ContributionFile,
  fileName: string,
  workPackage: WorkPackage,
  basis: ContributionBasis,
): ReadContribution['contribution'] {
  const scope = new Set(workPackage.provisions);
  const { commission = file.workPackage } = workPackage;
  const questions = questionsById(basis.questionnaire);
  const ids = new Map(Object.entries(file.evidence).map(([id, record]) => [id, evidenceId(record)]));
  const cited = new Set<string>();
  const answers = Object.entries(file.answers).map(([id, { asked, ...answer }]): [string, OfferedAnswer] => {
    const question = questions.get(id);
    const unfit = unfitness(question, file.answers[id] ?? { ...answer, asked }, file, scope, basis);
    if (!question || answer.value === undefined) return [id, { ...answer, ...(unfit && { unfit }) }];
    if (unfit !== 'evidence-missing' && unfit !== 'does-not-fit')
      for (const each of citedIn(question, answer.value)) cited.add(ids.get(each) ?? each);
    const moved = unfit === 'does-not-fit' ? answer : withCitations(answer, ids, question);
    return [id, { ...moved, ...(unfit && { unfit }) }];
  });
  const evidence = Object.entries(file.evidence).flatMap(([id, record]) => {
    const here = ids.get(id) ?? id;
    return cited.has(here) ? [[here, record] as const] : [];
  });
  const comments = Object.entries(file.comments)
    .filter(([, { about }]) => scope.has(about) || scope.has(questions.get(about)?.provision ?? ''))
    .map(([id, comment]) => [takenInId(JSON.stringify([commission, file.source, id])), comment] as const);
  return {
    workPackage: file.workPackage,
    number: file.number,
    fileName,
    writtenAt: file.at,
    by: file.by,
    source: file.source,
    replaces: file.replaces,
    questionnaire: file.questionnaire,
    answers: Object.fromEntries(answers),
    evidence: Object.fromEntries(evidence),
    comments: Object.fromEntries(comments),
  };
}

/** Why an answer cannot go in, if it cannot. The order matters: what is not in the package is not looked at further. */
function unfitness(
  question: Question | undefined,
  { standing, value, asked, texts }: ContributionFile['answers'][string],
  { evidence }: ContributionFile,
  scope: ReadonlySet<string>,
  { content, questionnaire }: ContributionBasis,
): UnfitAnswer | undefined {
  if (!question) return 'unknown-question';
  if (!scope.has(question.provision)) return 'out-of-scope';
  if (isInternal(question, questionnaire)) return 'internal';
  if (askedFingerprint(content, questionnaire, question) !== asked) return 'asked-differently';
  if ((standing === 'answered') !== (value !== undefined)) return 'does-not-fit';
  if (texts && Object.keys(texts).length > 0 && (question.type !== 'text' || standing !== 'answered')) return 'does-not-fit';
  if (value === undefined) return undefined;
  if (validateValue(question, value, questionnaire.scales)) return 'does-not-fit';
  for (const id of citedIn(question, value)) {
    const record = Object.hasOwn(evidence, id) ? evidence[id] : undefined;
    if (!record) return 'evidence-missing';
    if (question.type === 'citations' && !question.accepts.includes(record.kind)) return 'does-not-fit';
  }
  return undefined;
}

function reportOf(
  { digest, contribution }: Omit<ReadContribution, 'bag'>,
  file: ContributionFile,
  { workPackage }: Signed,
  basis: ContributionBasis,
  fileName: string,
): ContributionReport {
  const { number, by, writtenAt, answers, evidence, comments } = contribution;
  return {
    fileName,
    verdict: verdictOf(digest, contribution, workPackage, basis.document),
    notes: notesOf(contribution, file, workPackage, basis),
    ...{ digest, workPackage: contribution.workPackage, agency: workPackage.agency, number, by, writtenAt },
    counts: {
      answers: Object.keys(answers).length,
      evidence: Object.keys(evidence).length,
      comments: Object.keys(comments).length,
    },
  };
}

type Kept = ReadContribution['contribution'];

function verdictOf(digest: string, contribution: Kept, workPackage: WorkPackage, document: AssessmentDocument): ContributionVerdict {
  if (Object.hasOwn(document.contributions, digest)) return 'duplicate';
  if (workPackage.withdrawn) return 'withdrawn';
  const sameSource = ofTheSameSource(contribution, workPackage, document);
  if (sameSource.some(({ contribution: { replaces } }) => replaces.includes(digest))) return 'older';
  return sameSource.some((other) => contribution.replaces.includes(other.digest)) ? 'newer' : 'new';
}

const ofTheSameSource = ({ source, workPackage: id }: Kept, { commission = id }: WorkPackage, document: AssessmentDocument) =>
  receivedContributions(document).filter((other) => other.commission === commission && other.contribution.source === source);

function notesOf(
  contribution: Kept,
  file: ContributionFile,
  workPackage: WorkPackage,
  { document, questionnaire, version }: ContributionBasis,
): readonly ContributionNote[] {
  const notes: ContributionNote[] = [];
  if (contribution.questionnaire !== questionnaire.version) {
    if (contribution.questionnaire === workPackage.questionnaire) notes.push('questionnaire-older');
    else notes.push(isNewer(file.generator.version, version) ? 'questionnaire-newer' : 'questionnaire-other');
  }
  const { commission = contribution.workPackage } = workPackage;
  const others = receivedContributions(document).filter((other) => other.commission === commission && !other.replaced);
  if (others.some((other) => isApart(contribution, other))) notes.push('worked-on-apart');
  if (workPackage.due !== undefined && file.at.slice(0, 10) > workPackage.due) notes.push('comes-after-due');
  if (Object.keys(contribution.comments).length < Object.keys(file.comments).length) notes.push('comments-left-out');
  return notes;
}

/** Neither takes the place of the other. */
function isApart(contribution: Kept, other: ReturnType<typeof receivedContributions>[number]): boolean {
  if (other.contribution.source !== contribution.source) return true;
  return !contribution.replaces.includes(other.digest) && other.contribution.number <= contribution.number;
}

/** By the numbers of a version: `0.10.0` comes after `0.9.3`. */
function isNewer(one: string, other: string): boolean {
  const numbers = (version: string): readonly number[] =>
    version
      .split(/[.-]/)
      .slice(0, 3)
      .map((part) => Number.parseInt(part, 10) || 0);
  const [a, b] = [numbers(one), numbers(other)];
  const place = [0, 1, 2].find((index) => a[index] !== b[index]);
  return place !== undefined && (a[place] ?? 0) > (b[place] ?? 0);
}
