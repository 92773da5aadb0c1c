import type { Condition, DateReference, RowCondition } from '#core/questionnaire/condition';

/** Everything that a compiled condition names. */
export interface ConditionReferences {
  readonly questions: readonly string[];
  /** Provisions whose derived flags are tested. */
  readonly provisions: readonly { readonly id: string; readonly flag: string }[];
  readonly facts: readonly string[];
}

export function referencesOf(condition: Condition): ConditionReferences {
  const questions = new Set<string>();
  const provisions: { id: string; flag: string }[] = [];
  const facts = new Set<string>();
  const date = (reference: DateReference) => {
    if (typeof reference === 'string') return;
    if ('question' in reference) questions.add(reference.question);
    else facts.add(reference.fact);
  };
  const row = (test: RowCondition): void => {
    if ('all' in test) test.all.forEach(row);
    else if ('any' in test) test.any.forEach(row);
    else if ('not' in test) row(test.not);
    else if ('before' in test) date(test.before);
    else if ('after' in test) date(test.after);
  };
  const visit = (each: Condition): void => {
    if ('all' in each) each.all.forEach(visit);
    else if ('any' in each) each.any.forEach(visit);
    else if ('not' in each) visit(each.not);
    else if ('question' in each) {
      questions.add(each.question);
      if ('before' in each) date(each.before);
      if ('after' in each) date(each.after);
      if ('anyRow' in each) row(each.anyRow);
      if ('everyRow' in each) row(each.everyRow);
    } else if ('fact' in each) facts.add(each.fact);
    else if ('provision' in each) provisions.push({ id: each.provision, flag: each.is });
    else if ('sum' in each) {
      questions.add(each.sum.question);
      if (typeof each.to === 'object') questions.add(each.to.question);
    } else if ('citations' in each) questions.add(each.citations);
  };
  visit(condition);
  return { questions: [...questions], provisions, facts: [...facts] };
}

/** The provision of a question id: what stands before its first slash. */
export const provisionOf = (question: string): string => question.slice(0, question.indexOf('/'));
