import { setImmediate } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';
import type { StateKind } from '#core/answers/facts-of';
import { same } from '#core/engine/same-content';
import { PRACTICE_STATE } from '#core/register/practice-state';
import { answerProblem } from '#core/submission/answer-problem';
import { mayBeEvaluated } from '#core/submission/bounded-work';
import type { CarriedQuestionnaire } from '#core/submission/carried-questionnaire';
import { outcomeOf, reopenSubmission, type Outcome } from '#core/submission/reopen-submission';
import type { Submission } from '#core/submission/submission';
import { readSubmissionText } from '#core/submission/submission-schema';
import { submittedAttachments } from '#core/submission/submitted-content';
import type { VerificationCode, VerificationFinding } from '#core/submission/verification';
import { attachmentPath, ATTACHMENTS, QUESTIONNAIRE, SUBMISSION } from './bag-layout';
import type { Bag } from './read-bag';
import { textOf } from './read-json';
import { readQuestionnaire, type ReadQuestionnaire } from './read-questionnaire';

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
  readonly known?: (instruments: readonly string[]) => KnownQuestionnaire | undefined | Promise<KnownQuestionnaire | undefined>;
}

export interface KnownQuestionnaire {
  readonly version: string;
  /** As `structureOf` has it. */
  readonly structure: string | null;
}

/** What else waits gets its turn; in a thread of work that would only be the next bundle, and two that are half done take more memory. */
const others = async (): Promise<void> => void (isMainThread && (await setImmediate()));

/**
 * Verifies what a bag says: shapes, attachments, the questionnaire, and that the engine finds what the submission claims.
 * Between its steps whatever else waits in this thread gets its turn.
 */
export async function verifyContent(bag: Bag, facts: ContentFacts): Promise<ContentVerification> {
  const findings: VerificationFinding[] = [];
  const refuse = (code: VerificationCode, file?: string, detail?: string): void =>
    void findings.push({ code, severity: 'refusal', ...(file === undefined ? {} : { file }), ...(detail === undefined ? {} : { detail }) });
  const { content = NOTHING, membersWritten } = bag.files.get(SUBMISSION) ?? {};
  const text = textOf(content);
  await others();
  const reading = readSubmissionText(text ?? '', membersWritten);
  await others();
  const asked = readQuestionnaire(bag.files.get(QUESTIONNAIRE) ?? { sha512: '', bytes: 0 });
  const carried = 'carried' in asked ? asked.carried : undefined;
  if (!('value' in reading)) {
    if (bag.files.has(SUBMISSION)) refuse(reading.newer ? 'submission-newer-version' : 'submission-invalid', SUBMISSION, reading.problem);
    return { findings, ...(carried ? { carried } : {}) };
  }
  const submission = reading.value;
  if (submission.practice) findings.push({ code: 'practice-submission', severity: 'note' });
  else if (submission.state === PRACTICE_STATE) refuse('submission-invalid', SUBMISSION, 'the practice State only practises');
  verifyPayload(bag, submission, refuse);
  if ('problem' in asked) {
    if (bag.files.has(QUESTIONNAIRE))
      refuse(asked.takesTooLong ? 'evaluation-too-long' : 'submission-invalid', QUESTIONNAIRE, asked.problem);
    return { submission, findings };
  }
  await others();
  await verifyQuestionnaire(bag, submission, asked, facts, findings);
  if (!mayBeEvaluated(asked.carried.questionnaire, submission.answers)) {
    refuse('evaluation-too-long', QUESTIONNAIRE);
    return { submission, findings };
  }
  try {
    if (!asked.compiled) throw new Error('not compiled');
    const live = reopenSubmission(submission, asked.compiled, facts.stateKind(submission.state));
    await others();
    const problem = answerProblem(submission, asked.carried.questionnaire, live);
    if (problem !== null) refuse('submission-invalid', SUBMISSION, problem);
    await others();
    verifyOutcome(submission, outcomeOf(live, asked.carried.questionnaire), refuse);
  } catch {
    refuse('submission-invalid', QUESTIONNAIRE, 'cannot be evaluated');
  }
  return { submission, carried: asked.carried, findings };
}
type Refuse = (code: VerificationCode, file?: string, detail?: string) => void;

const NOTHING = new Uint8Array();

/** It is the one that the submission names, and, where we know that version, asks what we know it to ask. */
async function verifyQuestionnaire(
  bag: Bag,
  submission: Submission,
  asked: ReadQuestionnaire,
  facts: ContentFacts,
  findings: VerificationFinding[],
): Promise<void> {
  const add = (code: VerificationCode, severity: VerificationFinding['severity'], detail?: string): void =>
    void findings.push({ code, severity, file: QUESTIONNAIRE, ...(detail === undefined ? {} : { detail }) });
  const { version, instruments } = asked.carried.questionnaire;
  if (bag.files.get(QUESTIONNAIRE)?.sha512 !== submission.questionnaire.sha512) add('questionnaire-differs', 'refusal');
  if (version !== submission.questionnaire.version) add('questionnaire-differs', 'refusal', 'version');
  const covered = new Set(submission.instruments);
  if (covered.size !== instruments.length || !instruments.every(({ code }) => covered.has(code)))
    add('questionnaire-differs', 'refusal', 'instruments');
  const ours = await facts.known?.(submission.instruments);
  if (!ours) return;
  if (ours.version !== version) add('questionnaire-other-version', 'note');
  else if (asked.structure === null || ours.structure !== asked.structure) add('questionnaire-differs', 'refusal', 'structure');
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
  const agree = same(submission.completeness, completeness) && same(submission.provisions, provisions) && same(claimed, found);
  if (!agree) refuse('answers-contradict-completeness', SUBMISSION);
  const explained = new Set(submission.findings.filter(({ explanation }) => explanation).map(({ key }) => key));
  const blocking = findings.filter(({ key, level }) => level === 'E' || (level === 'W' && !explained.has(key)));
  if (blocking.length > 0) refuse('blocking-findings', SUBMISSION, blocking[0]?.key);
}
