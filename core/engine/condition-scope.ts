import type { DerivedFlag } from '../questionnaire/condition';
import type { Questionnaire, Question } from '../questionnaire/definition';

/** Numbers of everything that a condition may name; unknown names throw, since content was checked before. */
export class ConditionScope {
  readonly questions = new Map<string, number>();
  readonly provisions = new Map<string, number>();
  readonly facts = new Map<string, number>();

  constructor(readonly questionnaire: Questionnaire) {
    questionnaire.provisions.forEach((provision, number) => addOnce(this.provisions, provision.id, number, 'provision'));
    questionnaire.questions.forEach((question, number) => addOnce(this.questions, question.id, number, 'question'));
  }

  question(id: string): number {
    return found(this.questions.get(id), 'question', id);
  }

  provision(id: string): number {
    return found(this.provisions.get(id), 'provision', id);
  }

  definition(question: number): Question {
    return this.questionnaire.questions[question]!;
  }

  /** Facts get a number when a condition first names them; nothing else needs to be told of them. */
  fact(id: string): number {
    const known = this.facts.get(id);
    if (known !== undefined) return known;
    this.facts.set(id, this.facts.size);
    return this.facts.size - 1;
  }
}

function addOnce(numbers: Map<string, number>, id: string, number: number, what: string): void {
  if (numbers.has(id)) throw new Error(`The questionnaire has two ${what}s with the id ${id}.`);
  numbers.set(id, number);
}

function found(number: number | undefined, what: string, id: string): number {
  if (number === undefined) throw new Error(`The questionnaire has no ${what} ${id}, although a condition or rule names it.`);
  return number;
}

/** What one condition reads, gathered while it is compiled: the edges of the dependency graph. */
export class Reads {
  readonly questions = new Set<number>();
  readonly facts = new Set<number>();
  /** Citation questions whose evidence is looked at. */
  readonly citations = new Set<number>();
  readonly flags: { readonly flag: DerivedFlag; readonly provision: number }[] = [];

  /** For the next condition: there are tens of thousands, and most read one question. */
  clear(): void {
    if (this.questions.size > 0) this.questions.clear();
    if (this.facts.size > 0) this.facts.clear();
    if (this.citations.size > 0) this.citations.clear();
    this.flags.length = 0;
  }
}
