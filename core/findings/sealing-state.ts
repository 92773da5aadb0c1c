import type { Explanation } from '../answers/document';
import type { Finding } from '../engine/live-assessment';

/** Whether a submission may be sealed, and what stands in the way. */
export interface SealingState {
  readonly possible: boolean;
  /** Level E: to be put right. */
  readonly blocking: readonly Finding[];
  /** Level W without a reason why they stand. */
  readonly unexplained: readonly Finding[];
  /** Level W with its reason: goes into the submission. */
  readonly explained: readonly (readonly [Finding, Explanation])[];
}

/** `explanations`: by finding key; one that is empty explains nothing, one whose finding has gone is left aside. */
export function sealingState(findings: readonly Finding[], explanations: Readonly<Record<string, Explanation>>): SealingState {
  const blocking = findings.filter(({ level }) => level === 'E');
  const unexplained: Finding[] = [];
  const explained: [Finding, Explanation][] = [];
  for (const finding of findings) {
    if (finding.level !== 'W') continue;
    const explanation = Object.hasOwn(explanations, finding.key) ? explanations[finding.key] : undefined;
    if (explanation?.reason.trim()) explained.push([finding, explanation]);
    else unexplained.push(finding);
  }
  return { possible: blocking.length === 0 && unexplained.length === 0, blocking, unexplained, explained };
}
