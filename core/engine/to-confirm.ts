import type { Questionnaire } from '../questionnaire/definition';
import type { Finding } from './live-assessment';

/** Rule and case of the one finding that no questionnaire holds: its words stand in the interface strings. */
export const TO_CONFIRM = 'carry-over/to-confirm';

/** Answers of the last exercise wait for a look; `target` is the first of them. Blocks sealing, and no reason helps. */
export const toConfirmFinding = (provision: string, target: string): Finding => ({
  key: `${TO_CONFIRM}@${provision}`,
  rule: 'carry-over',
  case: TO_CONFIRM,
  level: 'E',
  group: 'confirm',
  at: provision,
  involves: [],
  target,
});

/** Both in treaty order; in one place what is to be confirmed comes first. `placeOf`: where a finding of a rule is reported. */
export function withToConfirm(
  toConfirm: readonly (readonly [place: number, finding: Finding])[],
  findings: readonly Finding[],
  placeOf: (at: string) => number,
): readonly Finding[] {
  if (toConfirm.length === 0) return findings;
  const merged: Finding[] = [];
  let next = 0;
  for (const finding of findings) {
    const place = placeOf(finding.at);
    for (; next < toConfirm.length && toConfirm[next]![0] <= place; next++) merged.push(toConfirm[next]![1]);
    merged.push(finding);
  }
  return [...merged, ...toConfirm.slice(next).map(([, finding]) => finding)];
}

/** The number of a provision; an instrument stands before its provisions, the assessment before everything. */
export function placesOf({ instruments, provisions }: Questionnaire): (at: string) => number {
  const places = new Map(provisions.map(({ id }, number) => [id, number]));
  let last = -1;
  for (const { id, code } of instruments) {
    places.set(code, last + 0.5);
    last = Math.max(
      last,
      provisions.findLastIndex(({ instrument }) => instrument === code || instrument === id),
    );
  }
  return (at) => places.get(at) ?? -1;
}
