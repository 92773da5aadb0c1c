import type { StateKind } from '#core/answers/facts-of';
import { canonicalJson } from '#core/questionnaire/canonical-json';
import type { Questionnaire } from '#core/questionnaire/definition';
import { answerProblem } from '#core/submission/answer-problem';
import { readCarriedQuestionnaire, type CarriedQuestionnaire } from '#core/submission/carried-questionnaire';
import { outcomeOf, reopenSubmission, type Outcome } from '#core/submission/reopen-submission';
import type { Submission } from '#core/submission/submission';
import { readSubmission } from '#core/submission/submission-schema';
import { submittedAttachments } from '#core/submission/submitted-content';
import type { VerificationCode, VerificationFinding } from '#core/submission/verification';
import { attachmentPath, ATTACHMENTS, QUESTIONNAIRE, SUBMISSION } from './bag-layout';
import type { Bag } from './read-bag';

export interface ContentVerification {
  /** Readable and of the right shape; to be believed only with the verdict `whole`. */
  readonly submission?: Submission;
  readonly carried?: CarriedQuestionnaire;
  readonly findings: readonly VerificationFinding[];
}

export interface ContentFacts {
  /** From the list of States. */
  readonly stateKind: (state: string) => StateKind | undefined;
  /** What this program asks of these instruments, if it knows them: a questionnaire of the same version must be the same. */
  readonly known?: (instruments: readonly string[]) => Questionnaire | undefined;
}

/** Verifies what a bag says: shapes, attachments, the questionnaire, and that the engine finds what the submission claims. */
export function verifyContent(bag: Bag, facts: ContentFacts): ContentVerification {
  const findings: VerificationFinding[] = [];
  const refuse = (code: VerificationCode, file?: string, detail?: string): void =>
    void findings.push({ code, severity: 'refusal', ...(file === undefined ? {} : { file }), ...(detail === undefined ? {} : { detail }) });
  const reading = readSubmission(jsonOf(bag, SUBMISSION));
  const carriedReading = readCarriedQuestionnaire(jsonOf(bag, QUESTIONNAIRE));
  const carried = 'value' in carriedReading ? carriedReading.value : undefined;
  if (!('value' in reading)) {
    if (bag.files.has(SUBMISSION)) refuse(reading.newer ? 'submission-newer-version' : 'submission-invalid', SUBMISSION, reading.problem);
    return { findings, ...(carried ? { carried } : {}) };
  }
  const submission = reading.value;
  if (submission.practice) findings.push({ code: 'practice-submission', severity: 'note' });
  verifyPayload(bag, submission, refuse);
  if ('problem' in carriedReading) {
    if (bag.files.has(QUESTIONNAIRE)) refuse('submission-invalid', QUESTIONNAIRE, carriedReading.problem);
    return { submission, findings };
  }
  const { questionnaire } = carriedReading.value;
  if (bag.files.get(QUESTIONNAIRE)?.sha512 !== submission.questionnaire.sha512) refuse('questionnaire-differs', QUESTIONNAIRE);
  if (questionnaire.version !== submission.questionnaire.version) refuse('questionnaire-differs', QUESTIONNAIRE, 'version');
  const ours = facts.known?.(submission.instruments);
  if (ours && ours.version !== questionnaire.version) {
    findings.push({ code: 'questionnaire-other-version', severity: 'note', file: QUESTIONNAIRE });
  } else if (ours && canonicalJson(ours) !== canonicalJson(questionnaire)) refuse('questionnaire-differs', QUESTIONNAIRE, 'structure');
  try {
    const live = reopenSubmission(submission, questionnaire, facts.stateKind(submission.state));
    const problem = answerProblem(submission, questionnaire, live);
    if (problem !== null) refuse('submission-invalid', SUBMISSION, problem);
    verifyOutcome(submission, outcomeOf(live, questionnaire), refuse);
  } catch {
    refuse('submission-invalid', QUESTIONNAIRE, 'cannot be evaluated');
  }
  return { submission, carried: carriedReading.value, findings };
}

type Refuse = (code: VerificationCode, file?: string, detail?: string) => void;

function jsonOf(bag: Bag, path: string): unknown {
  const content = bag.files.get(path)?.content;
  if (!content) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    return undefined;
  }
}

/** Every cited file is there, as long as it is said to be, and no file is there that nothing cites. */
function verifyPayload(bag: Bag, submission: Submission, refuse: Refuse): void {
  const expected = new Set([SUBMISSION, QUESTIONNAIRE]);
  for (const { sha512, bytes } of submittedAttachments(submission.evidence)) {
    const path = attachmentPath(sha512);
    expected.add(path);
    const file = bag.files.get(path);
    if (!file) refuse('attachment-missing', path);
    else if (file.sha512 !== sha512 || file.bytes !== bytes) refuse('bag-file-altered', path);
  }
  for (const path of bag.files.keys()) {
    if (path.startsWith('data/') && !expected.has(path))
      refuse('bag-undeclared-file', path, path.startsWith(ATTACHMENTS) ? 'not cited' : undefined);
  }
}

function verifyOutcome(submission: Submission, outcome: Outcome, refuse: Refuse): void {
  const { provisions, completeness, findings } = outcome;
  const claimed = submission.findings.map(({ key, level }) => `${level} ${key}`).sort();
  const found = findings.map(({ key, level }) => `${level} ${key}`).sort();
  const agree =
    canonicalJson(submission.completeness) === canonicalJson(completeness) &&
    canonicalJson(submission.provisions) === canonicalJson(provisions) &&
    canonicalJson(claimed) === canonicalJson(found);
  if (!agree) refuse('answers-contradict-completeness', SUBMISSION);
  const explained = new Set(submission.findings.filter(({ explanation }) => explanation).map(({ key }) => key));
  const blocking = findings.filter(({ key, level }) => level === 'E' || (level === 'W' && !explained.has(key)));
  if (blocking.length > 0) refuse('blocking-findings', SUBMISSION, blocking[0]?.key);
}
