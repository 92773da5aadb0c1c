import type { Questionnaire } from '../questionnaire/definition';
import { compileCondition } from './compile-condition';
import { Reads, type ConditionScope } from './condition-scope';

/**
 * Questions of a provision by which a rule decides that this very provision is not applicable ("Do you give nationals
 * up only on return terms?"). They stay asked when it is: else the answer that decided would vanish with its effect,
 * and nobody could change it. With them, the questions of the provision that they in turn depend on.
 */
export function decidingQuestions({ questions, rules }: Questionnaire, scope: ConditionScope): ReadonlySet<number> {
  const deciding = new Set<number>();
  const add = (number: number, provision: string): void => {
    const question = questions[number]!;
    if (deciding.has(number) || question.provision !== provision) return;
    deciding.add(number);
    if (question.when) for (const read of readsOf(question.when, scope)) add(read, provision);
  };
  for (const { cases } of rules)
    for (const { effect, at, when } of cases) if (effect === 'not-applicable') for (const read of readsOf(when, scope)) add(read, at);
  return deciding;
}

function readsOf(condition: Parameters<typeof compileCondition>[0], scope: ConditionScope): ReadonlySet<number> {
  const reads = new Reads();
  compileCondition(condition, scope, reads);
  return reads.questions;
}
