import { isTable, type AnswerValue } from '../answers/answer';
import { provisionOf } from '../answers/clearance';
import { isConfidential, type Release } from '../answers/release';
import type { Submission, SubmittedAnswer, SubmittedEvidence } from './submission';

export { isConfidential, type Release } from '../answers/release';

/**
 * A submission as it may leave the secretariat. The counters over the whole and the list of marks are not in it: both would tell
 * of what was left out.
 */
export type ReleasedSubmission = Omit<Submission, 'completeness' | 'release'>;

/** `given`: it stands in no register here; whoever holds its file was given it by the State, or in its review. */
export interface ReleaseHere extends Release {
  readonly given?: true;
}

/**
 * What everything that leaves the secretariat is made from; undefined: nothing of it may. `release`: what stands for this
 * submission now (`releaseBook` of the register), which need not be what its bundle says.
 */
export function releasedContent(submission: Submission, release: ReleaseHere): ReleasedSubmission | undefined {
  return mayLeave(submission, release) ? withoutConfidential(submission, release) : undefined;
}

/** Whether anything of it may: practice never does, but for whoever was given its file. */
export const mayLeave = ({ practice }: Pick<Submission, 'practice'>, { given, released }: ReleaseHere): boolean =>
  given === true || (released && !practice);

/**
 * Without the answers of confidential provisions, what the rules found there or between them and others, evidence that only they
 * cite, and with it its files. An answer that was taken over from a confidential one no longer says so.
 */
export function withoutConfidential({ completeness: _, release: __, ...submission }: Submission, release: Release): ReleasedSubmission {
  const hidden = (id: string): boolean => isConfidential(release, id.includes('/') ? provisionOf(id) : id);
  const answers = Object.fromEntries(
    Object.entries(submission.answers).flatMap(([id, answer]) => (hidden(id) ? [] : [[id, withoutSource(answer, hidden)]])),
  );
  return {
    ...submission,
    answers,
    evidence: citedBy(answers, submission.evidence),
    provisions: Object.fromEntries(Object.entries(submission.provisions).filter(([id]) => !hidden(id))),
    findings: submission.findings.filter(({ at, involves }) => ![at, ...involves].some(hidden)),
  };
}

function withoutSource(answer: SubmittedAnswer, hidden: (id: string) => boolean): SubmittedAnswer {
  return answer.origin.kind === 'reused' && hidden(answer.origin.from) ? { ...answer, origin: { kind: 'entered' } } : answer;
}

function citedBy(answers: Submission['answers'], evidence: Submission['evidence']): Record<string, SubmittedEvidence> {
  const cited = new Set(Object.values(answers).flatMap(({ value }) => idsIn(value)));
  return Object.fromEntries(Object.entries(evidence).filter(([id]) => cited.has(id)));
}

/** Ids in the lists of a value: of evidence and of options, which differ. */
function idsIn(value: AnswerValue | undefined): readonly string[] {
  if (Array.isArray(value)) return value as readonly string[];
  if (value === undefined || !isTable(value)) return [];
  return value.rows
    .flatMap(({ cells }) => Object.values(cells))
    .flatMap((cell) => (Array.isArray(cell) ? (cell as readonly string[]) : []));
}
