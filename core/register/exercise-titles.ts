import type { SubmissionClaims } from '../submission/verification';

type Claims = Pick<SubmissionClaims, 'state' | 'exercise' | 'exerciseTitle' | 'practice' | 'sealedAt'>;

/**
 * What each exercise is called, by its id: as most States call it, then as it was called first. A title is in the words of a State; what
 * only one of them writes does not stand in what is made for the others. Practice names nothing.
 */
export function exerciseTitles(claims: readonly Claims[]): ReadonlyMap<string, string> {
  const told = new Map<string, Map<string, { readonly states: Set<string>; first: string }>>();
  for (const { state, exercise, exerciseTitle, practice, sealedAt } of claims) {
    if (practice) continue;
    const titles = told.get(exercise) ?? new Map<string, { states: Set<string>; first: string }>();
    told.set(exercise, titles);
    const title = titles.get(exerciseTitle) ?? { states: new Set(), first: sealedAt };
    titles.set(exerciseTitle, title);
    title.states.add(state);
    if (sealedAt < title.first) title.first = sealedAt;
  }
  return new Map(
    [...told].map(([exercise, titles]) => {
      const [most] = [...titles].sort(
        ([oneTitle, one], [otherTitle, other]) =>
          other.states.size - one.states.size ||
          (one.first === other.first ? (oneTitle < otherTitle ? -1 : 1) : one.first < other.first ? -1 : 1),
      );
      return [exercise, most?.[0] ?? exercise];
    }),
  );
}
