import { isTable } from '../answers/answer';
import { cellOf } from '../answers/blank-value';
import type { Evidence } from '../answers/document';
import { isNotInForce } from '../answers/in-force';
import type { EvidenceTest, LatestDate } from '../questionnaire/condition';
import type { ConditionScope, Reads } from './condition-scope';
import { STANDING, type EngineState, type Test } from './engine-state';

/** Tests of the evidence that a question cites. Nothing cited: false. */
export function compileEvidenceTest(condition: EvidenceTest, scope: ConditionScope, reads: Reads): Test {
  const question = scope.question(condition.citations);
  reads.questions.add(question);
  reads.citations.add(question);
  const citedIn = (state: EngineState): readonly string[] => {
    const cited = state.value[question];
    return state.effective[question] === STANDING.answered && Array.isArray(cited) ? (cited as readonly string[]) : [];
  };
  if ('someNewerThan' in condition) {
    const latestOf = compileLatestDate(condition.someNewerThan, scope, reads);
    return (state) => {
      const latest = latestOf(state);
      return latest !== undefined && citedIn(state).some((id) => isNewer(state.evidence.get(id), latest));
    };
  }
  const assessmentDate = scope.fact('assessment-date');
  reads.facts.add(assessmentDate);
  return (state) => {
    const cited = citedIn(state);
    const date = state.fact[assessmentDate];
    const on = typeof date === 'string' && date !== '' ? date : UNKNOWN_DAY;
    return cited.length > 0 && cited.every((id) => holdsNoForce(state.evidence.get(id), on));
  };
}

/** Where no assessment date is set, no day lies ahead of it. */
const UNKNOWN_DAY = '9999-12-31';

const holdsNoForce = (evidence: Evidence | undefined, on: string): boolean => evidence !== undefined && isNotInForce(evidence, on);

/** A law that was adopted, or came into force, after the date. A bill is not law yet. */
function isNewer(evidence: Evidence | undefined, date: string): boolean {
  if (evidence?.kind !== 'law' || evidence.stage === 'bill') return false;
  return (evidence.adopted ?? '') > date || (evidence.inForce ?? '') > date;
}

/** Undefined while the table holds no date in that column. */
function compileLatestDate(
  { latest, column }: LatestDate,
  scope: ConditionScope,
  reads: Reads,
): (state: EngineState) => string | undefined {
  const table = scope.question(latest);
  reads.questions.add(table);
  return (state) => {
    const value = state.value[table];
    if (state.effective[table] !== STANDING.answered || !isTable(value)) return undefined;
    const dates = value.rows.map((row) => cellOf(row, column)).filter((cell) => typeof cell === 'string' && cell !== '') as string[];
    return dates.sort().at(-1);
  };
}
