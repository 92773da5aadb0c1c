import type { DifferTest } from '../questionnaire/condition';
import type { ConditionScope, Reads } from './condition-scope';
import { same } from './same-content';
import { STANDING, type Test } from './engine-state';

export function compileDifferTest({ differ }: DifferTest, scope: ConditionScope, reads: Reads): Test {
  const one = scope.question(differ[0]);
  const other = scope.question(differ[1]);
  reads.questions.add(one);
  reads.questions.add(other);
  const byKind = scope.definition(one).type === 'status' && scope.definition(other).type === 'status';
  return (state) => {
    if (state.effective[one] !== STANDING.answered || state.effective[other] !== STANDING.answered) return false;
    return byKind ? state.kind[one] !== state.kind[other] : !same(state.value[one], state.value[other]);
  };
}
