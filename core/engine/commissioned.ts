import type { FactValue } from '../questionnaire/facts';

/** By the number of a provision, 1: asked of whoever answers here, as the fact of a commission lists them; `null`: all are. */
export function commissionedProvisions(listed: FactValue | undefined, provisions: ReadonlyMap<string, number>): Uint8Array | null {
  if (listed === undefined) return null;
  const chosen = new Uint8Array(provisions.size);
  for (const id of String(listed).split('\n')) {
    const number = provisions.get(id);
    if (number !== undefined) chosen[number] = 1;
  }
  return chosen;
}
