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

/** By the number of a provision: the number of the first question in it that waits; -1 where none does. */
export type FirstToConfirm = Int32Array;

export function toConfirmAt({ provisions, questions }: Questionnaire, first: FirstToConfirm, provision: number): Finding | undefined {
  const question = first[provision]!;
  return question < 0 ? undefined : toConfirmFinding(provisions[provision]!.id, questions[question]!.id);
}

/** All findings in treaty order; in one place what is to be confirmed comes first. */
export function withToConfirm(questionnaire: Questionnaire, first: FirstToConfirm, findings: readonly Finding[]): readonly Finding[] {
  // What a keystroke asks for again is most often this.
  if (first.every((question) => question < 0)) return findings;
  const placeOf = placesOf(questionnaire);
  const merged: Finding[] = [];
  let next = 0;
  const addUntil = (place: number): void => {
    for (; next < first.length && next <= place; next++) {
      const waiting = toConfirmAt(questionnaire, first, next);
      if (waiting) merged.push(waiting);
    }
  };
  for (const finding of findings) {
    addUntil(placeOf(finding.at));
    merged.push(finding);
  }
  addUntil(first.length);
  return merged;
}

const known = new WeakMap<Questionnaire, (at: string) => number>();

function placesOf(questionnaire: Questionnaire): (at: string) => number {
  const places = known.get(questionnaire) ?? readPlaces(questionnaire);
  known.set(questionnaire, places);
  return places;
}

/** The number of a provision; an instrument stands before its provisions, the assessment before everything. */
function readPlaces({ instruments, provisions }: Questionnaire): (at: string) => number {
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
