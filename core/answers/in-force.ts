import type { Evidence } from './document';

/** Whether a law binds on a day: `adopted` has no day of entry into force yet, `not-yet` has one that lies ahead. */
export type Force = 'in-force' | 'bill' | 'adopted' | 'not-yet' | 'repealed';

/**
 * What is known of a law or an agreement on a day (ISO date), by its stage and its dates; null where nothing is, or for what
 * has no force at all. A day of entry into force that has come tells more than the stage "adopted", which was noted before it.
 */
export function forceOf(
  { kind, stage, adopted, inForce }: Pick<Evidence, 'kind' | 'stage' | 'adopted' | 'inForce'>,
  on: string,
): Force | null {
  if (stage === 'bill' || stage === 'repealed') return stage;
  if (kind === 'law' || kind === 'agreement') {
    if (inForce) return inForce > on ? 'not-yet' : 'in-force';
    if (adopted && adopted > on) return 'not-yet';
  }
  return stage ?? null;
}

/** Cannot support a "yes" by itself (R13). A law of which nothing is known counts as one that binds. */
export function isNotInForce(evidence: Evidence, on: string): boolean {
  const force = forceOf(evidence, on);
  return force !== null && force !== 'in-force';
}
