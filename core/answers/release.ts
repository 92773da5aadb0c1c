/**
 * What of a submission may leave the secretariat, as its State decides. Absent wherever it may stand: the State has not said
 * anything, so nothing is released.
 */
export interface Release {
  readonly released: boolean;
  /** Provisions whose answers stay with the secretariat and the reviewers, each with the provisions below it; sorted, each once. */
  readonly confidential: readonly string[];
}

export const NOT_RELEASED: Release = { released: false, confidential: [] };

/** Marks of one assessment or submission: all provisions of a questionnaire, with room for later ones. */
export const MOST_CONFIDENTIAL = 5_000;

/** The mark that makes a provision confidential: its own, or that of a provision above it. `TIP:6(3)` is above `TIP:6(3)(a)`, and not above `TIP:6(30)`. */
export const confidentialBy = ({ confidential }: Release, provision: string): string | undefined =>
  confidential.find((mark) => provision === mark || (provision.startsWith(mark) && '(#'.includes(provision.charAt(mark.length))));

export const isConfidential = (release: Release | undefined, provision: string): boolean =>
  release !== undefined && release.confidential.length > 0 && confidentialBy(release, provision) !== undefined;

/** With the marks sorted and each once, so that what says the same is the same. */
export const releaseOf = ({ released, confidential }: Release): Release => ({ released, confidential: [...new Set(confidential)].sort() });
