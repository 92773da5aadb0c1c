import type { Enrolment } from '#core/register/enrolment';

/** Keys by the name of their holder, and those of one chain one after the other, the first one first. */
export function inChains(enrolments: readonly Enrolment[], nameOf: (enrolment: Enrolment) => string, locale: string): readonly Enrolment[] {
  const known = new Map(enrolments.map((enrolment) => [enrolment.key, enrolment]));
  const rootOf = (enrolment: Enrolment): Enrolment => {
    let root = enrolment;
    for (let older = known.get(root.succeeds ?? ''); older; older = known.get(root.succeeds ?? '')) root = older;
    return root;
  };
  const names = new Intl.Collator(locale);
  return enrolments.toSorted((one, other) => {
    const [a, b] = [rootOf(one), rootOf(other)];
    return (
      names.compare(nameOf(one), nameOf(other)) ||
      a.enrolledAt.localeCompare(b.enrolledAt) ||
      a.key.localeCompare(b.key) ||
      one.enrolledAt.localeCompare(other.enrolledAt)
    );
  });
}
