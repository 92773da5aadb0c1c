import type { Evidence } from '../answers/document';
import type { EvidenceTest } from '../questionnaire/condition';
import type { ConditionScope, Reads } from './condition-scope';
import { STANDING, type Test } from './engine-state';

/** Whether all that a citation question cites is not yet in force on the assessment date. Nothing cited: false. */
export function compileEvidenceTest(condition: EvidenceTest, scope: ConditionScope, reads: Reads): Test {
  const question = scope.question(condition.citations);
  const assessmentDate = scope.fact('assessment-date');
  reads.questions.add(question);
  reads.citations.add(question);
  reads.facts.add(assessmentDate);
  return (state) => {
    const cited = state.value[question];
    if (state.effective[question] !== STANDING.answered || !Array.isArray(cited) || cited.length === 0) return false;
    const date = state.fact[assessmentDate];
    for (const id of cited as readonly string[]) if (!isNotInForce(state.evidence.get(id), date)) return false;
    return true;
  };
}

/** A bill, a law adopted only, or a law whose date lies ahead. An empty date does not count against a law. */
function isNotInForce(evidence: Evidence | undefined, assessmentDate: unknown): boolean {
  if (!evidence) return false;
  if (evidence.stage === 'bill' || evidence.stage === 'adopted') return true;
  return evidence.kind === 'law' && !!evidence.inForce && typeof assessmentDate === 'string' && evidence.inForce > assessmentDate;
}
