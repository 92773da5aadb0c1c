import type { Standing } from '../questionnaire/condition';
import type { AnswerValue } from './answer';
import type { Evidence, Exercise } from './document';

/**
 * An invented exercise of the practice State, to learn on and to train with: in one language, whole, and marked as practice
 * wherever it goes.
 */
export interface PracticeExercise {
  readonly id: string;
  readonly exercise: Exercise;
  /** ISO date. */
  readonly assessmentDate: string;
  readonly instruments: readonly string[];
  readonly evidence: Readonly<Record<string, Omit<Evidence, 'revision' | 'attachment'>>>;
  /** By question id. */
  readonly answers: Readonly<Record<string, PracticeAnswer>>;
  readonly comments: readonly { readonly about: string; readonly text: string }[];
}

export interface PracticeAnswer {
  readonly standing: Standing;
  readonly value?: AnswerValue;
  readonly reason?: string;
  /** Worded in the language of the exercise. */
  readonly worded: boolean;
}
