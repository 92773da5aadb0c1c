import { COMMISSION_FACT, type Facts, type FactValue } from '../questionnaire/facts';
import type { Participation, SettingsRecord } from './document';
import { oneYearAfter } from './iso-date';

/** The kind of State, as the list of States has it. */
export type StateKind = 'member' | 'observer' | 'non-member' | 'regional-organization';

/**
 * The facts on which conditions may rest, as they stood on the assessment date (see `questionnaire/facts.ts`).
 * `codes`: every instrument of the questionnaire, so that those not stated count as "not Party" instead of unknown.
 */
export function factsOf(settings: SettingsRecord, stateKind: StateKind | undefined, codes: readonly string[] = []): Facts {
  const { assessmentDate, commission, exercise, instruments, leftOut = {}, participation, practice } = settings;
  const facts = new Map<string, FactValue>([
    ['practice', practice],
    ['assessment-date', assessmentDate],
  ]);
  if (commission) facts.set(COMMISSION_FACT, commission.provisions.join('\n'));
  if (stateKind) facts.set('state-kind', stateKind);
  if (exercise.cycle) facts.set('uncac-cycle', exercise.cycle);
  for (const cluster of leftOut.clusters ?? []) facts.set(`cluster-left-out:${cluster}`, true);
  for (const chapter of leftOut.chapters ?? []) facts.set(`chapter-left-out:${chapter}`, true);
  for (const level of leftOut.levels ?? []) facts.set(`level-left-out:${level}`, true);
  for (const code of new Set([...codes, ...instruments, ...Object.keys(participation)])) {
    const stated = Object.hasOwn(participation, code) ? participation[code] : undefined;
    const denounced = isDenounced(stated, assessmentDate);
    facts.set(`assessed:${code}`, instruments.includes(code));
    facts.set(`denounced:${code}`, denounced);
    facts.set(`party:${code}`, !denounced && isBound(stated, assessmentDate));
    if (stated) stateParticipation(facts, code, stated);
  }
  return facts;
}

function stateParticipation(facts: Map<string, FactValue>, code: string, stated: Participation): void {
  facts.set(`participation:${code}`, stated.standing);
  if (stated.signed) facts.set(`signed:${code}`, stated.signed);
  if (stated.act) facts.set(`act:${code}`, stated.act);
  if (stated.deposited) facts.set(`deposited:${code}`, stated.deposited);
  if (stated.inForce) facts.set(`in-force:${code}`, stated.inForce);
  if (stated.denunciationReceived) facts.set(`denunciation-received:${code}`, stated.denunciationReceived);
}

/** A Party whose instrument was in force for it; where the day is not given, being a Party is taken at its word. */
function isBound(participation: Participation | undefined, on: string): boolean {
  return participation?.standing === 'party' && (!participation.inForce || participation.inForce <= on);
}

/** A denunciation takes effect one year after it was received. */
function isDenounced(participation: Participation | undefined, on: string): boolean {
  return !!participation?.denunciationReceived && oneYearAfter(participation.denunciationReceived) <= on;
}
