import type { Condition } from '../questionnaire/condition';
import type { Questionnaire } from '../questionnaire/definition';
import { compileCondition } from './compile-condition';
import { Reads, type ConditionScope } from './condition-scope';

/**
 * Questions of a provision by which a rule decides that this very provision is not applicable ("Do you give nationals
 * up only on return terms?"). They stay asked when it is: else the answer that decided would vanish with its effect,
 * and nobody could change it. With them, the questions of the provision on which it in turn depends that they are asked.
 */
export function decidingQuestions({ questions, rules }: Questionnaire, scope: ConditionScope): ReadonlySet<number> {
  const hidingBy = new Map<string, Condition[]>();
  for (const { cases } of rules)
    for (const of of cases) {
      if (of.effect !== 'hide') continue;
      const known = hidingBy.get(of.target);
      if (known) known.push(of.when);
      else hidingBy.set(of.target, [of.when]);
    }
  const deciding = new Set<number>();
  const add = (number: number, provision: string): void => {
    const question = questions[number]!;
    if (deciding.has(number) || question.provision !== provision) return;
    deciding.add(number);
    const hiding = hidingBy.get(question.id) ?? [];
    for (const condition of question.when ? [question.when, ...hiding] : hiding)
      for (const read of readsOf(condition, scope)) add(read, provision);
  };
  for (const { cases } of rules)
    for (const { effect, at, when } of cases) if (effect === 'not-applicable') for (const read of readsOf(when, scope)) add(read, at);
  return deciding;
}

function readsOf(condition: Condition, scope: ConditionScope): ReadonlySet<number> {
  const reads = new Reads();
  compileCondition(condition, scope, reads);
  return reads.questions;
}
