import type { RevisionReport } from '../submission/verification';
import { standings, type ChainMember } from './chain';

/** A submission of the register, as far as its place in a chain needs it. */
export interface RegisteredMember extends ChainMember {
  readonly receivedAt: string;
}

/** The place that a submission has, or would have, beside those of a register; nothing is entered by asking. */
export function revisionOf(registered: readonly RegisteredMember[], arriving: ChainMember): RevisionReport {
  const { state, exercise, practice, replaces } = arriving.claims;
  const round = registered.filter(({ claims }) => claims.state === state && claims.exercise === exercise && claims.practice === practice);
  const known = round.some(({ digest }) => digest === arriving.digest);
  const standing = standings(known ? round : [...round, arriving]).get(arriving.digest);
  const predecessor = round.find(({ digest }) => digest === replaces);
  return {
    place: known ? 'duplicate' : placeOf(standing, replaces),
    ...(replaces !== null && {
      replaces: { digest: replaces, ...(predecessor && { number: predecessor.claims.number, receivedAt: predecessor.receivedAt }) },
    }),
    replacedBy: standing?.successors ?? [],
    rivals: standing?.rivals ?? [],
  };
}

function placeOf(standing: ReturnType<ReturnType<typeof standings>['get']>, replaces: string | null): RevisionReport['place'] {
  if (standing?.place === 'replaced') return 'older';
  if (standing?.place === 'fork') return 'fork';
  if (standing?.missing !== undefined) return 'predecessor-unknown';
  return replaces === null ? 'first' : 'next';
}
