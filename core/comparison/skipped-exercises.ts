import type { SubmissionClaims } from '../submission/verification';

/**
 * Titles of exercises between the first and the last submission shown of which none is shown, as far as what others sent tells of
 * them: of the same instruments, practice apart; in the order of time.
 */
export function skippedExercises(shown: readonly SubmissionClaims[], known: readonly SubmissionClaims[]): readonly string[] {
  const times = shown.map(({ sealedAt }) => sealedAt).sort();
  const [from = '', to = ''] = [times[0], times.at(-1)];
  const here = new Set(shown.map(({ exercise }) => exercise));
  const codes = new Set(shown.flatMap(({ instruments }) => instruments));
  const begun = new Map<string, SubmissionClaims>();
  for (const claims of known) {
    if (here.has(claims.exercise) || claims.practice !== shown[0]?.practice) continue;
    if (!claims.instruments.some((code) => codes.has(code))) continue;
    const first = begun.get(claims.exercise);
    if (!first || claims.sealedAt < first.sealedAt) begun.set(claims.exercise, claims);
  }
  return [...begun.values()]
    .filter(({ sealedAt }) => sealedAt > from && sealedAt < to)
    .sort((one, other) => (one.sealedAt < other.sealedAt ? -1 : 1))
    .map(({ exerciseTitle }) => exerciseTitle);
}
