import type { Answer } from './answer';

/** An answer of the last exercise, as it was given then, by the question's id of then. Never exported. */
export interface EarlierAnswer {
  readonly revision: number;
  /** Exercise, and digest of the submission where it came from one. */
  readonly exercise: string;
  readonly submission?: string;
  /** Version of the questionnaire that asked it. */
  readonly questionnaire: string;
  readonly answer: Pick<Answer, 'standing' | 'value' | 'reason' | 'language' | 'texts' | 'by' | 'at'>;
}
