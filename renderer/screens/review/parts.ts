import type { ReviewPart } from '../../application/routes';
import { LatePart } from '../../components/late-part';

/** The pages of reviewers, in the order of their tabs; each reads what it needs when it appears. */
export const PARTS: Readonly<Record<ReviewPart, LatePart>> = {
  compare: new LatePart(async () => (await import('./compare/compare-part')).ComparePart),
  trend: new LatePart(async () => (await import('./trend/trend-part')).TrendPart),
  across: new LatePart(async () => (await import('./across/across-part')).AcrossPart),
  work: new LatePart(async () => (await import('./work/work-part')).WorkPart),
};
