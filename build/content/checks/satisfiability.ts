import type { Condition, QuestionTest } from '#core/questionnaire/condition';
import type { Question, Scale } from '#core/questionnaire/definition';
import { optionsOf } from '../condition-compiler';

/** Beyond this many steps a condition is believed, so that the check always ends. */
const MOST_STEPS = 20_000;
const OTHER_STANDINGS = ['standing:unanswered', 'standing:not-known', 'standing:not-applicable'];
const ANSWERED = 'standing:answered';

interface Pending {
  readonly condition: Condition;
  readonly holds: boolean;
}

/** Per question the states it may still be in, per fact the values it may still have; numbers by their bounds. */
interface Possible {
  readonly states: ReadonlyMap<string, ReadonlySet<string>>;
  readonly bounds: ReadonlyMap<string, readonly [number, number]>;
  readonly facts: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Whether some answers make the condition hold: tests of one question must agree, and a question that must be answered
 * must also be asked. What is not reasoned about (tables, dates, evidence, derived flags) counts as possible.
 */
export function canHold(condition: Condition, questions: ReadonlyMap<string, Question>, scales: ReadonlyMap<string, Scale>): boolean {
  let steps = 0;
  const search = (pending: readonly Pending[], possible: Possible): boolean => {
    steps += 1;
    if (steps > MOST_STEPS) return true;
    const [first, ...rest] = pending;
    if (!first) return true;
    const { condition: each, holds } = first;
    if ('always' in each) return each.always === holds && search(rest, possible);
    if ('not' in each) return search([{ condition: each.not, holds: !holds }, ...rest], possible);
    if ('all' in each || 'any' in each) {
      const parts = ('all' in each ? each.all : each.any).map((part) => ({ condition: part, holds }));
      const together = 'all' in each === holds;
      return together ? search([...parts, ...rest], possible) : parts.some((part) => search([part, ...rest], possible));
    }
    if ('fact' in each) {
      const next = restrictFact(each, holds, possible);
      return next !== undefined && search(rest, next);
    }
    if ('question' in each) return testQuestion(each, holds, rest, possible);
    return search(holds ? [...answeredIn(each).flatMap(askedFirst), ...rest] : rest, possible);
  };

  const testQuestion = (test: QuestionTest, holds: boolean, rest: readonly Pending[], possible: Possible): boolean => {
    const question = questions.get(test.question);
    if (!question) return holds ? false : search(rest, possible);
    const all = statesOf(question, scales);
    const fitting = statesFitting(test, question, all, scales);
    const allowed = holds ? fitting.states : fitting.exact ? all.filter((state) => !fitting.states.includes(state)) : all;
    const before = possible.states.get(question.id) ?? new Set(all);
    const left = new Set(allowed.filter((state) => before.has(state)));
    if (left.size === 0) return false;
    const bounds = holds ? restrictBounds(test, possible.bounds) : possible.bounds;
    if (!bounds) return false;
    const asked = left.has('standing:unanswered') ? [] : askedFirst(question.id);
    const knownAsked = !before.has('standing:unanswered');
    return search(knownAsked ? rest : [...asked, ...rest], {
      ...possible,
      bounds,
      states: new Map(possible.states).set(question.id, left),
    });
  };

  const askedFirst = (question: string): Pending[] => {
    const when = questions.get(question)?.when;
    return when ? [{ condition: when, holds: true }] : [];
  };

  return search([{ condition, holds: true }], { states: new Map(), bounds: new Map(), facts: new Map() });
}

/** Questions that must be answered for a test of tables, evidence or two questions to hold. */
function answeredIn(condition: Exclude<Condition, { all: unknown } | { question: unknown }>): readonly string[] {
  if ('sum' in condition) return [condition.sum.question];
  if ('citations' in condition) return [condition.citations];
  if ('totals' in condition) return [condition.totals];
  return 'differ' in condition ? condition.differ : [];
}

function statesOf(question: Question, scales: ReadonlyMap<string, Scale>): readonly string[] {
  const single = question.type === 'status' || question.type === 'choice';
  return [...(single ? (optionsOf(question, scales) ?? []) : [ANSWERED]), ...OTHER_STANDINGS];
}

/** `exact`: a question in none of these states fails the test, and one in any of them passes. */
function statesFitting(
  test: QuestionTest,
  question: Question,
  all: readonly string[],
  scales: ReadonlyMap<string, Scale>,
): { readonly states: readonly string[]; readonly exact: boolean } {
  const answered = all.filter((state) => !OTHER_STANDINGS.includes(state));
  const single = question.type === 'status' || question.type === 'choice';
  if ('is' in test)
    return single ? { states: answered.filter((state) => state === test.is), exact: true } : { states: answered, exact: false };
  if ('in' in test)
    return single ? { states: answered.filter((state) => test.in.includes(state)), exact: true } : { states: answered, exact: false };
  if ('kind' in test) {
    const values = question.type === 'status' ? scales.get(question.scale)?.values.filter(({ kind }) => test.kind.includes(kind)) : [];
    return { states: (values ?? []).map(({ id }) => id), exact: true };
  }
  if ('answered' in test) return { states: test.answered ? answered : OTHER_STANDINGS, exact: true };
  if ('standing' in test) return { states: test.standing === 'answered' ? answered : [`standing:${test.standing}`], exact: true };
  if ('reason' in test) return { states: test.reason ? OTHER_STANDINGS.slice(1) : all, exact: false };
  return { states: answered, exact: false };
}

function restrictBounds(test: QuestionTest, bounds: Possible['bounds']): Possible['bounds'] | undefined {
  if (!('atLeast' in test) && !('atMost' in test)) return bounds;
  const limit = 'atLeast' in test ? test.atLeast : test.atMost;
  if (typeof limit !== 'number') return bounds;
  const [least, most] = bounds.get(test.question) ?? [-Infinity, Infinity];
  const next = 'atLeast' in test ? ([Math.max(least, limit), most] as const) : ([least, Math.min(most, limit)] as const);
  return next[0] > next[1] ? undefined : new Map(bounds).set(test.question, next);
}

/** Only positive tests narrow a fact: its other values are not listed anywhere. */
function restrictFact(test: Extract<Condition, { fact: string }>, holds: boolean, possible: Possible): Possible | undefined {
  const named = 'is' in test ? [String(test.is)] : 'in' in test ? test.in.map(String) : undefined;
  if (!named) return possible;
  const truths = ['true', 'false'];
  const boolean = named.every((value) => truths.includes(value));
  const allowed = holds ? named : boolean ? truths.filter((value) => !named.includes(value)) : undefined;
  if (!allowed) return possible;
  const before = possible.facts.get(test.fact);
  const left = new Set(before ? allowed.filter((value) => before.has(value)) : allowed);
  return left.size === 0 ? undefined : { ...possible, facts: new Map(possible.facts).set(test.fact, left) };
}
