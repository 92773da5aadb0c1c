import { isConfidential, type Release } from '../answers/release';
import type { Questionnaire } from '../questionnaire/definition';

/** Marks on the provisions of then, for the provisions of another questionnaire: where one took the place of another, it is marked in its place. */
export function carriedMarks(confidential: readonly string[], { provisions }: Pick<Questionnaire, 'provisions'>): readonly string[] {
  const then: Release = { released: false, confidential };
  return provisions
    .filter(({ id, replaces = [] }) => confidential.includes(id) || replaces.some((each) => isConfidential(then, each)))
    .map(({ id }) => id);
}

/** For the next exercise: what was confidential stays so until somebody says otherwise; whether it is released is decided anew. */
export function carriedRelease(then: Release | undefined, questionnaire: Pick<Questionnaire, 'provisions'>): Release | undefined {
  const confidential = carriedMarks(then?.confidential ?? [], questionnaire);
  return confidential.length === 0 ? undefined : { released: false, confidential: [...confidential].sort() };
}
