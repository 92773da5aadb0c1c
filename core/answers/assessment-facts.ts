import type { Facts, FactValue } from '../questionnaire/facts';
import type { Participation, SettingsRecord } from './document';

/**
 * The facts of `questionnaire/facts.ts` as an assessment's settings state them. `stateKind`: from the list of States;
 * `instruments`: codes of all instruments that conditions may ask about.
 */
export function assessmentFacts(
  settings: Omit<SettingsRecord, 'revision'>,
  stateKind: string | undefined,
  instruments: readonly string[],
): Facts {
  const { assessmentDate, practice, participation } = settings;
  const facts = new Map<string, FactValue>([
    ['practice', practice],
    ['assessment-date', assessmentDate],
  ]);
  if (stateKind) facts.set('state-kind', stateKind);
  for (const code of new Set([...instruments, ...settings.instruments, ...Object.keys(participation)])) {
    const stated = Object.hasOwn(participation, code) ? participation[code] : undefined;
    const denounced = stated ? hasLeft(stated, assessmentDate) : false;
    facts.set(`assessed:${code}`, settings.instruments.includes(code));
    facts.set(`denounced:${code}`, denounced);
    facts.set(`party:${code}`, stated?.standing === 'party' && !denounced && hasBegun(stated, assessmentDate));
    if (stated) facts.set(`participation:${code}`, stated.standing);
  }
  return facts;
}

/** Without a date of entry into force the State's own word counts. */
const hasBegun = ({ inForce }: Participation, on: string): boolean => inForce === undefined || inForce <= on;

/** A denunciation takes effect one year after it was received (UNTOC art. 40). ISO dates compare as text. */
function hasLeft({ denunciationReceived }: Participation, on: string): boolean {
  if (!denunciationReceived) return false;
  return `${Number(denunciationReceived.slice(0, 4)) + 1}${denunciationReceived.slice(4)}` <= on;
}
