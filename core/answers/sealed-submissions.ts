import type { AssessmentDocument, SettingsRecord, SubmissionRecord } from './document';

/** Sealed, and not yet signed by the second of two. It cannot be handed over. */
export const awaitsSecond = ({ second }: Pick<SubmissionRecord, 'second'>): boolean => !!second && !second.signed && !second.withdrawn;

/** Signed by all who must: what it says is what the State says. */
export const isSubmission = ({ second }: Pick<SubmissionRecord, 'second'>): boolean => !second || second.signed !== undefined;

/** Of this State in this exercise, practice apart from earnest, without those withdrawn; the last one first. */
export function sealedFor(
  { submissions }: Pick<AssessmentDocument, 'submissions'>,
  { state, exercise, practice }: Pick<SettingsRecord, 'state' | 'exercise' | 'practice'>,
): readonly SubmissionRecord[] {
  return Object.values(submissions)
    .filter(({ scope }) => !scope || (scope.state === state && scope.exercise === exercise.id && scope.practice === practice))
    .filter(({ second }) => !second?.withdrawn)
    .sort((one, other) => other.number - one.number);
}
