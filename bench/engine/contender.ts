import type { Form, FormValue } from './form';

/** One side of the comparison. */
export interface Contender {
  /** Translates the form into this side's own definition and data; not measured. */
  prepare(form: Form): Prepared;
}

export interface Prepared {
  /** From definition and data to a form that can be read and edited. */
  load(): LoadedForm;
}

export interface LoadedForm {
  set(question: string, value: FormValue): void;
  /** Overall completeness the way this side offers it, as a screen would read it after each change. */
  completeness(): Reading;
  /** The number of questions that are asked and lack an answer, by validating the whole form. */
  validate(): number;
  /** Whether each question, in the order of the form, is visible and whether it is answered; not measured. */
  isVisible(question: string): boolean;
  isAnswered(question: string): boolean;
}

export interface Reading {
  readonly asked: number;
  readonly answered: number;
}
