import type { CallContext } from '#core/contract/dispatch';
import type { LiveAssessment } from '#core/engine/live-assessment';
import { answersProblem } from '#core/submission/answer-problem';
import { mayBeEvaluated } from '#core/submission/bounded-work';
import type { CarriedQuestionnaire } from '#core/submission/carried-questionnaire';
import type { RedactedCopy } from '#core/submission/redacted';
import { readRedacted } from '#core/submission/redacted';
import { reopenSubmission } from '#core/submission/reopen-submission';
import { submittedAttachments } from '#core/submission/submitted-content';
import type { VerificationCode, VerificationFinding } from '#core/submission/verification';
import { attachmentPath, MEMORY_LIMITS, QUESTIONNAIRE, REDACTED, SIGNATURES } from './bag-layout';
import type { Archive } from './open-archive';
import { readBag } from './read-bag';
import { parseJson } from './read-json';
import { readQuestionnaire, type ReadQuestionnaire } from './read-questionnaire';
import type { ContentFacts } from './verify-content';

export interface VerifiedRedactedCopy {
  readonly findings: readonly VerificationFinding[];
  readonly digest?: string;
  readonly copy?: RedactedCopy;
  /** What its answers belong to; absent where that cannot be read, which is among the findings then. */
  readonly carried?: CarriedQuestionnaire;
  /** What the engine makes of it. */
  readonly live?: LiveAssessment;
}

/** Whether an archive says of itself that it is a redacted copy. */
export const isRedacted = ({ entries }: Archive): boolean => entries.some(({ name }) => name.split('/').slice(1).join('/') === REDACTED);

/** Reads a redacted copy: nothing altered since it was made. Who made it nobody can tell: it carries no signature. */
export async function verifyRedacted(archive: Archive, facts: ContentFacts, call: CallContext): Promise<VerifiedRedactedCopy> {
  const bag = await readBag(archive, call, { [REDACTED]: MEMORY_LIMITS.submission, [QUESTIONNAIRE]: MEMORY_LIMITS.questionnaire });
  // A refusal like any other: whoever sums findings up cannot take it for a submission.
  const findings: VerificationFinding[] = [{ code: 'redacted-copy', severity: 'refusal' }, ...bag.findings];
  const refuse = (code: VerificationCode, file: string, detail?: string): void =>
    void findings.push({ code, severity: 'refusal', file, ...(detail === undefined ? {} : { detail }) });
  const digest = bag.digest === undefined ? {} : { digest: bag.digest };
  for (const path of bag.files.keys()) if (path.startsWith(SIGNATURES)) refuse('bag-undeclared-file', path);
  const reading = readRedacted(parseJson(bag.files.get(REDACTED)?.content ?? new Uint8Array()));
  if ('problem' in reading) {
    refuse('submission-invalid', REDACTED, reading.problem);
    return { findings, ...digest };
  }
  const copy = reading.value;
  if (bag.files.get(QUESTIONNAIRE)?.sha512 !== copy.questionnaire.sha512) refuse('questionnaire-differs', QUESTIONNAIRE);
  const expected = new Set([REDACTED, QUESTIONNAIRE]);
  for (const { sha512, bytes } of submittedAttachments(copy.evidence)) {
    const path = attachmentPath(sha512);
    expected.add(path);
    const file = bag.files.get(path);
    if (!file) refuse('attachment-missing', path);
    else if (file.sha512 !== sha512 || file.bytes !== bytes) refuse('bag-file-altered', path);
  }
  for (const path of bag.files.keys()) if (path.startsWith('data/') && !expected.has(path)) refuse('bag-undeclared-file', path);
  const asked = readQuestionnaire(bag.files.get(QUESTIONNAIRE) ?? { sha512: '', bytes: 0 });
  if ('problem' in asked) {
    if (bag.files.has(QUESTIONNAIRE))
      refuse(asked.takesTooLong ? 'evaluation-too-long' : 'submission-invalid', QUESTIONNAIRE, asked.problem);
    return { findings, ...digest, copy };
  }
  const problem = answersProblem(copy, asked.carried.questionnaire);
  if (problem !== null) refuse('submission-invalid', REDACTED, problem);
  if (!mayBeEvaluated(asked.carried.questionnaire, copy.answers)) {
    refuse('evaluation-too-long', QUESTIONNAIRE);
    return { findings, ...digest, copy };
  }
  const live = judged(copy, asked, facts);
  if (!live) refuse('submission-invalid', QUESTIONNAIRE, 'cannot be evaluated');
  return { findings, ...digest, copy, carried: asked.carried, ...(live && { live }) };
}

/** Under the questionnaire that it carries, with nothing but what is left in it; null where that cannot be done. */
function judged(copy: RedactedCopy, { compiled }: ReadQuestionnaire, { stateKind }: ContentFacts): LiveAssessment | null {
  const { state, exercise, languages, instruments, practice, assessmentDate, answers, evidence } = copy;
  const basis = { state, exercise, languages, instruments, practice, assessmentDate, answers, evidence, participation: {} };
  try {
    return compiled && reopenSubmission(basis, compiled, stateKind(state));
  } catch {
    return null;
  }
}
