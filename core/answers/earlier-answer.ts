import type { Answer, Person } from './answer';

/** What became of a question between two questionnaires; by what the newer one says of it, never by likeness. */
export const FATES = ['same', 'reworded', 'moved', 'split', 'merged', 'retired'] as const;
export type Fate = (typeof FATES)[number];

/**
 * An answer of the last exercise, as it was given then. Never exported. The key is the id of the question of then, with
 * `~2`, `~3`, … where earlier answers to that id came from several exercises.
 */
export interface EarlierAnswer {
  readonly revision: number;
  /** Exercise with its title, and digest of the submission where it came from one. */
  readonly exercise: string;
  readonly title: string;
  readonly submission?: string;
  /** Id of the question of then. */
  readonly question: string;
  /** SHA-512 of the kept file that holds the questionnaire of then with its wording (`earlier/` beside the assessment). */
  readonly asked: string;
  readonly became: Fate;
  /** Questions of the present questionnaire beside which it is shown; none: it is read in the list of what is not asked any more. */
  readonly beside: readonly string[];
  readonly answer: EarlierContent;
  /** When the place where it is shown was first opened since; nothing is confirmed in bulk before. */
  readonly seen?: Mark;
  /** Somebody said that it holds no more. */
  readonly outdated?: Mark;
}

/** `by` is absent where it came from a submission, which names nobody. */
export type EarlierContent = Pick<Answer, 'standing' | 'value' | 'reason' | 'language' | 'texts' | 'at'> & Partial<Pick<Answer, 'by'>>;

export interface Mark {
  readonly by: Person;
  /** ISO instant. */
  readonly at: string;
}
