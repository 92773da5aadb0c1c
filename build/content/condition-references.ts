import type { Condition, NumberReference, RowCondition, RowDateReference, RowNumberReference } from '#core/questionnaire/condition';

/** Everything that a compiled condition names. */
export interface ConditionReferences {
  readonly questions: readonly string[];
  /** Provisions whose derived flags are tested. */
  readonly provisions: readonly { readonly id: string; readonly flag: string }[];
  readonly facts: readonly string[];
}

const COMPARISONS = ['before', 'after', 'atLeast', 'atMost', 'moreThan', 'lessThan'];

export function referencesOf(condition: Condition): ConditionReferences {
  const questions = new Set<string>();
  const provisions: { id: string; flag: string }[] = [];
  const facts = new Set<string>();
  const compared = (reference: RowDateReference | NumberReference | RowNumberReference) => {
    if (typeof reference !== 'object') return;
    if ('question' in reference) questions.add(reference.question);
    else if ('fact' in reference) facts.add(reference.fact);
  };
  const comparison = (test: object): void => {
    for (const [name, reference] of Object.entries(test))
      if (COMPARISONS.includes(name)) compared(reference as RowDateReference | RowNumberReference);
  };
  const row = (test: RowCondition): void => {
    if ('all' in test) test.all.forEach(row);
    else if ('any' in test) test.any.forEach(row);
    else if ('not' in test) row(test.not);
    else comparison(test);
  };
  const visit = (each: Condition): void => {
    if ('all' in each) each.all.forEach(visit);
    else if ('any' in each) each.any.forEach(visit);
    else if ('not' in each) visit(each.not);
    else if ('question' in each) {
      questions.add(each.question);
      comparison(each);
      if ('anyRow' in each) row(each.anyRow);
      if ('everyRow' in each) row(each.everyRow);
    } else if ('fact' in each) {
      facts.add(each.fact);
      comparison(each);
    } else if ('provision' in each) provisions.push({ id: each.provision, flag: each.is });
    else if ('sum' in each) {
      questions.add(each.sum.question);
      if (typeof each.to === 'object') questions.add(each.to.question);
    } else if ('citations' in each) {
      questions.add(each.citations);
      if ('someNewerThan' in each) questions.add(each.someNewerThan.latest);
    } else if ('totals' in each) questions.add(each.totals);
    else if ('differ' in each) each.differ.forEach((question) => questions.add(question));
  };
  visit(condition);
  return { questions: [...questions], provisions, facts: [...facts] };
}

/** The provision of a question id: what stands before its first slash. */
export const provisionOf = (question: string): string => question.slice(0, question.indexOf('/'));
