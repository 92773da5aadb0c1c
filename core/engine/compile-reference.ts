import { daysAfter, isIsoDate } from '../answers/iso-date';
import type { DateReference, NumberReference } from '../questionnaire/condition';
import type { ConditionScope, Reads } from './condition-scope';
import { STANDING, type EngineState } from './engine-state';

/** Reads what a comparison is made with; undefined where it is not answered or not stated. */
export function compileDateReference(
  reference: DateReference,
  scope: ConditionScope,
  reads: Reads,
): (state: EngineState) => string | undefined {
  if (typeof reference === 'string') return () => reference;
  const valueOf = 'fact' in reference ? compileFact(reference.fact, scope, reads) : compileQuestion(reference.question, scope, reads);
  const { plusDays = 0 } = reference;
  return (state) => laterDate(valueOf(state), plusDays);
}

export function compileNumberReference(
  reference: NumberReference,
  scope: ConditionScope,
  reads: Reads,
): (state: EngineState) => number | undefined {
  if (typeof reference === 'number') return () => reference;
  const valueOf = compileQuestion(reference.question, scope, reads);
  return (state) => {
    const value = valueOf(state);
    return typeof value === 'number' ? value : undefined;
  };
}

/** Undefined where there is no date; a text that is no day is taken as it stands unless days are added to it. */
export function laterDate(value: unknown, days: number): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  if (days === 0) return value;
  return isIsoDate(value) ? daysAfter(value, days) : undefined;
}

function compileFact(id: string, scope: ConditionScope, reads: Reads): (state: EngineState) => unknown {
  const fact = scope.fact(id);
  reads.facts.add(fact);
  return (state) => state.fact[fact];
}

function compileQuestion(id: string, scope: ConditionScope, reads: Reads): (state: EngineState) => unknown {
  const question = scope.question(id);
  reads.questions.add(question);
  return (state) => (state.effective[question] === STANDING.answered ? state.value[question] : undefined);
}
