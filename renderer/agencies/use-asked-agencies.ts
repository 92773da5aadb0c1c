import type { AssessmentDocument } from '#core/answers/document';
import { useAssessmentPart } from '../assessment/assessment-context';

/** Which agencies were asked about which provisions. */
export interface AskedAgencies {
  /** Every agency that was asked for anything, by name. */
  readonly names: readonly string[];
  /** Those asked about a provision, in the order in which they were asked; the same list for the same packages. */
  of(provision: string): readonly string[];
}

const NOBODY: readonly string[] = [];

type Packages = AssessmentDocument['workPackages'];

/** One reading of the packages serves every row that asks. */
const read = new WeakMap<Packages, AskedAgencies>();

export function askedAgencies(packages: Packages): AskedAgencies {
  const before = read.get(packages);
  if (before) return before;
  const asked = readPackages(packages);
  read.set(packages, asked);
  return asked;
}

export function useAskedAgencies(): AskedAgencies {
  return askedAgencies(useAssessmentPart(({ document }) => document.workPackages));
}

function readPackages(packages: Packages): AskedAgencies {
  const byProvision = new Map<string, string[]>();
  const names = new Set<string>();
  for (const { agency, provisions } of Object.values(packages).toSorted((one, other) => one.at.localeCompare(other.at))) {
    names.add(agency);
    for (const id of provisions) {
      const before = byProvision.get(id) ?? [];
      if (!before.includes(agency)) byProvision.set(id, [...before, agency]);
    }
  }
  return { names: [...names].toSorted((one, other) => one.localeCompare(other)), of: (id) => byProvision.get(id) ?? NOBODY };
}
