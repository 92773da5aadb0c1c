import type { Questionnaire } from '../questionnaire/definition';
import { withoutProvisions } from '../questionnaire/without-provisions';
import { isConfidential, releasedContent, type ReleaseHere } from '../submission/release';
import type { Submission } from '../submission/submission';

interface Side {
  readonly submission: Submission;
  readonly questionnaire: Questionnaire;
  readonly release: ReleaseHere;
}

/**
 * Submissions beside each other as they may leave the secretariat; null: one of them may not. What is confidential in one is left out of all,
 * under whatever name another questionnaire asks it: a gap on one side only would look like an answer that was withdrawn.
 */
export function releasedRow<S extends Side>(sides: readonly S[]): readonly (Omit<S, 'submission'> & ReleasedSide)[] | null {
  const provisions = sides.flatMap(({ questionnaire }) => questionnaire.provisions);
  const hidden = new Set(
    sides.flatMap(({ questionnaire, release }) => questionnaire.provisions.flatMap(({ id }) => (isConfidential(release, id) ? [id] : []))),
  );
  for (let before = -1; before < hidden.size;) {
    before = hidden.size;
    for (const { id, replaces = [] } of provisions) {
      if ([id, ...replaces].some((each) => hidden.has(each))) for (const each of [id, ...replaces]) hidden.add(each);
    }
  }
  const row: (Omit<S, 'submission'> & ReleasedSide)[] = [];
  for (const { submission, ...side } of sides) {
    const released = releasedContent(submission, { ...side.release, confidential: [...side.release.confidential, ...hidden] });
    if (!released) return null;
    row.push({ ...side, submission: released, questionnaire: withoutProvisions(side.questionnaire, (id) => hidden.has(id)) });
  }
  return row;
}

interface ReleasedSide {
  readonly submission: NonNullable<ReturnType<typeof releasedContent>>;
  readonly questionnaire: Questionnaire;
}
