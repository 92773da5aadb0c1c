import type { AnswerValue } from '../answers/answer';
import type { Condition, DateReference, FactTest, NumberReference, ProvisionTest, QuestionTest, Scalar } from '../questionnaire/condition';
import { compileDateReference, compileNumberReference } from './compile-reference';
import { compileDifferTest } from './compile-differ-test';
import { compileEvidenceTest } from './compile-evidence-test';
import { compileRowsTest } from './compile-rows-test';
import { compileSumTest } from './compile-sum-test';
import { compileTotalsTest } from './compile-totals-test';
import type { ConditionScope, Reads } from './condition-scope';
import { KIND, STANDING, type EngineState, type Test } from './engine-state';

const ANSWERED = STANDING.answered;

/** Turns a condition into a closure over the arrays of a state, and notes in `reads` all that it depends on. */
export function compileCondition(condition: Condition, scope: ConditionScope, reads: Reads): Test {
  if ('all' in condition) return every(condition.all.map((part) => compileCondition(part, scope, reads)));
  if ('any' in condition) return some(condition.any.map((part) => compileCondition(part, scope, reads)));
  if ('not' in condition) return negate(compileCondition(condition.not, scope, reads));
  if ('always' in condition) return condition.always ? () => true : () => false;
  if ('fact' in condition) return compileFactTest(condition, scope, reads);
  if ('provision' in condition) return compileProvisionTest(condition, scope, reads);
  if ('sum' in condition) return compileSumTest(condition, scope, reads);
  if ('citations' in condition) return compileEvidenceTest(condition, scope, reads);
  if ('totals' in condition) return compileTotalsTest(condition, scope, reads);
  if ('differ' in condition) return compileDifferTest(condition, scope, reads);
  return compileQuestionTest(condition, scope, reads);
}

function every(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (first && tests.length === 1) return first;
  if (first && second && tests.length === 2) return (state) => first(state) && second(state);
  return (state) => {
    for (const test of tests) if (!test(state)) return false;
    return true;
  };
}

function some(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (first && tests.length === 1) return first;
  if (first && second && tests.length === 2) return (state) => first(state) || second(state);
  return (state) => {
    for (const test of tests) if (test(state)) return true;
    return false;
  };
}

function negate(test: Test): Test {
  return (state) => !test(state);
}

function compileFactTest(condition: FactTest, scope: ConditionScope, reads: Reads): Test {
  const fact = scope.fact(condition.fact);
  reads.facts.add(fact);
  if ('is' in condition) {
    const expected = condition.is;
    return (state) => state.fact[fact] === expected;
  }
  if ('in' in condition) {
    const expected = condition.in;
    return (state) => {
      const value = state.fact[fact];
      return value !== undefined && expected.includes(value);
    };
  }
  if ('answered' in condition) {
    const stated = condition.answered;
    return (state) => (state.fact[fact] !== undefined) === stated;
  }
  const limitOf = compileDateReference('before' in condition ? condition.before : condition.after, scope, reads);
  const holds = 'before' in condition ? isEarlier : isLater;
  return (state) => {
    const value = state.fact[fact];
    const limit = limitOf(state);
    return typeof value === 'string' && limit !== undefined && holds(value, limit);
  };
}

const FLAG_ARRAYS = {
  relevant: 'relevant',
  'not-applicable': 'notApplicable',
  exempt: 'exempt',
  gap: 'gap',
  complete: 'complete',
} as const;

function compileProvisionTest(condition: ProvisionTest, scope: ConditionScope, reads: Reads): Test {
  const provision = scope.provision(condition.provision);
  reads.flags.push({ flag: condition.is, provision });
  const flags = FLAG_ARRAYS[condition.is];
  return (state) => state[flags][provision] === 1;
}

function compileQuestionTest(condition: QuestionTest, scope: ConditionScope, reads: Reads): Test {
  const question = scope.question(condition.question);
  reads.questions.add(question);
  if ('answered' in condition) {
    const expected = condition.answered;
    return (state) => (state.effective[question] === ANSWERED) === expected;
  }
  if ('standing' in condition) {
    const expected = STANDING[condition.standing];
    return (state) => state.effective[question] === expected;
  }
  if ('reason' in condition) {
    const expected = condition.reason ? 1 : 0;
    return (state) => state.effective[question] !== STANDING.unanswered && state.hasReason[question] === expected;
  }
  if ('kind' in condition) {
    const kinds = condition.kind.reduce((bits, kind) => bits | (1 << KIND[kind]), 0);
    return (state) => state.effective[question] === ANSWERED && (kinds & (1 << state.kind[question]!) & ~1) !== 0;
  }
  const holds = compileValueTest(condition, scope, reads);
  return (state) => state.effective[question] === ANSWERED && holds(state.value[question], state);
}

type ValueTest = (value: AnswerValue | undefined, state: EngineState) => boolean;
type ValueCondition = Exclude<QuestionTest, { answered: boolean } | { standing: unknown } | { reason: boolean } | { kind: unknown }>;

function compileValueTest(condition: ValueCondition, scope: ConditionScope, reads: Reads): ValueTest {
  if ('is' in condition) {
    const expected = condition.is;
    return (value) => value === expected;
  }
  if ('in' in condition) {
    const expected: readonly unknown[] = condition.in;
    return (value) => expected.includes(value);
  }
  if ('includes' in condition) {
    const expected = condition.includes;
    return (value) => includes(value, expected);
  }
  if ('includesAll' in condition) {
    const expected = condition.includesAll;
    return (value) => expected.every((option) => includes(value, option));
  }
  if ('atLeast' in condition) return compileNumberTest(condition.atLeast, scope, reads, (value, limit) => value >= limit);
  if ('atMost' in condition) return compileNumberTest(condition.atMost, scope, reads, (value, limit) => value <= limit);
  if ('moreThan' in condition) return compileNumberTest(condition.moreThan, scope, reads, (value, limit) => value > limit);
  if ('lessThan' in condition) return compileNumberTest(condition.lessThan, scope, reads, (value, limit) => value < limit);
  if ('before' in condition) return compileDateTest(condition.before, scope, reads, isEarlier);
  if ('after' in condition) return compileDateTest(condition.after, scope, reads, isLater);
  return compileRowsTest(condition, scope, reads);
}

function includes(value: AnswerValue | undefined, option: Scalar): boolean {
  return Array.isArray(value) && value.includes(option);
}

function compileNumberTest(
  reference: NumberReference,
  scope: ConditionScope,
  reads: Reads,
  holds: (value: number, limit: number) => boolean,
): ValueTest {
  const limitOf = compileNumberReference(reference, scope, reads);
  return (value, state) => {
    const limit = limitOf(state);
    return typeof value === 'number' && limit !== undefined && holds(value, limit);
  };
}

const isEarlier = (value: string, limit: string): boolean => value < limit;
const isLater = (value: string, limit: string): boolean => value > limit;

/** ISO dates order as text. A missing date on either side makes the test false. */
function compileDateTest(
  reference: DateReference,
  scope: ConditionScope,
  reads: Reads,
  holds: (value: string, limit: string) => boolean,
): ValueTest {
  const limitOf = compileDateReference(reference, scope, reads);
  return (value, state) => {
    const limit = limitOf(state);
    return typeof value === 'string' && limit !== undefined && holds(value, limit);
  };
}
