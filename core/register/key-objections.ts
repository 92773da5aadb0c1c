import type { Enrolment } from './enrolment';

/** Why a key that was taken in does not count for what was first seen at some instant. */
const KEY_OBJECTIONS = ['revoked', 'unfounded', 'disputed', 'superseded', 'expired', 'not-yet-valid'] as const;
export type KeyObjection = (typeof KEY_OBJECTIONS)[number];

type Judged = Pick<Enrolment, 'revoked' | 'validFrom' | 'validUntil' | 'succeededBy' | 'disputed' | 'unfounded'>;

/**
 * `seen`: the ISO instant at which the signed thing was first seen here, by our clock. What its signer wrote plays no part, so that
 * nobody gains by writing an earlier date.
 */
export function keyObjections(
  { revoked, validFrom, validUntil, succeededBy, disputed, unfounded }: Judged,
  seen: string,
): readonly KeyObjection[] {
  const day = seen.slice(0, 10);
  const holds: Readonly<Record<KeyObjection, boolean>> = {
    revoked: revoked !== undefined && revoked.at <= seen,
    unfounded: unfounded !== undefined,
    disputed: disputed === true,
    superseded: succeededBy !== undefined && succeededBy.at <= seen,
    expired: validUntil !== undefined && day > validUntil,
    'not-yet-valid': validFrom !== undefined && day < validFrom,
  };
  return KEY_OBJECTIONS.filter((objection) => holds[objection]);
}

/** Validity alone, for a key of our own that nobody here has taken in. */
export const validityObjections = (
  { validFrom, validUntil }: Pick<Judged, 'validFrom' | 'validUntil'>,
  seen: string,
): readonly KeyObjection[] =>
  keyObjections({ ...(validFrom !== undefined && { validFrom }), ...(validUntil !== undefined && { validUntil }) }, seen);
