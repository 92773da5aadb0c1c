import type { AssessmentDocument } from '../answers/document';
import type { Contribution, WorkPackage } from '../answers/work-package';

/** A contribution with its digest and the package under whose key it came. */
export interface Received {
  readonly digest: string;
  readonly contribution: Contribution;
  readonly workPackage: WorkPackage;
  /** Id of the commission. */
  readonly commission: string;
  /** A newer one of the same source is here. */
  readonly replaced: boolean;
}

type Returned = Pick<AssessmentDocument, 'contributions' | 'workPackages'>;

export const commissionOf = (workPackage: WorkPackage, id: string): string => workPackage.commission ?? id;

/**
 * All that came back, in an order that does not depend on when it came. What a contribution names as replaced counts no more, if
 * it is of the same source: so that it does not matter which of the two came first.
 */
export function receivedContributions({ contributions, workPackages }: Returned): readonly Received[] {
  const all = Object.entries(contributions).flatMap(([digest, contribution]) => {
    const { workPackage: id } = contribution;
    const workPackage = Object.hasOwn(workPackages, id) ? workPackages[id] : undefined;
    return workPackage ? [{ digest, contribution, workPackage, commission: commissionOf(workPackage, id) }] : [];
  });
  const replaced = new Set(all.flatMap((each) => each.contribution.replaces.map((digest) => `${sideOf(each)} ${digest}`)));
  return all
    .map((each) => ({ ...each, replaced: replaced.has(`${sideOf(each)} ${each.digest}`) }))
    .sort((one, other) => compareTexts(one.workPackage.agency, other.workPackage.agency) || compareTexts(one.digest, other.digest));
}

/** Who speaks: one copy of one commission. */
export const sideOf = ({ commission, contribution }: Pick<Received, 'commission' | 'contribution'>): string =>
  JSON.stringify([commission, contribution.source]);

/** By code units: the same on every machine, whatever its language. */
export const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
